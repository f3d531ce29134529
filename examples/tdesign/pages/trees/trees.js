const branch = (name, leaves) => ({ label: name, value: name, children: leaves.map((leaf) => ({ label: leaf, value: leaf })) });
const tree = [branch('Citrus', ['Kumquat', 'Lime', 'Yuzu', 'Pomelo']), branch('Stone', ['Plum', 'Cherry']), branch('Berry', ['Currant'])];

Page({
  data: {
    tree,
    value: ['Citrus', 'Lime'],
    many: ['Citrus', ['Kumquat', 'Yuzu']],
    visible: false,
    note: 'Nowhere',
    place: null,
    places: [branch('Portugal', ['Lisbon', 'Porto']), branch('Ecuador', ['Quito', 'Cuenca']), branch('China', ['Xiamen'])],
  },
  onLoad({ open }) {
    if (open === 'cascader') this.open();
  },
  onTree(event) {
    this.setData({ value: event.detail.value });
  },
  onMany(event) {
    this.setData({ many: event.detail.value });
  },
  open() {
    this.setData({ visible: true });
  },
  close() {
    this.setData({ visible: false });
  },
  onPlace(event) {
    const { selectedOptions, value } = event.detail;
    this.setData({ place: value, note: selectedOptions.map((option) => option.label).join(', ') });
  },
});
