Page({
  data: {
    files: [{ url: '/assets/picture.svg' }, { url: '/assets/portrait.svg', loading: true }, { url: '/assets/leaf.svg', error: true }],
    outcome: '',
  },
  onSelect(event) {
    this.setData({ files: this.data.files.concat(event.detail.tempFilePaths.map((url) => ({ url }))) });
  },
  onDelete(event) {
    this.setData({ outcome: `deleted ${event.detail.index}` });
  },
  onFail() {
    this.setData({ outcome: 'failed' });
  },
});
