Page({
  data: { agreed: true, fruits: ['kumquat', 'lime', 'yuzu'], chosen: ['lime'], size: 'm', stars: 3 },
  onAgree(event) {
    this.setData({ agreed: event.detail });
  },
  onChosen(event) {
    this.setData({ chosen: event.detail });
  },
  onSize(event) {
    this.setData({ size: event.detail });
  },
  onCell(event) {
    this.setData({ size: event.currentTarget.dataset.name });
  },
  onStars(event) {
    this.setData({ stars: event.detail });
  },
});
