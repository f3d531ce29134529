const componentPage = require('../../lib/component-page');

Page(
  componentPage(require('./cases'), {
    data: { twice: false },
    onLoad() {
      this.heard = [];
    },
    touched(event) {
      this.heard.push(event);
    },
    held(event) {
      this.heard.push(event);
    },
    failed(event) {
      this.heard.push(event);
    },
  }),
);
