Page({
  data: { taps: 0, on: true, tag: true },
  count() {
    this.setData({ taps: this.data.taps + 1 });
  },
  toggle() {
    this.setData({ on: !this.data.on });
  },
  onTag(event) {
    this.setData({ tag: event.detail.checked });
  },
});
