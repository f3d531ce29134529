const componentPage = require('../../lib/component-page');

Page(
  componentPage(require('./cases'), {
    data: { modes: require('./modes').map(([mode]) => mode), src: '', lazy: false, menu: false, fade: false },
    onLoad() {
      this.events = [];
      this.loaded = 0;
    },
    heard(event) {
      this.events.push(event);
    },
    late() {
      this.loaded += 1;
    },
  }),
);
