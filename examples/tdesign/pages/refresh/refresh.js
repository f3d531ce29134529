Page({
  data: { busy: true, times: 0, rows: [1, 2, 3, 4, 5, 6] },
  refresh() {
    this.setData({ busy: true, times: this.data.times + 1 });
  },
  onRefresh() {
    this.setData({ times: this.data.times + 1, busy: false });
  },
  onLower() {
    this.setData({ rows: [...this.data.rows, this.data.rows.length + 1] });
  },
});
