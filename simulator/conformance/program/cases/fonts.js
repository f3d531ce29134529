/** Fonts of this machine whose letters are all as wide as each other. */
const MONOSPACE = ['DejaVu Sans Mono', 'Liberation Mono', 'Noto Sans Mono', 'Courier New', 'Menlo']
  .map((name) => `local("${name}")`)
  .join(', ');

module.exports = {
  async 'loadFontFace: makes a font known to pages and to canvases'(t) {
    const measure = (text, family = 'made-known') => {
      const context = wx.createOffscreenCanvas({ type: '2d', width: 1, height: 1 }).getContext('2d');
      context.font = `20px ${family}, serif`;
      return context.measureText(text).width;
    };
    const before = measure('iiiii', 'serif');
    const result = await t.succeeds('loadFontFace', {
      family: 'made-known',
      source: MONOSPACE,
      scopes: ['webview', 'native'],
      global: true,
    });
    t.equal(result.status, 'loaded');
    t.ok(measure('iiiii') > before * 1.5, `wide letters: ${before} ${measure('iiiii')}`);
    t.near(measure('iiiii'), measure('WWWWW'), 0.1);
  },
  async 'loadFontFace: fails for what is no font'(t) {
    const failed = await t.call('loadFontFace', { family: 'none', source: 'url("/assets/none.ttf")' });
    t.match(failed.errMsg, /^loadFontFace:fail/);
    t.equal(failed.status, 'error');
    await t.fails('loadFontFace', { family: 'none' }, /parameter\.source should be String/);
  },
  async 'loadBuiltInFontFace: gives a font of this machine for those of the platform'(t) {
    const result = await t.succeeds('loadBuiltInFontFace', { family: 'numbers', source: 'WeChatSansStd', scopes: ['webview', 'native'] });
    t.equal(result.status, 'loaded');
    await t.fails('loadBuiltInFontFace', { family: 'numbers', source: 'other' }, /source should be one of/);
  },
};
