Page({
  data: { tapped: false, count: 3, icons: ['add', 'album', 'camera', 'comment', 'delete', 'location', 'search', 'setting', 'star', 'arrow'] },
  tap() {
    this.setData({ tapped: true, count: this.data.count + 1 });
  },
});
