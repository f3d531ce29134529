const of = (page, type) => page.events.filter((event) => event.type === type);

const call = (page, name, options) =>
  new Promise((resolve) => page.context[name](Object.assign({}, options, { success: resolve, fail: resolve })));
const contents = (page) => call(page, 'getContents');

module.exports = {
  async 'is ready with a context, and shows its placeholder'(t, page) {
    await t.until(() => page.context, 'ready');
    t.equal(await t.act('computed', { selector: '#editor #text', name: 'minHeight' }), '200px');
    t.equal((await contents(page)).text, '\n');
  },
  async 'tells what was typed as text, HTML and delta'(t, page) {
    await t.until(() => page.context, 'ready');
    await t.type('#editor', 'hello', ['Enter', 'w']);
    await t.until(() => of(page, 'input').some(({ detail }) => detail.text === 'hello\nw\n'), 'the input');
    t.ok(of(page, 'focus').length === 1, 'focus');
    t.equal((await contents(page)).delta, { ops: [{ insert: 'hello' }, { insert: '\n' }, { insert: 'w' }, { insert: '\n' }] });
  },
  async 'writes a delta and reads the same'(t, page) {
    await t.until(() => page.context, 'ready');
    const delta = {
      ops: [
        { insert: 'Title' },
        { insert: '\n', attributes: { header: 1, align: 'center' } },
        { insert: 'bold', attributes: { bold: 'strong' } },
        { insert: ' red', attributes: { color: 'rgb(255, 0, 0)' } },
        { insert: '\n' },
        { insert: 'one' },
        { insert: '\n', attributes: { list: 'ordered' } },
        { insert: 'done' },
        { insert: '\n', attributes: { list: 'checked' } },
      ],
    };
    await call(page, 'setContents', { delta });
    const read = await contents(page);
    t.equal(read.delta, delta);
    t.match(read.html, /<h1 style="text-align: center;">Title<\/h1><p><strong>bold<\/strong>/);
  },
  async 'formats what is selected, and tells the formats there'(t, page) {
    await t.until(() => page.context, 'ready');
    await t.type('#editor', 'word', ['Shift+ArrowLeft', 'Shift+ArrowLeft']);
    await t.until(async () => (await call(page, 'getSelectionText')).text === 'rd', 'the selection');
    page.context.format('bold');
    await t.until(() => of(page, 'statuschange').some(({ detail }) => detail.bold === 'strong'), 'the status');
    page.context.format('color', 'rgb(0, 0, 255)');
    page.context.format('header', 2);
    page.context.format('align', 'right');
    const { delta } = await contents(page);
    t.equal(delta.ops, [
      { insert: 'wo' },
      { insert: 'rd', attributes: { bold: 'strong', color: 'rgb(0, 0, 255)' } },
      { insert: '\n', attributes: { header: 2, align: 'right' } },
    ]);
    page.context.removeFormat();
    const plain = (await contents(page)).delta;
    t.equal(plain, { ops: [{ insert: 'word' }, { insert: '\n' }] });
  },
  async 'inserts text, pictures and lines, and takes them back'(t, page) {
    await t.until(() => page.context, 'ready');
    await call(page, 'insertText', { text: 'before' });
    await call(page, 'insertImage', { src: '/none.png', width: '20px', alt: 'picture', data: { id: 7 } });
    await call(page, 'insertDivider');
    const { ops } = (await contents(page)).delta;
    t.equal(
      ops.find(({ insert }) => insert.image),
      { insert: { image: '/none.png' }, attributes: { width: '20px', alt: 'picture', 'data-custom': 'id=7' } },
    );
    t.ok(
      ops.some(({ insert }) => insert.divider),
      'the line',
    );
    await call(page, 'undo');
    t.ok(!(await contents(page)).delta.ops.some(({ insert }) => insert.divider), 'no line');
    await call(page, 'redo');
    t.ok(
      (await contents(page)).delta.ops.some(({ insert }) => insert.divider),
      'the line again',
    );
    await call(page, 'clear');
    t.equal((await contents(page)).text, '\n');
  },
  async 'takes HTML without what could act'(t, page) {
    await t.until(() => page.context, 'ready');
    await call(page, 'setContents', { html: '<p onclick="x()">a<script>alert(1)</script><b>b</b></p>' });
    const { html, text } = await contents(page);
    t.equal([html, text], ['<p>a<b>b</b></p>', 'ab\n']);
  },
  async 'loses the caret by blur, and fails for what it does not have'(t, page) {
    await t.until(() => page.context, 'ready');
    await t.type('#editor', 'x');
    page.context.blur();
    await t.until(() => of(page, 'blur').length === 1, 'blur');
    t.match((await call(page, 'insertCustomBlock', {})).errMsg, /^insertCustomBlock:fail/);
  },
};
