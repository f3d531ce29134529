const componentPage = require('../../lib/component-page');

Page(
  componentPage(require('./cases'), {
    data: {},
    onLoad() {
      this.events = [];
    },
    heard({ type, detail, currentTarget }) {
      this.events.push({ type, detail, id: currentTarget.id });
    },
  }),
);
