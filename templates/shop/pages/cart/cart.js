import { findProduct, formatPrice } from '../../utils/products';
import { readCart, setCount, emptyCart } from '../../utils/cart';
import Toast from 'tdesign-miniprogram/toast/index';

const FREE_FROM = 2000;
const DELIVERY = 390;

Page({
  data: {
    rows: [],
    sum: '',
    delivery: '',
    total: '',
    asking: false,
  },

  onShow() {
    this.refresh();
  },

  refresh() {
    const cart = readCart();
    const rows = Object.keys(cart)
      .map((id) => ({ product: findProduct(id), count: cart[id] }))
      .filter((row) => row.product)
      .map(({ product, count }) => ({ ...product, count, sum: formatPrice(product.cents * count) }));
    const cents = rows.reduce((all, row) => all + row.cents * row.count, 0);
    const delivery = cents >= FREE_FROM ? 0 : DELIVERY;
    this.setData({
      rows,
      sum: formatPrice(cents),
      delivery: delivery === 0 ? 'free' : formatPrice(delivery),
      total: formatPrice(cents + delivery),
    });
    getApp().showCount();
  },

  onCount(event) {
    setCount(event.currentTarget.dataset.id, event.detail.value);
    this.refresh();
  },

  onRemove(event) {
    setCount(event.currentTarget.dataset.id, 0);
    this.refresh();
  },

  onBrowse() {
    wx.switchTab({ url: '/pages/home/home' });
  },

  onOrder() {
    this.setData({ asking: true });
  },

  onCancel() {
    this.setData({ asking: false });
  },

  onConfirm() {
    emptyCart();
    this.setData({ asking: false });
    this.refresh();
    Toast({ context: this, selector: '#t-toast', message: 'Ordered. Thank you!', theme: 'success' });
  },
});
