const componentPage = require('../../lib/component-page');

Page(
  componentPage(require('./cases'), {
    tapped(event) {
      this.tap = event;
    },
  }),
);
