import { KINDS, searchProducts } from '../../utils/products';
import { addToCart } from '../../utils/cart';
import Toast from 'tdesign-miniprogram/toast/index';

Page({
  data: {
    kinds: KINDS,
    kind: 'All',
    words: '',
    products: searchProducts('All', ''),
  },

  onShow() {
    getApp().showCount();
  },

  onSearch(event) {
    this.filter({ words: event.detail.value });
  },

  onKind(event) {
    this.filter({ kind: event.currentTarget.dataset.kind });
  },

  filter(change) {
    const { kind, words } = { ...this.data, ...change };
    this.setData({ kind, words, products: searchProducts(kind, words) });
  },

  onAdd(event) {
    addToCart(event.detail.id, 1);
    getApp().showCount();
    Toast({ context: this, selector: '#t-toast', message: 'In your cart', theme: 'success', duration: 1200 });
  },
});
