Component({
  properties: {
    product: { type: Object, value: {} },
  },

  methods: {
    onOpen() {
      wx.navigateTo({ url: `/pages/product/product?id=${this.data.product.id}` });
    },

    onAdd() {
      this.triggerEvent('add', { id: this.data.product.id });
    },
  },
});
