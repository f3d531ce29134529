import { afterEach, expect, test } from 'vitest';
import { stopAll } from '../test-support/run-mini-program.ts';
import { runPage } from '../test-support/run-page.ts';

afterEach(stopAll);

test('lifetimes win over functions of the same name beside them', async () => {
  const app = await runPage('<c/>', 'Page({})', {
    c: { js: "Component({ attached() { log('old') }, lifetimes: { attached() { log('new') } }, ready() { log('ready') } })" },
  });
  expect(app.log).toEqual(['new', 'ready']);
});

test('data and properties are there in created, the template’s values in attached', async () => {
  const app = await runPage('<c n="5"/>', 'Page({})', {
    c: {
      js: "Component({ properties: { n: { type: Number, value: 1 } }, data: { d: 1 }, lifetimes: { created() { log(['created', this.data.d]) }, attached() { log(['attached', this.data.n]) } } })",
    },
  });
  expect(app.log).toEqual([
    ['created', 1],
    ['attached', 5],
  ]);
});

test('moved runs when a keyed row changes its place', async () => {
  const app = await runPage('<c wx:for="{{list}}" wx:key="*this" n="{{item}}"/>', 'Page({ data: { list: [1, 2, 3] } })', {
    c: {
      js: "Component({ properties: { n: Number }, lifetimes: { moved() { log('moved ' + this.data.n) }, detached() { log('detached ' + this.data.n) } } })",
    },
  });
  app.page.setData({ list: [3, 1, 2] });
  await app.idle();
  expect(app.log.length).toBeGreaterThan(0);
  expect(app.log.every((line) => line.startsWith('moved'))).toBe(true);
});

test('error gets what a method of the component threw', async () => {
  const app = await runPage('<c id="c"/>', 'Page({})', {
    c: {
      wxml: '<view id="i" bind:tap="fail"/>',
      js: "Component({ lifetimes: { error(e) { log('error ' + e.message) } }, methods: { fail() { throw new Error('inside') } } })",
    },
  });
  app.view.tap('i');
  await app.idle();
  expect(app.log).toEqual(['error inside']);
  expect(app.of('appError')).toMatchObject([{ message: 'inside', path: 'pages/a/a' }]);
});

test('a lifetime that throws is reported, and the page goes on', async () => {
  const app = await runPage('<c/>after', 'Page({})', { c: { js: "Component({ attached() { throw new Error('in attached') } })" } });
  expect(app.view.text()).toBe('after');
  expect(app.of('appError')).toMatchObject([{ message: 'in attached', path: 'pages/a/a' }]);
});

test('page lifetimes: show, hide, resize and routeDone', async () => {
  const app = await runPage('<c/>', 'Page({ onResize(e) { log(["page", e.size.windowWidth]) }, onRouteDone() { log("page done") } })', {
    c: {
      js: "Component({ pageLifetimes: { show() { log('show') }, hide() { log('hide') }, resize(s) { log(['resize', s.windowWidth]) }, routeDone() { log('done') } } })",
    },
  });
  expect(app.log).toEqual(['show', 'page done', 'done']);
  app.log.length = 0;
  const device = { ...(await import('../../protocol/devices.ts')).DEVICES[0]!, width: 500 };
  app.send({ kind: 'resize', device });
  app.send({ kind: 'visibility', visible: false });
  expect(app.log).toEqual([['page', 500], ['resize', 500], 'hide']);
});

test('detached runs in every component of a page that is closed', async () => {
  const app = await runPage('<c><d/></c>', "Page({ onUnload() { log('onUnload') } })", {
    c: { js: "Component({ detached() { log('c') } })" },
    d: { js: "Component({ detached() { log('d') } })" },
  });
  await app.api('redirectTo', { url: '/pages/a/a' });
  expect(app.log[0]).toBe('onUnload');
  expect(app.log.slice(1).sort()).toEqual(['c', 'd']);
});

test('a page made with Component has page methods, lifetimes and page lifetimes', async () => {
  const app = await runPage(
    '<view id="v" bind:tap="tapped">{{n}}</view>',
    `Component({
      data: { n: 1 },
      lifetimes: { created() { log('created') }, attached() { log('attached') }, ready() { log('ready') }, detached() { log('detached') } },
      pageLifetimes: { show() { log('page show') } },
      methods: { onLoad() { log('onLoad') }, onShow() { log('onShow') }, onReady() { log('onReady') }, onUnload() { log('onUnload') }, tapped() { this.setData({ n: 2 }) } }
    })`,
  );
  app.view.tap('v');
  await app.idle();
  expect(app.view.text()).toBe('2');
  await app.api('reLaunch', { url: '/pages/a/a' });
  await app.idle();
  expect(app.log.slice(0, 7)).toEqual(['created', 'attached', 'onLoad', 'onShow', 'page show', 'ready', 'onReady']);
  expect(app.log.slice(7, 9)).toEqual(['onUnload', 'detached']);
});

test('setData in created is kept', async () => {
  const app = await runPage('<c/>', 'Page({})', {
    c: { wxml: '{{n}}', js: 'Component({ data: { n: 1 }, created() { this.n = 7 }, attached() { this.setData({ n: this.n }) } })' },
  });
  expect(app.view.text()).toBe('7');
});
