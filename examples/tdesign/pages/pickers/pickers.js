const cities = ['Lisbon', 'Quito', 'Xiamen', 'Valencia', 'Naples', 'Palermo'];

Page({
  data: {
    kinds: ['city', 'date', 'calendar', 'color'],
    opened: '',
    chosen: {},
    city: ['Xiamen', 'Autumn'],
    cities: cities.map((label) => ({ label, value: label })),
    seasons: ['Spring', 'Summer', 'Autumn', 'Winter'].map((label) => ({ label, value: label })),
    date: '2024-05-06 07:08',
    day: new Date(2024, 4, 15).getTime(),
    first: new Date(2024, 4, 1).getTime(),
    last: new Date(2024, 6, 31).getTime(),
  },
  onLoad({ open = 'city' }) {
    this.setData({ opened: open });
  },
  open(event) {
    this.setData({ opened: event.currentTarget.dataset.open });
  },
  close() {
    this.setData({ opened: '' });
  },
  choose(event) {
    const { kind } = event.currentTarget.dataset;
    this.setData({ [`chosen.${kind}`]: String(event.detail.value), opened: kind === 'color' ? 'color' : '' });
  },
  chooseDay(event) {
    this.setData({ 'chosen.calendar': new Date(event.detail.value).toDateString(), opened: '' });
  },
});
