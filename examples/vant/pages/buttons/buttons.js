Page({
  data: { taps: 0, on: true, picked: '', icons: ['shop-o', 'close', 'success', 'search', 'like', 'star-o', 'cart-o', 'setting-o'] },
  count() {
    this.setData({ taps: this.data.taps + 1 });
  },
  toggle() {
    this.setData({ on: !this.data.on });
  },
  pick(event) {
    this.setData({ picked: event.currentTarget.dataset.name });
  },
});
