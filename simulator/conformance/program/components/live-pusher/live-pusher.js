const componentPage = require('../../lib/component-page');

Page(
  componentPage(require('./cases'), {
    data: { url: '', autopush: false },
    onLoad() {
      this.events = [];
    },
    heard(event) {
      this.events.push(event);
    },
  }),
);
