Page({
  data: {
    percent: 60,
    gradient: { '0%': '#ffd01e', '100%': '#ee0a24' },
    step: 1,
    steps: [{ text: 'Order', desc: 'at noon' }, { text: 'Pay', desc: 'at once' }, { text: 'Receive', desc: 'later' }],
    time: (30 * 60 + 5) * 60 * 1000,
    loading: true,
  },
  further() {
    this.setData({ percent: this.data.percent + 10 });
  },
  onStep(event) {
    this.setData({ step: event.detail });
  },
  loaded() {
    this.setData({ loading: false });
  },
});
