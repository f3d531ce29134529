const of = (page, type) => page.events.filter((event) => event.type === type);
const value = async (t, selector) => (await t.fields(selector, { properties: ['value'] })).value;

module.exports = {
  async 'shows its placeholder with a class and a style of its own'(t) {
    t.equal(
      [
        await t.act('computed', { selector: '#plain .hint', name: 'color' }),
        await t.act('computed', { selector: '#plain .hint', name: 'fontSize' }),
      ],
      ['rgb(255, 0, 0)', '12px'],
    );
  },
  async 'tells focus, input, confirm and blur'(t, page) {
    await t.type('#plain', 'hi', ['Enter']);
    await t.until(() => of(page, 'blur').length === 1, 'blur');
    t.equal(
      page.events.map(({ type }) => type).filter((type) => /^(focus|input|confirm|blur)$/.test(type)),
      ['focus', 'input', 'input', 'confirm', 'blur'],
    );
    t.equal(of(page, 'input')[1].detail, { value: 'hi', cursor: 2, keyCode: 73 });
    t.equal(of(page, 'confirm')[0].detail, { value: 'hi' });
    await t.type('#plain', 'x');
    await t.until(() => of(page, 'selectionchange').length > 0, 'a change of the selection');
  },
  async 'keeps the characters of its type'(t) {
    for (const [id, kept] of [
      ['#number', '12'],
      ['#digit', '1.2'],
      ['#idcard', '12X'],
    ]) {
      await t.type(id, 'a1.2X');
      t.equal(await value(t, id), kept, id);
    }
  },
  async 'hides what is secret'(t) {
    t.equal(await t.act('control', { selector: '#secret', name: 'type' }), 'password');
    t.equal(await t.act('control', { selector: '#safe', name: 'type' }), 'password');
  },
  async 'is no longer than maxlength, Chinese characters too'(t) {
    t.equal(await value(t, '#short'), '123');
    await t.act('control', { selector: '#short', name: 'value', to: '' });
    await t.act('insertText', { selector: '#short', text: '一二三四五' });
    t.equal(await value(t, '#short'), '一二三');
  },
  async 'shows what the input handler returns, with its cursor'(t) {
    await t.type('#controlled', 'ab');
    await t.until(async () => (await value(t, '#controlled')) === 'AB', 'the text of the handler');
    t.equal(await t.act('control', { selector: '#controlled', name: 'selectionStart' }), 1);
  },
  async 'gets the caret and the selection by its attributes'(t, page) {
    await t.set(page, { focused: true });
    await t.until(async () => (await t.act('control', { selector: '#selected', name: 'selectionStart' })) === 1, 'the selection');
    t.equal(await t.act('control', { selector: '#selected', name: 'selectionEnd' }), 4);
    t.equal(await t.act('control', { selector: '#selected', name: 'style.caretColor' }), 'rgb(0, 0, 255)');
    await t.set(page, { focused: false });
    await t.until(async () => (await t.deviceText('.keyboard')) === '', 'no keyboard');
  },
  async 'brings up a keyboard with the keys of its type, which types'(t, page) {
    await t.tap('#number');
    await t.until(async () => /^1\s2\s3/.test(await t.deviceText('.keyboard')), 'number keys');
    await t.tapDevice('7');
    await t.until(async () => (await value(t, '#number')) === '7', 'the digit');
    await t.tap('#plain');
    await t.until(async () => /q\sw\se/.test(await t.deviceText('.keyboard')), 'letters');
    const [{ detail }] = of(page, 'focus');
    const heights = of(page, 'keyboardheightchange').map((event) => event.detail.height);
    t.equal(heights, [detail.height]);
    t.ok(detail.height > 200, 'a height');
    await t.tapDevice('Done');
    await t.until(() => of(page, 'keyboardheightchange').length === 2, 'the keyboard is gone');
    t.equal(of(page, 'keyboardheightchange')[1].detail.height, 0);
    t.equal(of(page, 'confirm').length, 1);
  },
  async 'names its confirm key, and keeps the keyboard with confirm-hold'(t, page) {
    await t.tap('#keep');
    await t.until(async () => /Send/.test(await t.deviceText('.keyboard')), 'the key');
    await t.tapDevice('Send');
    await t.until(() => of(page, 'confirm').length === 1, 'confirm');
    t.equal(of(page, 'blur').length, 0);
  },
  async 'pushes the page up so that it stays in sight'(t) {
    await t.tap('#low');
    await t.until(async () => (await t.act('shift', {})) < 0, 'the push');
    const { bottom } = await t.rect('#low');
    const keyboard = await t.act('deviceRect', { selector: '.keyboard' });
    const frame = await t.act('deviceRect', { selector: '.page.visible .page-frame' });
    t.near(frame.top + bottom + 20, keyboard.top, 1, 'its lower edge with cursor-spacing');
    await t.tap('#stays');
    await t.until(async () => (await t.act('shift', {})) === 0, 'no push');
  },
  async 'keeps the keyboard with hold-keyboard when something else is touched'(t, page) {
    await t.tap('#hold');
    await t.until(async () => (await t.deviceText('.keyboard')) !== '', 'the keyboard');
    await t.tap('#beside');
    await t.wait(50);
    t.equal(of(page, 'blur').length, 0);
  },
  async 'offers the nickname, and says that it was checked'(t, page) {
    await t.tap('#nick');
    await t.tapDevice('.key-offer');
    await t.until(async () => (await value(t, '#nick')).length > 0, 'a name');
    await t.tap('#plain');
    await t.until(() => of(page, 'nicknamereview').length === 1, 'the review');
    t.equal(of(page, 'nicknamereview')[0].detail, { pass: true, timeout: false });
  },
  async 'cannot be typed into while disabled'(t) {
    t.equal(await t.act('control', { selector: '#disabled', name: 'disabled' }), true);
  },
  async 'binds its value both ways'(t, page) {
    await t.type('#model', 'two');
    await t.until(() => page.data.text === 'two', 'the data');
    await t.set(page, { text: 'way' });
    t.equal(await value(t, '#model'), 'way');
  },
  async 'keeps what is typed while the script is slow to answer'(t, page) {
    const busy = setInterval(() => {
      const end = Date.now() + 30;
      while (Date.now() < end);
    }, 5);
    await t.type('#model', 'kumquats are small');
    clearInterval(busy);
    await t.until(() => page.data.text === 'kumquats are small', 'the data');
    t.equal(await value(t, '#model'), 'kumquats are small');
  },
  async 'is typed into without a drawn keyboard where none is wanted'(t, page) {
    await t.device({ kind: 'setKeyboard', shown: false });
    await t.tap('#plain');
    await t.until(() => of(page, 'focus').length === 1, 'focus');
    t.equal(of(page, 'focus')[0].detail.height, 0);
    await t.shows('.keyboard', '');
    await t.device({ kind: 'setKeyboard', shown: true });
  },
};
