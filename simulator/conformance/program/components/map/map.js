const componentPage = require('../../lib/component-page');

Page(
  componentPage(require('./cases'), {
    data: { latitude: 23.1, longitude: 113.3, scale: 14, scroll: true, own: false, custom: false },
    onLoad() {
      this.events = [];
    },
    heard(event) {
      this.events.push(event);
    },
  }),
);
