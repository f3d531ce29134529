Page({
  data: {
    tab: 'second',
    unit: 'week',
    units: [
      { label: 'Day', value: 'day' },
      { label: 'Week', value: 'week' },
      { label: 'Year', value: 'year' },
    ],
    sort: 'new',
    sorts: [
      { label: 'Newest', value: 'new' },
      { label: 'Cheapest', value: 'cheap' },
      { label: 'Largest', value: 'large' },
    ],
  },
  onTab(event) {
    this.setData({ tab: event.detail.value });
  },
  onUnit(event) {
    this.setData({ unit: event.detail.value });
  },
  onSort(event) {
    this.setData({ sort: event.detail.value });
  },
});
