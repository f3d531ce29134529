const componentPage = require('../../lib/component-page');

Page(
  componentPage(require('./cases'), {
    data: { mode: 'normal', position: 'back', second: false },
    onLoad() {
      this.events = [];
    },
    heard(event) {
      this.events.push(event);
    },
  }),
);
