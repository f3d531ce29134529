const componentPage = require('../../lib/component-page');

Page(
  componentPage(require('./cases'), {
    data: { top: 0 },
    onLoad() {
      this.events = [];
    },
    tapped(event) {
      this.events.push(event);
    },
    loaded(event) {
      this.events.push(event);
    },
  }),
);
