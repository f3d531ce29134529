module.exports = {
  async 'setStorage: keeps a value for getStorage'(t) {
    await t.succeeds('setStorage', { key: 'a', data: { n: [1, null] } });
    t.equal((await t.succeeds('getStorage', { key: 'a' })).data, { n: [1, null] });
  },
  async 'getStorage: fails for a key that is not there'(t) {
    await t.fails('getStorage', { key: 'none' }, /^getStorage:fail data not found$/);
  },
};
