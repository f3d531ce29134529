Component({
  methods: {
    tapped(dataset) {
      this.dataset_ = dataset;
    },
  },
});
