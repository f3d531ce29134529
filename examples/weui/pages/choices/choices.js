Page({
  data: {
    fruits: [
      { label: 'Kumquat', value: 'kumquat', checked: true },
      { label: 'Lime', value: 'lime', checked: false },
      { label: 'Yuzu', value: 'yuzu', checked: false, disabled: true },
    ],
    chosen: 'kumquat',
    sizes: [{ label: 'Small', value: 's' }, { label: 'Medium', value: 'm' }],
    one: 'm',
  },
  onMany(event) {
    this.setData({ chosen: String(event.detail.value) });
  },
  onOne(event) {
    this.setData({ one: event.detail.value });
  },
});
