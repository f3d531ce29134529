Page({
  data: {
    kinds: ['dialog', 'one', 'sheet', 'half'],
    opened: '',
    answer: '',
    buttons: [{ text: 'Keep' }, { text: 'Delete', extClass: 'delete' }],
    oneButton: [{ text: 'OK' }],
    halfButtons: [{ type: 'default', className: '', text: 'Help' }, { type: 'primary', className: '', text: 'Go' }],
    actions: [{ text: 'Share', value: 'share' }, { text: 'Save', value: 'save' }, { text: 'Delete', type: 'warn', value: 'delete' }],
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
  onButton(event) {
    this.setData({ answer: event.detail.item.text, opened: '' });
  },
  onAction(event) {
    this.setData({ answer: event.detail.value, opened: '' });
  },
});
