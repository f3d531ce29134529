import { action, configure, observable } from 'mobx-miniprogram';

configure({ enforceActions: 'observed' });

/** What every page and component of this app shares. */
export const cart = observable({
  items: [
    { id: 'kumquat', name: 'Kumquats', price: 3, amount: 1 },
    { id: 'lime', name: 'Limes', price: 1, amount: 0 },
  ],
  currency: '€',

  get count() {
    return this.items.reduce((sum, item) => sum + item.amount, 0);
  },
  get total() {
    return this.items.reduce((sum, item) => sum + item.amount * item.price, 0);
  },

  add: action(function add(id) {
    this.items = this.items.map((item) => (item.id === id ? { ...item, amount: item.amount + 1 } : item));
  }),
  clear: action(function clear() {
    this.items = this.items.map((item) => ({ ...item, amount: 0 }));
  }),
});
