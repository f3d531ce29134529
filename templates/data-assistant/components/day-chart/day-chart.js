Component({
  properties: {
    /** `{ day, value, text }`, oldest first. */
    days: { type: Array, value: [] },
  },

  data: {
    bars: [],
    chosen: -1,
    most: '',
  },

  observers: {
    days(days) {
      const most = days.reduce((best, day) => (day.value > best.value ? day : best), { value: 0, text: '0' });
      this.setData({
        bars: days.map((day) => ({ ...day, height: most.value > 0 ? Math.max(1, Math.round((day.value / most.value) * 100)) : 1 })),
        most: most.text,
        chosen: -1,
      });
    },
  },

  methods: {
    onChoose(event) {
      const { index } = event.currentTarget.dataset;
      this.setData({ chosen: index === this.data.chosen ? -1 : index });
    },
  },
});
