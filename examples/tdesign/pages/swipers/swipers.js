Page({
  data: {
    current: 0,
    pictures: ['/assets/picture.svg', '/assets/portrait.svg', '/assets/leaf.svg'],
    actions: [{ text: 'Keep', className: 'keep' }, { text: 'Delete', className: 'delete' }],
    action: '',
    viewing: false,
  },
  onLoad({ open }) {
    if (open === 'viewer') this.view();
  },
  onChange(event) {
    this.setData({ current: event.detail.current });
  },
  next() {
    this.setData({ current: (this.data.current + 1) % 3 });
  },
  onAction(event) {
    this.setData({ action: event.detail.text });
  },
  view() {
    this.setData({ viewing: true });
  },
  close() {
    this.setData({ viewing: false });
  },
});
