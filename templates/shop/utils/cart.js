const KEY = 'cart';

/** Product id -> how many. */
function readCart() {
  return wx.getStorageSync(KEY) || {};
}

function setCount(id, count) {
  const cart = { ...readCart() };
  if (count > 0) cart[id] = count;
  else delete cart[id];
  wx.setStorageSync(KEY, cart);
}

function addToCart(id, count) {
  setCount(id, (readCart()[id] || 0) + count);
}

function countItems() {
  return Object.values(readCart()).reduce((sum, count) => sum + count, 0);
}

function emptyCart() {
  wx.removeStorageSync(KEY);
}

export { readCart, setCount, addToCart, countItems, emptyCart };
