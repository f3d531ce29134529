Page({
  data: {
    icons: ['home', 'user', 'search', 'cart', 'star', 'heart', 'time', 'setting', 'location', 'camera', 'delete', 'chevron-right'],
    picked: '',
    long: 'Kumquats are small, oval fruits that are eaten whole: the peel is sweet and the flesh is sour. They keep for two weeks in the refrigerator and much longer as marmalade.',
  },
  pick(event) {
    this.setData({ picked: event.currentTarget.dataset.name });
  },
});
