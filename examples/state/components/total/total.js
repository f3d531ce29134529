import { storeBindingsBehavior } from 'mobx-miniprogram-bindings';
import { cart } from '../../store/cart';

Component({
  behaviors: [storeBindingsBehavior],
  storeBindings: {
    store: cart,
    fields: { count: () => cart.count, total: (store) => store.total, currency: 'currency' },
  },
});
