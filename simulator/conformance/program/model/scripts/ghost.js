Component({
  options: { virtualHost: true },
  properties: { width: Number },
  methods: {
    moved(far) {
      const tell = ([{ marginLeft }]) => this.triggerEvent('swiped', { far, marginLeft });
      this.createSelectorQuery()
        .select('#wrapper')
        .fields({ computedStyle: ['marginLeft'] })
        .exec(tell);
    },
  },
});
