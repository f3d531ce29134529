const tips = [{ type: 'error', text: 'Something is wrong' }, { type: 'success', text: 'All is well' }, { type: 'info', text: 'By the way' }];

Page({
  data: { tips, tip: tips[1], shown: true },
  show(event) {
    this.setData({ tip: tips[event.currentTarget.dataset.index], shown: true });
  },
});
