const componentPage = require('../../lib/component-page');

Page(
  componentPage(require('./cases'), {
    data: { src: '', autoplay: false },
    onLoad() {
      this.events = [];
    },
    heard(event) {
      this.events.push(event);
    },
  }),
);
