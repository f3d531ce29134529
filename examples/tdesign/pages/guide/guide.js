const rectOf = (page, selector) => () =>
  new Promise((resolve) => page.createSelectorQuery().select(selector).boundingClientRect(resolve).exec());

Page({
  data: { current: -1, steps: [], finished: false },
  onReady() {
    this.setData({
      steps: [
        { element: rectOf(this, '.first'), title: 'A caption', body: 'It names its group.', placement: 'bottom' },
        { element: rectOf(this, '.second'), title: 'A button', body: 'It starts the guide.', placement: 'bottom-left' },
      ],
      current: 0,
    });
  },
  start() {
    this.setData({ current: 0, finished: false });
  },
  onChange(event) {
    this.setData({ current: event.detail.current });
  },
  onEnd() {
    this.setData({ current: -1, finished: true });
  },
});
