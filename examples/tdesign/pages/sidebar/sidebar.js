Page({
  data: { value: 1, groups: ['Citrus', 'Berries', 'Stone fruit', 'Nuts', 'Sold out'] },
  onChange(event) {
    this.setData({ value: event.detail.value });
  },
});
