import { afterEach, expect, test } from 'vitest';
import { stopAll } from '../test-support/run-mini-program.ts';
import { runPage } from '../test-support/run-page.ts';

afterEach(stopAll);

type Instance = Record<string, unknown> & { data: Record<string, unknown>; is: string; id: string; dataset: object };
const select = (from: unknown, selector: string): Instance =>
  ((from as Record<string, unknown>)['selectComponent'] as (s: string) => Instance).call(from, selector);
const selectAll = (from: unknown, selector: string): Instance[] =>
  ((from as Record<string, unknown>)['selectAllComponents'] as (s: string) => Instance[]).call(from, selector);

test('selectors: id, class, several, descendants, and across with >>>', async () => {
  const app = await runPage('<c id="a" class="k x"/><view class="box"><c class="k" data-n="2"/></view>', 'Page({})', {
    c: { wxml: '<d class="inner"/>' },
    d: {},
  });
  const { page } = app;
  expect(select(page, '#a').id).toBe('a');
  expect(selectAll(page, '.k')).toHaveLength(2);
  expect(select(page, '.k.x').id).toBe('a');
  expect(select(page, '.box .k').dataset).toEqual({ n: '2' });
  expect(select(page, '.box > .k').is).toBe('parts/c');
  expect(selectAll(page, '#a, .box .k')).toHaveLength(2);
  expect(select(page, '#a >>> .inner').is).toBe('parts/d');
  expect(select(page, '.none')).toBeNull();
  expect(select(page, '.box')).toBeNull();
  expect(selectAll(page, '.none')).toEqual([]);
});

test('a component selects only in its own template, and finds its owner', async () => {
  const app = await runPage('<c id="a"><d class="slotted"/></c>', 'Page({ name: "page" })', {
    c: { wxml: '<d class="own"/><slot/>' },
    d: {},
  });
  const c = select(app.page, '#a');
  expect(select(c, '.own').is).toBe('parts/d');
  expect(select(c, '.slotted')).toBeNull();
  expect(((select(c, '.own')['selectOwnerComponent'] as () => Instance).call(select(c, '.own')) as Instance).is).toBe('parts/c');
  expect((c['selectOwnerComponent'] as () => unknown).call(c)).toBe(app.page);
});

test('what libraries read of an instance without its being documented', async () => {
  const app = await runPage('<c id="a"/><c id="b"/>', 'Page({ data: { name: 1 } })', { c: { js: 'Component({ data: { name: 2 } })' } });
  const [a, b] = [select(app.page, '#a'), select(app.page, '#b')];
  expect([app.page['__data__'], a['__data__']]).toEqual([{ name: 1 }, { name: 2 }]);
  (a['setData'] as (data: object) => void)({ name: 3 });
  expect((a['__data__'] as { name: number }).name).toBe(3);
  expect(a['__wxExparserNodeId__']).toMatch(/^[0-9a-f]{8}$/);
  expect(a['__wxExparserNodeId__']).toBe(select(app.page, '#a')['__wxExparserNodeId__']);
  expect(a['__wxExparserNodeId__']).not.toBe(b['__wxExparserNodeId__']);
  expect(a['__wxWebviewId__']).toBeTypeOf('number');
  expect(a['__wxWebviewId__']).toBe(app.page['__wxWebviewId__']);
  expect(Object.keys(a).filter((name) => name.startsWith('__'))).toEqual([]);
});

test('is, id, dataset, getPageId', async () => {
  const app = await runPage('<c id="a" data-my-key="{{k}}"/>', 'Page({ data: { k: [1] } })', { c: {} });
  const c = select(app.page, '#a');
  expect([c.is, c.id, c.dataset]).toEqual(['parts/c', 'a', { myKey: [1] }]);
  expect((c['getPageId'] as () => string).call(c)).toBe((app.page['getPageId'] as () => string).call(app.page));
});

test('a selector query inside a component sees only its template', async () => {
  const app = await runPage('<view class="v"/><c id="a"/>', 'Page({})', { c: { wxml: '<view class="v" id="inner"/>' } });
  const c = select(app.page, '#a');
  const rows = await new Promise((done) => {
    const query = (c['createSelectorQuery'] as () => never).call(c) as {
      selectAll(s: string): { fields(f: object): { exec(f: unknown): void } };
    };
    query.selectAll('.v').fields({ id: true }).exec(done);
  });
  expect(rows).toEqual([[{ left: 0, top: 0, width: 10, height: 10, id: 'inner' }]]);
});

test('what is asked while a page is made is looked for when its tree is there, and answered after it is ready', async () => {
  const app = await runPage('<view class="p"/><c word="a"/>', 'Page({ onLoad() { ask(this, "load") }, onReady() { log("ready") } })', {
    c: {
      wxml: '<view class="v">{{word}}</view>',
      js: `globalThis.ask = (from, name) => { from.createSelectorQuery().selectAll(".v, .p").boundingClientRect().exec((all) => log(name + all[0].length)) };
        Component({ properties: { word: String }, observers: { word() { ask(this, "observer") } }, lifetimes: { ready() { log("c ready") } } })`,
    },
  });
  await app.idle();
  expect(app.log).toEqual(['c ready', 'ready', 'observer1', 'load1']);
});

test('fields that the app puts on this are its own', async () => {
  const app = await runPage('<c id="a"/><c id="b"/>', 'Page({ list: [1], onLoad() { this.list.push(2); this.extra = 1 } })', {
    c: { js: 'Component({ created() { this.mine = 1 } })' },
  });
  expect([app.page['list'], app.page['extra']]).toEqual([[1, 2], 1]);
  select(app.page, '#a')['mine'] = 5;
  expect(select(app.page, '#b')['mine']).toBe(1);
});
