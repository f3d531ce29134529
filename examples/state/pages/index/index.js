import { createStoreBindings } from 'mobx-miniprogram-bindings';
import { cart } from '../../store/cart';

Page({
  onLoad() {
    this.bindings = createStoreBindings(this, { store: cart, fields: ['items', 'count'], actions: ['add', 'clear'] });
  },
  onUnload() {
    this.bindings.destroyStoreBindings();
  },
  onAdd(event) {
    this.add(event.currentTarget.dataset.id);
    this.bindings.updateStoreBindings();
  },
});
