Page({
  data: {
    open: [0],
    columns: [
      { colKey: 'name', title: 'Fruit' },
      { colKey: 'price', title: 'Price', align: 'right' },
      { colKey: 'stock', title: 'Stock', align: 'center' },
    ],
    rows: [
      { id: 1, name: 'Kumquat', price: '3.20', stock: 12 },
      { id: 2, name: 'Lime', price: '1.10', stock: 80 },
      { id: 3, name: 'Pomelo', price: '5.00', stock: '' },
    ],
  },
  onChange(event) {
    this.setData({ open: event.detail.value });
  },
});
