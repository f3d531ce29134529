Page({
  data: {
    opened: false,
    sort: 'new',
    sorts: [
      { text: 'Newest', value: 'new' },
      { text: 'Cheapest', value: 'cheap' },
      { text: 'Largest', value: 'large', icon: 'star-o' },
    ],
  },
  onReady() {
    this.openCell();
    this.selectComponent('#sort').toggle(true);
  },
  onSort(event) {
    this.setData({ sort: event.detail });
  },
  onOpen() {
    this.setData({ opened: true });
  },
  openCell() {
    this.selectComponent('#cell').open('right');
  },
});
