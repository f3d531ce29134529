const children = (...names) => names.map((text) => ({ text, id: text.toLowerCase() }));

Page({
  data: {
    key: 1,
    main: 0,
    active: ['lime'],
    items: [
      { text: 'Citrus', badge: 3, children: children('Kumquat', 'Lime', 'Yuzu') },
      { text: 'Stone', dot: true, children: children('Plum', 'Cherry') },
      { text: 'Sold out', disabled: true, children: [] },
    ],
  },
  onChange(event) {
    this.setData({ key: event.detail });
  },
  onNav(event) {
    this.setData({ main: event.detail.index });
  },
  onItem(event) {
    const { id } = event.detail;
    const { active } = this.data;
    this.setData({ active: active.includes(id) ? active.filter((other) => other !== id) : [...active, id] });
  },
});
