const componentPage = require('../../lib/component-page');

Page(
  componentPage(require('./cases'), {
    data: { controls: true, src: '/assets/film.webm' },
    onLoad() {
      this.events = [];
    },
    heard(event) {
      this.events.push(event);
    },
  }),
);
