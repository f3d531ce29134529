const componentPage = require('../../lib/component-page');

Page(
  componentPage(require('./cases'), {
    sized(event) {
      'worklet';
      this.sizes = (this.sizes || []).concat(event);
    },
  }),
);
