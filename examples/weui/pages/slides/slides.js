Page({
  data: {
    rows: ['First', 'Second'],
    buttons: [{ text: 'Normal' }, { text: 'Note' }, { type: 'warn', text: 'Delete', extClass: 'delete' }],
    iconButtons: [{ src: '/assets/leaf.svg' }, { src: '/assets/portrait.svg' }],
    outcome: '',
  },
  onButton(event) {
    this.setData({ outcome: `${event.currentTarget.dataset.row}: button ${event.detail.index}` });
  },
});
