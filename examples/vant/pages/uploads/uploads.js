const image = (more) => ({ url: '/assets/picture.svg', name: 'picture.svg', isImage: true, ...more });

Page({
  data: {
    files: [image({ deletable: true }), image()],
    states: [image({ status: 'uploading', message: 'Sending' }), image({ status: 'failed', message: 'Failed' }), { url: '/recipe.pdf', name: 'recipe.pdf' }],
  },
  onRead(event) {
    this.setData({ files: this.data.files.concat(event.detail.file) });
  },
  onDelete(event) {
    this.setData({ files: this.data.files.filter((_, index) => index !== event.detail.index) });
  },
});
