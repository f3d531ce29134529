Page({
  data: { amount: 2, outcome: '', goods: false },
  onLoad({ goods }) {
    this.setData({ goods: goods === '1' });
  },
  more() {
    this.setData({ amount: this.data.amount + 1 });
  },
  order() {
    this.setData({ outcome: `Ordered ${this.data.amount}` });
  },
  swap() {
    this.setData({ goods: !this.data.goods });
  },
});
