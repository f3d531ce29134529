Page({
  data: {
    size: 'm',
    sizes: [
      { value: 's', label: 'Small', content: 'One handful' },
      { value: 'm', label: 'Medium', content: 'Two handfuls' },
      { value: 'l', label: 'Large', content: 'A whole bag' },
    ],
    options: [
      { value: 'a', label: 'Sugar' },
      { value: 'b', label: 'Honey' },
      { value: 'c', label: 'Nothing', disabled: true },
    ],
    toppings: ['b'],
    stars: 3,
  },
  onSize(event) {
    this.setData({ size: event.detail.value });
  },
  onToppings(event) {
    this.setData({ toppings: event.detail.value });
  },
  onStars(event) {
    this.setData({ stars: event.detail.value });
  },
});
