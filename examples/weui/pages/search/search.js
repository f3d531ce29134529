const FRUITS = ['Kumquat', 'Lime', 'Lemon', 'Yuzu'];

Page({
  data: { query: '', chosen: '', focus: true, search: null },
  onLoad() {
    this.setData({ search: (text) => Promise.resolve(FRUITS.filter((fruit) => fruit.toLowerCase().includes(text)).map((fruit) => ({ text: fruit, value: fruit }))) });
  },
  onInput(event) {
    this.setData({ query: event.detail.value });
  },
  onSelect(event) {
    this.setData({ chosen: event.detail.item.value });
  },
});
