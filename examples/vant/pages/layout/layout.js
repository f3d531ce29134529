Page({
  data: { tapped: false, shown: true },
  tap() {
    this.setData({ tapped: true });
  },
  toggle() {
    this.setData({ shown: !this.data.shown });
  },
});
