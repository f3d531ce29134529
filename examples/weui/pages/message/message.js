Page({
  data: { tapped: false },
  tap() {
    this.setData({ tapped: true });
  },
});
