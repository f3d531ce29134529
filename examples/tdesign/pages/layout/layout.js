Page({
  data: { visible: true },
  toggle() {
    this.setData({ visible: !this.data.visible });
  },
});
