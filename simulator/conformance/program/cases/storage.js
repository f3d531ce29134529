const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAQAAAACCAIAAADwyuo0AAAAEElEQVR4nGP4z8AARwzIHABvqgf5gNwAKAAAAABJRU5ErkJggg==';

module.exports = {
  async 'setStorage: keeps a value for getStorage'(t) {
    await t.succeeds('setStorage', { key: 'a', data: { n: [1, null] } });
    t.equal((await t.succeeds('getStorage', { key: 'a' })).data, { n: [1, null] });
    await t.fails('setStorage', { key: 1, data: 1 }, /^setStorage:fail parameter error: parameter.key should be String/);
  },
  async 'setStorage: has a limit for one value'(t) {
    await t.fails('setStorage', { key: 'a', data: 'x'.repeat(1024 * 1024) }, /^setStorage:fail exceed storage item max length$/);
  },
  async 'getStorage: fails for a key that is not there'(t) {
    await t.fails('getStorage', { key: 'none' }, /^getStorage:fail data not found$/);
  },
  async 'setStorageSync: keeps values of every kind that JSON has'(t) {
    for (const value of ['text', 0, false, null, [1, { a: 'b' }]]) {
      wx.setStorageSync('s', value);
      t.equal(wx.getStorageSync('s'), value);
    }
    t.throws(() => wx.setStorageSync('s', 'x'.repeat(1024 * 1024)), /^setStorageSync:fail exceed storage item max length$/);
  },
  'getStorageSync: gives an empty text for what is not there'(t) {
    t.equal(wx.getStorageSync('none'), '');
    t.throws(() => wx.getStorageSync(1), /^getStorageSync:fail parameter error/);
  },
  async 'removeStorage: takes one value away'(t) {
    wx.setStorageSync('r', 1);
    await t.succeeds('removeStorage', { key: 'r' });
    t.equal(wx.getStorageSync('r'), '');
  },
  'removeStorageSync: takes one value away'(t) {
    wx.setStorageSync('r', 1);
    wx.removeStorageSync('r');
    t.equal(wx.getStorageSync('r'), '');
  },
  async 'clearStorage: takes all away'(t) {
    wx.setStorageSync('c', 1);
    await t.succeeds('clearStorage');
    t.equal(wx.getStorageInfoSync().keys, []);
  },
  'clearStorageSync: takes all away'(t) {
    wx.setStorageSync('c', 1);
    wx.clearStorageSync();
    t.equal(wx.getStorageInfoSync().keys, []);
  },
  async 'getStorageInfo: tells keys and sizes in kilobytes'(t) {
    wx.clearStorageSync();
    wx.setStorageSync('i', 'x'.repeat(2000));
    const { keys, currentSize, limitSize } = await t.succeeds('getStorageInfo');
    t.equal([keys, currentSize, limitSize], [['i'], 2, 10240]);
  },
  'getStorageInfoSync: tells keys and sizes'(t) {
    wx.clearStorageSync();
    t.equal(wx.getStorageInfoSync(), { keys: [], currentSize: 0, limitSize: 10240 });
  },
  async 'batchSetStorage: keeps several values'(t) {
    await t.succeeds('batchSetStorage', {
      kvList: [
        { key: 'b1', value: 1 },
        { key: 'b2', value: [2] },
      ],
    });
    t.equal([wx.getStorageSync('b1'), wx.getStorageSync('b2')], [1, [2]]);
  },
  async 'batchGetStorage: gives several values'(t) {
    wx.setStorageSync('b1', 1);
    t.equal((await t.succeeds('batchGetStorage', { keyList: ['b1', 'none'] })).dataList, [1, '']);
  },
  'batchSetStorageSync: keeps several values'(t) {
    wx.batchSetStorageSync([{ key: 'b3', value: 3 }]);
    t.equal(wx.getStorageSync('b3'), 3);
  },
  'batchGetStorageSync: gives several values'(t) {
    wx.setStorageSync('b1', 1);
    t.equal(wx.batchGetStorageSync(['b1']), [1]);
  },
  async 'createBufferURL: makes an address that a page shows'(t, page) {
    const url = wx.createBufferURL(wx.base64ToArrayBuffer(PNG));
    await t.set(page, { picture: url });
    await t.until(async () => JSON.stringify(await t.pixel('#picture', 0.5, 0.5)) === '[255,0,0,255]', 'the image');
    t.throws(() => wx.createBufferURL('text'), /^createBufferURL:fail parameter error/);
  },
  async 'revokeBufferURL: ends an address'(t, page) {
    const url = wx.createBufferURL(wx.base64ToArrayBuffer(PNG));
    wx.revokeBufferURL(url);
    await t.set(page, { picture: url });
    t.ok(JSON.stringify(await t.pixel('#picture', 0.5, 0.5)) !== '[255,0,0,255]', 'nothing is shown, which');
  },
  async 'setBackgroundFetchToken: keeps a token'(t) {
    await t.fails('setBackgroundFetchToken', {}, /^setBackgroundFetchToken:fail parameter error/);
    await t.succeeds('setBackgroundFetchToken', { token: 'abc' });
    t.equal((await t.succeeds('getBackgroundFetchToken')).token, 'abc');
  },
  async 'getBackgroundFetchToken: gives the token'(t) {
    await t.succeeds('setBackgroundFetchToken', { token: 'def' });
    t.equal((await t.succeeds('getBackgroundFetchToken')).token, 'def');
  },
};
