import { ComponentWithStore } from 'mobx-miniprogram-bindings';
import { cart } from '../../store/cart';
import { clock, tick } from '../../store/clock';

ComponentWithStore({
  storeBindings: [
    { namespace: '', store: cart, fields: ['count', 'total'], actions: { addToCart: 'add' } },
    { store: clock, fields: ['ticks'] },
  ],
  methods: {
    onMore() {
      this.addToCart('kumquat');
    },
    onTick() {
      tick();
    },
  },
});
