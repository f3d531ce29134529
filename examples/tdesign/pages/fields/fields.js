Page({
  data: { name: 'Ada', marks: { 0: 'low', 50: 'mid', 100: 'high' }, remark: '', query: '', results: [], amount: 1, volume: 40, lit: false },
  onName(event) {
    this.setData({ name: event.detail.value });
  },
  onRemark(event) {
    this.setData({ remark: event.detail.value });
  },
  onQuery(event) {
    const { value } = event.detail;
    this.setData({ query: value, results: ['kumquat', 'lime', 'lemon'].filter((fruit) => value && fruit.includes(value)) });
  },
  onAmount(event) {
    this.setData({ amount: event.detail.value });
  },
  onVolume(event) {
    this.setData({ volume: event.detail.value });
  },
  onSwitch(event) {
    this.setData({ lit: event.detail.value });
  },
});
