Page({
  data: { open: ['a'], one: '1' },
  onChange(event) {
    this.setData({ open: event.detail });
  },
  onOne(event) {
    this.setData({ one: event.detail });
  },
});
