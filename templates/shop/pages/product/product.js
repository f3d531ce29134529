import { findProduct, formatPrice } from '../../utils/products';
import { addToCart } from '../../utils/cart';
import Toast from 'tdesign-miniprogram/toast/index';

Page({
  data: {
    product: null,
    count: 1,
    total: '',
  },

  onLoad(query) {
    const product = findProduct(query.id || 'kumquats');
    if (!product) return;
    this.setData({ product, total: formatPrice(product.cents) });
    wx.setNavigationBarTitle({ title: product.title });
  },

  onPhoto() {
    wx.previewImage({ urls: [this.data.product.image] });
  },

  onCount(event) {
    const count = event.detail.value;
    this.setData({ count, total: formatPrice(this.data.product.cents * count) });
  },

  onAdd() {
    addToCart(this.data.product.id, this.data.count);
    getApp().showCount();
    Toast({ context: this, selector: '#t-toast', message: 'In your cart', theme: 'success', duration: 1200 });
  },
});
