Page({
  data: { shown: true, current: 1, pictures: ['/assets/picture.svg', '/assets/portrait.svg', '/assets/leaf.svg'] },
  open() {
    this.setData({ shown: true });
  },
  onChange(event) {
    this.setData({ current: event.detail.current });
  },
  onDelete(event) {
    this.setData({ pictures: this.data.pictures.filter((url) => url !== event.detail.url), current: 0 });
  },
  onHide() {
    this.setData({ shown: false });
  },
});
