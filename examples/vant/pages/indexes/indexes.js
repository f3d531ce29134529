const NAMES = ['Almond', 'Apple', 'Apricot', 'Banana', 'Blackberry', 'Cherry', 'Currant', 'Date', 'Fig', 'Grape', 'Kiwi', 'Kumquat', 'Lemon', 'Lime', 'Mango', 'Orange', 'Peach', 'Pear', 'Plum', 'Quince', 'Yuzu'];
const letters = [...new Set(NAMES.map((name) => name[0]))];

Page({
  data: { letters, selected: '', groups: letters.map((letter) => ({ letter, names: NAMES.filter((name) => name[0] === letter) })) },
  onSelect(event) {
    this.setData({ selected: event.detail });
  },
});
