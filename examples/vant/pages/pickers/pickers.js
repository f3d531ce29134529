const FRUITS = { Citrus: ['Kumquat', 'Lime', 'Yuzu'], Stone: ['Plum', 'Cherry'] };

Page({
  data: {
    kinds: ['columns', 'date', 'time', 'area', 'cascader', 'calendar', 'range'],
    opened: '',
    chosen: {},
    cities: ['Lisbon', 'Quito', 'Xiamen', { text: 'Valencia', disabled: true }, 'Naples'],
    columns: [{ values: Object.keys(FRUITS), className: 'kind' }, { values: FRUITS.Citrus, className: 'fruit', defaultIndex: 1 }],
    date: new Date(2024, 4, 15, 10, 20).getTime(),
    first: new Date(2024, 4, 1).getTime(),
    last: new Date(2024, 6, 31).getTime(),
    range: [new Date(2024, 4, 8).getTime(), new Date(2024, 4, 11).getTime()],
    areas: {
      province_list: { 350000: 'Fujian', 440000: 'Guangdong' },
      city_list: { 350100: 'Fuzhou', 350200: 'Xiamen', 440100: 'Guangzhou' },
      county_list: { 350102: 'Gulou', 350203: 'Siming', 350205: 'Haicang', 440103: 'Liwan' },
    },
    places: [
      { text: 'Fujian', value: 'fujian', children: [{ text: 'Xiamen', value: 'xiamen' }, { text: 'Fuzhou', value: 'fuzhou' }] },
      { text: 'Guangdong', value: 'guangdong', children: [{ text: 'Guangzhou', value: 'guangzhou' }] },
    ],
  },
  onLoad({ open = '' }) {
    this.setData({ opened: open });
  },
  open(event) {
    this.setData({ opened: event.currentTarget.dataset.open });
  },
  close() {
    this.setData({ opened: '' });
  },
  onColumn(event) {
    const { picker, value } = event.detail;
    picker.setColumnValues(1, FRUITS[value[0]]);
  },
  choose(event) {
    const { kind } = event.currentTarget.dataset;
    const { detail } = event;
    this.setData({ [`chosen.${kind}`]: String(detail.value ?? detail), opened: '' });
  },
  chooseArea(event) {
    const { kind } = event.currentTarget.dataset;
    const { values, selectedOptions } = event.detail;
    const names = (values ?? selectedOptions).map((item) => item.name ?? item.text);
    this.setData({ [`chosen.${kind}`]: names.join(', '), opened: '' });
  },
});
