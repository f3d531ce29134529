Page({
  data: {
    kinds: ['dialog', 'input', 'popup', 'center', 'sheet', 'grid sheet', 'drawer', 'overlay', 'popover'],
    opened: '',
    answer: '',
    items: [{ label: 'Share', title: 'Share' }, { label: 'Save', title: 'Save', disabled: true }, { label: 'Delete', title: 'Delete', color: '#d54941' }],
    gridItems: ['app', 'share', 'heart', 'star', 'time'].map((icon) => ({ label: icon, icon })),
  },
  onLoad({ open = 'dialog' }) {
    this.setData({ opened: open });
  },
  open(event) {
    this.setData({ opened: event.currentTarget.dataset.open });
  },
  close() {
    this.setData({ opened: '' });
  },
  onVisible(event) {
    if (!event.detail.visible) this.close();
  },
  onPopover(event) {
    if (!event.detail.visible) this.close();
  },
  yes() {
    this.setData({ answer: 'Yes', opened: '' });
  },
  no() {
    this.setData({ answer: 'No', opened: '' });
  },
  onSelected(event) {
    this.setData({ answer: event.detail.selected.label, opened: '' });
  },
  onItem(event) {
    this.setData({ answer: event.detail.item.title, opened: '' });
  },
});
