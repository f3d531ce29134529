Page({
  data: {
    percent: 60,
    step: 1,
    loading: true,
    long: 'This notice is longer than the screen is wide, and so it runs from the right to the left for as long as the page is open.',
    rows: [{ width: '60%' }, [{ width: '40px', height: '40px', type: 'circle' }, { width: '70%' }], { width: '100%' }],
  },
  further() {
    this.setData({ percent: this.data.percent + 10 });
  },
  onStep(event) {
    this.setData({ step: event.detail.current });
  },
  loaded() {
    this.setData({ loading: false });
  },
});
