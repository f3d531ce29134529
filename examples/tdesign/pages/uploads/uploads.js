const image = (status, more) => ({ url: '/assets/picture.svg', name: `${status}.svg`, type: 'image', status, ...more });

Page({
  data: {
    files: [image('done'), image('done')],
    states: [image('loading', { percent: 68 }), image('reload'), image('failed')],
    papers: [
      { fileType: 'image', name: 'leaf.svg', url: '/assets/leaf.svg', size: 2048 },
      { fileType: 'pdf', name: 'recipe.pdf', url: '/recipe.pdf', size: 40960 },
      { fileType: 'doc', name: 'letter.docx', url: '/letter.docx', size: 100, status: 'pending', progress: 40 },
    ],
  },
  onAdd(event) {
    this.setData({ files: [...this.data.files, ...(event.detail.files ?? [])] });
  },
  onRemove(event) {
    this.setData({ files: this.data.files.filter((_, index) => index !== event.detail.index) });
  },
  onPaper(event) {
    this.setData({ papers: this.data.papers.filter((_, index) => index !== event.detail.index) });
  },
});
