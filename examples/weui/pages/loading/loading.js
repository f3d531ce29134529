Page({
  data: { shown: true },
  toggle() {
    this.setData({ shown: !this.data.shown });
  },
});
