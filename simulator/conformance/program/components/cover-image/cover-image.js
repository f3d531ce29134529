const componentPage = require('../../lib/component-page');

Page(
  componentPage(require('./cases'), {
    data: { src: '' },
    onLoad() {
      this.events = [];
    },
    heard(event) {
      this.events.push(event);
    },
  }),
);
