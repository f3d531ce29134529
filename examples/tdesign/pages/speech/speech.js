Page({
  data: { outcome: '' },
  onEnd(event) {
    this.setData({ outcome: event.type });
  },
});
