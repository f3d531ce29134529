Page({
  data: {
    kinds: ['dialog', 'round', 'slot', 'bottom', 'right', 'center', 'sheet', 'share', 'overlay'],
    opened: '',
    answer: '',
    actions: [{ name: 'Share', subname: 'with everybody' }, { name: 'Save', disabled: true }, { name: 'Loading', loading: true }, { name: 'Delete', color: '#ee0a24' }],
    shares: [{ name: 'Chat', icon: 'wechat' }, { name: 'Link', icon: 'link', description: 'copied' }, { name: 'Poster', icon: 'poster' }],
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
  yes() {
    this.setData({ answer: 'Yes', opened: '' });
  },
  no() {
    this.setData({ answer: 'No', opened: '' });
  },
  onSelect(event) {
    this.setData({ answer: event.detail.name, opened: '' });
  },
  onShare(event) {
    this.setData({ answer: event.detail.name, opened: '' });
  },
});
