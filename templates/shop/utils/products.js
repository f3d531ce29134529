/** Prices in cents, so that sums are exact. */
const PRODUCTS = [
  { id: 'kumquats', title: 'Kumquats, 500 g', from: 'Corfu', kind: 'Citrus', cents: 450, note: 'Eaten whole: the peel is sweet, the inside is tart. Keep them cool and they last two weeks.' },
  { id: 'limes', title: 'Lima limes, 1 kg', from: 'Lima', kind: 'Citrus', cents: 320, note: 'Thin skin, plenty of juice. Roll one on the table before you cut it.' },
  { id: 'lemons', title: 'Amalfi lemons, 1 kg', from: 'Amalfi', kind: 'Citrus', cents: 390, note: 'Untreated, so the zest is yours as well.' },
  { id: 'apples', title: 'Red apples, 1 kg', from: 'South Tyrol', kind: 'Orchard', cents: 280, note: 'Crisp and a little sour, picked by hand in October.' },
  { id: 'pears', title: 'Williams pears, 1 kg', from: 'Valais', kind: 'Orchard', cents: 340, note: 'Let them ripen for two days in a bowl beside the apples.' },
  { id: 'blueberries', title: 'Blueberries, 250 g', from: 'Huelva', kind: 'Berries', cents: 360, note: 'Washed and dried, ready for a bowl of oats.' },
  { id: 'raspberries', title: 'Raspberries, 250 g', from: 'Huelva', kind: 'Berries', cents: 420, note: 'Delicate: best on the day that they arrive.' },
  { id: 'walnuts', title: 'Walnuts, 400 g', from: 'Grenoble', kind: 'Nuts', cents: 690, note: 'This year’s harvest, in the shell.' },
].map((product) => ({ ...product, image: `/assets/products/${product.id}.webp`, price: formatPrice(product.cents) }));

const KINDS = ['All', 'Citrus', 'Orchard', 'Berries', 'Nuts'];

function formatPrice(cents) {
  return (cents / 100).toFixed(2);
}

function findProduct(id) {
  return PRODUCTS.find((product) => product.id === id);
}

function searchProducts(kind, words) {
  const wanted = words.trim().toLowerCase();
  return PRODUCTS.filter((product) => (kind === 'All' || product.kind === kind) && product.title.toLowerCase().includes(wanted));
}

export { PRODUCTS, KINDS, formatPrice, findProduct, searchProducts };
