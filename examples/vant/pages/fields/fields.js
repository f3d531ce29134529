Page({
  data: { name: 'Ada', remark: '', query: '', amount: 1, volume: 40, lit: false },
  onName(event) {
    this.setData({ name: event.detail });
  },
  onQuery(event) {
    this.setData({ query: event.detail });
  },
  onCancel() {
    this.setData({ query: '' });
  },
  onAmount(event) {
    this.setData({ amount: event.detail });
  },
  onVolume(event) {
    this.setData({ volume: event.detail });
  },
  onSwitch(event) {
    this.setData({ lit: event.detail });
  },
});
