Page({
  data: { tab: 1, bar: 0, gone: false },
  onTab(event) {
    this.setData({ tab: event.detail.index });
  },
  onBar(event) {
    this.setData({ bar: event.detail });
  },
  back() {
    this.setData({ gone: true });
  },
});
