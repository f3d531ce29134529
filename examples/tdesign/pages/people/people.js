Page({
  data: { messages: 3, closable: true, themes: ['default', 'primary', 'success', 'warning', 'danger'] },
  more() {
    this.setData({ messages: this.data.messages + 1 });
  },
  close() {
    this.setData({ closable: false });
  },
});
