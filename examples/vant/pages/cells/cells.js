Page({
  data: { tapped: false, closable: true, types: ['primary', 'success', 'danger', 'warning'], fits: ['contain', 'cover', 'fill', 'none'] },
  tap() {
    this.setData({ tapped: true });
  },
  close() {
    this.setData({ closable: false });
  },
});
