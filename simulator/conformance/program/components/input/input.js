const componentPage = require('../../lib/component-page');

Page(
  componentPage(require('./cases'), {
    data: { focused: false, text: '' },
    onLoad() {
      this.events = [];
    },
    heard({ type, detail, currentTarget }) {
      this.events.push({ type, detail, id: currentTarget.id });
    },
    upper({ detail }) {
      return { value: detail.value.toUpperCase(), cursor: 1 };
    },
  }),
);
