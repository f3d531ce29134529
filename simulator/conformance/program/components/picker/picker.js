const componentPage = require('../../lib/component-page');

Page(
  componentPage(require('./cases'), {
    data: {
      fruit: [{ name: 'kumquat' }, { name: 'lime' }, { name: 'lemon' }],
      lists: [
        ['a', 'b'],
        ['a1', 'a2'],
      ],
      place: ['广东省', '广州市', '海珠区'],
    },
    onLoad() {
      this.events = [];
    },
    heard({ type, detail, currentTarget }) {
      this.events.push({ type, detail, id: currentTarget.id });
    },
    columns({ detail }) {
      this.turned = [...(this.turned || []), detail];
      if (detail.column === 0) this.setData({ 'lists[1]': ['b1', 'b2'] });
    },
  }),
);
