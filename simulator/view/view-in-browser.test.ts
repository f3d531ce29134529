import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Op } from '../protocol/ops.ts';
import { OpsBuilder, type Tree } from './testing/ops-builder.ts';
import { ViewPage } from './testing/view-page.ts';

const VIEW_JS = `__kumquatView.register({ packageRoot: '', styles: {
  app: 'body{color:rgb(1,2,3)} .hovered{background:rgb(255,0,0)} .wide{width:calc(100 * var(--rpx))}',
  'pages/home/home': '.paint{color:rgb(9,9,9)} @media (prefers-color-scheme: dark){.paint{color:rgb(7,7,7)}} .pic{background:url(images/wide.svg)}'
}, scripts: {
  'pages/home/drag': function (require, exports, module) { module.exports = { move: function (event, owner) {
    event.instance.setStyle({ transform: 'translateX(' + event.touches[0].clientX + 'px)' });
    owner.callMethod('moved', { type: __typeOf([]), x: event.touches[0].clientX }); return false; } }; }
} });`;

let view: ViewPage;
let ops: OpsBuilder;
let request = 100;

/** Shows a tree in place of the one before and waits until it is painted. */
async function show(tree: Tree): Promise<void> {
  if (shown) ops.add(Op.remove, 1, shown);
  shown = ops.tree(tree);
  await painted();
}
let shown = 0;

async function painted(): Promise<void> {
  const count = async (): Promise<number> => (await view.messages()).filter(({ kind }) => kind === 'painted').length;
  const before = await count();
  await view.send(ops.batch());
  await vi.waitUntil(async () => (await count()) > before, { timeout: 5000 });
}

async function answer(id: number): Promise<unknown> {
  return vi.waitUntil(async () => (await view.messages()).find((message) => message.kind === 'reply' && message.id === id), {
    timeout: 5000,
  });
}

const eventually = (check: () => Promise<unknown>): Promise<unknown> => vi.waitFor(check, { timeout: 5000, interval: 30 });

async function centre(selector: string): Promise<{ x: number; y: number }> {
  const box = await view.frame.locator(selector).first().boundingBox();
  return { x: box!.x + box!.width / 2, y: box!.y + box!.height / 2 };
}

async function dragBy(selector: string, dx: number, dy: number): Promise<void> {
  const { x, y } = await centre(selector);
  await view.page.mouse.move(x, y);
  await view.page.mouse.down();
  for (let step = 1; step <= 6; step++) await view.page.mouse.move(x + (dx * step) / 6, y + (dy * step) / 6);
  await view.page.mouse.up();
}

beforeAll(async () => {
  view = await ViewPage.open(VIEW_JS);
  ops = new OpsBuilder();
  ops.styleSheet('pages/home/home');
  await painted();
});

afterAll(() => view?.close());

describe('a page in a browser', () => {
  it('renders styles in order, rpx, and answers fields', async () => {
    await show(['view', { id: 'root', class: 'paint wide', style: 'height: 75rpx' }, 'hi']);
    const id = ++request;
    await view.send(
      ops.batch([
        { id, kind: 'fields', elements: [{ element: ops.ids.get('root')!, fields: { id: true, size: true, computedStyle: ['color'] } }] },
      ]),
    );
    expect(await answer(id)).toMatchObject({ value: [{ id: 'root', width: 50, height: 37.5, color: 'rgb(9, 9, 9)' }] });
    await view.tell({ kind: 'theme', theme: 'dark', background: '#191919' });
    await eventually(async () =>
      expect(await view.frame.evaluate(() => getComputedStyle(document.querySelector('#root')!).color)).toBe('rgb(7, 7, 7)'),
    );
    await view.tell({ kind: 'theme', theme: 'light', background: '#ffffff' });
  });

  it('announces taps with touches and offsets, shows hover classes, and tells long presses apart', async () => {
    await show([
      'view',
      { id: 'outer', '@tap': 1 },
      ['view', { id: 'tapped', 'hover-class': 'hovered', style: 'height:60px', '@tap': 1, '@longpress': 1 }, 'x'],
    ]);
    const { x, y } = await centre('#tapped');
    await view.page.mouse.move(x, y);
    await view.page.mouse.down();
    await eventually(async () => expect(await view.frame.locator('#tapped').getAttribute('class')).toContain('hovered'));
    // A finger that leaves is no tap.
    await view.page.mouse.move(x, y + 120);
    await view.page.mouse.up();
    await view.page.mouse.click(x, y);
    await eventually(async () => expect(await view.events('tap')).toHaveLength(1));
    const [tap] = await view.events('tap');
    expect(tap).toMatchObject({ element: ops.ids.get('tapped'), bubbles: true, changedTouches: [{ clientX: Math.floor(x) }] });
    expect(Object.keys(tap!.offsets!)).toEqual([String(ops.ids.get('outer')), String(ops.ids.get('tapped'))]);
    await view.page.mouse.down();
    await eventually(async () => expect(await view.events('longpress')).toHaveLength(1));
    await view.page.mouse.up();
    await painted();
    expect(await view.events('tap')).toHaveLength(1);
  });

  it('types into an input and takes back what the handler returned', async () => {
    await show([
      'view',
      {},
      ['input', { id: 'name', placeholder: 'Your name', 'model:value': '', '@input': 1, '@confirm': 1, maxlength: 5 }],
    ]);
    await view.frame.locator('#name input').click();
    await view.page.keyboard.type('abcdefg');
    await eventually(async () => expect((await view.events('input')).at(-1)?.detail).toMatchObject({ value: 'abcde', cursor: 5 }));
    expect((await view.messages()).filter((message) => message.kind === 'model').at(-1)).toMatchObject({ name: 'value', value: 'abcde' });
    const answer = async (edit: number, value: string): Promise<void> =>
      view.send(ops.batch([{ id: ++request, kind: 'setInput', edit, element: ops.ids.get('name')!, value }]));
    const { edit = 0 } = (await view.events('input')).at(-1)!;
    await answer(edit, 'A');
    // More was typed than this answer knows of.
    await answer(edit - 1, 'B');
    await eventually(async () => expect(await view.frame.locator('#name input').inputValue()).toBe('A'));
    await view.page.keyboard.press('Enter');
    await eventually(async () => expect((await view.events('confirm')).at(-1)?.detail).toEqual({ value: 'A' }));
  });

  it('drags a swiper, around its end when circular', async () => {
    const item = (text: string): Tree => ['swiper-item', { 'item-id': text }, text];
    await show([
      'swiper',
      { id: 'swiper', circular: true, duration: 60, 'indicator-dots': true, '@change': 1, '@animationfinish': 1 },
      item('a'),
      item('b'),
      item('c'),
    ]);
    await dragBy('#swiper', -220, 0);
    await eventually(async () =>
      expect((await view.events('animationfinish')).at(-1)?.detail).toEqual({ current: 1, currentItemId: 'b', source: 'touch' }),
    );
    await dragBy('#swiper', 220, 0);
    await eventually(async () => expect((await view.events('animationfinish')).at(-1)?.detail).toMatchObject({ current: 0 }));
    await dragBy('#swiper', 220, 0);
    await eventually(async () =>
      expect((await view.events('animationfinish')).at(-1)?.detail).toMatchObject({ current: 2, currentItemId: 'c' }),
    );
    const box = await view.frame.locator('wx-swiper-item').nth(2).boundingBox();
    expect(Math.round(box!.x)).toBe(0);
  });

  it('scrolls a scroll-view by wheel, by mouse and by property', async () => {
    const rows = Array.from({ length: 40 }, (_each, index): Tree => ['view', { id: `row${index}`, style: 'height:50px' }, `row ${index}`]);
    await show(['scroll-view', { id: 'list', 'scroll-y': true, style: 'height:300px', '@scroll': 1, '@scrolltolower': 1 }, ...rows]);
    const { x, y } = await centre('#list');
    await view.page.mouse.move(x, y);
    await view.page.mouse.wheel(0, 200);
    await eventually(async () =>
      expect((await view.events('scroll')).at(-1)?.detail).toMatchObject({ scrollTop: 200, scrollHeight: 2000 }),
    );
    await dragBy('#list', 0, -100);
    await eventually(async () =>
      expect((await view.events('scroll')).some(({ detail }) => (detail as { scrollTop: number }).scrollTop >= 300)).toBe(true),
    );
    ops.attribute(ops.ids.get('list')!, 'scroll-into-view', 'row39');
    await painted();
    await eventually(async () => expect((await view.events('scrolltolower')).at(-1)?.detail).toEqual({ direction: 'bottom' }));
  });

  it('sizes images by their mode and reports what they loaded', async () => {
    const image = (mode: string): Tree => [
      'image',
      { id: mode, mode, src: '/images/wide.svg', style: 'width:150px;height:150px', '@load': 1 },
    ];
    await show(['view', {}, image('widthFix'), image('heightFix'), image('aspectFit'), ['image', { src: 'nowhere.png', '@error': 1 }]]);
    await eventually(async () => expect(await view.events('load')).toHaveLength(3));
    expect((await view.events('load'))[0]?.detail).toEqual({ width: 200, height: 100 });
    await eventually(async () => expect(await view.events('error')).toHaveLength(1));
    expect(await view.frame.locator('#widthFix').boundingBox()).toMatchObject({ width: 150, height: 75 });
    expect(await view.frame.locator('#heightFix').boundingBox()).toMatchObject({ width: 300, height: 150 });
    expect(await view.frame.locator('#aspectFit').boundingBox()).toMatchObject({ width: 150, height: 150 });
  });

  it('picks from a picker panel', async () => {
    await show([
      'picker',
      { id: 'picker', mode: 'selector', range: ['red', 'green', 'blue'], value: 0, '@change': 1 },
      ['view', { style: 'height:40px' }, 'colour'],
    ]);
    const before = (await view.events('change')).length;
    await view.frame.locator('#picker').click();
    await view.frame.locator('.kumquat-picker-panel wx-picker-view-column > div').nth(2).click();
    await eventually(async () =>
      expect(
        await view.frame.evaluate(
          () =>
            (
              document.querySelector('.kumquat-picker-panel')!.shadowRoot!.querySelector('wx-picker-view-column') as unknown as {
                chosen: number;
              }
            ).chosen,
        ),
      ).toBe(2),
    );
    await view.frame.locator('.kumquat-picker-panel #confirm').click();
    await eventually(async () => expect((await view.events('change')).slice(before).map((event) => event.detail)).toEqual([{ value: 2 }]));
    expect(await view.frame.locator('.kumquat-picker-panel').count()).toBe(0);
  });

  it('submits a form with the values of its fields', async () => {
    await show([
      'form',
      { id: 'form', '@submit': 1 },
      ['input', { name: 'who', value: 'Ada' }],
      ['switch', { id: 'on', name: 'on' }],
      ['label', { id: 'label' }, ['checkbox-group', { name: 'tags', '@change': 1 }, ['checkbox', { value: 'x' }, 'X']]],
      ['radio-group', { name: 'one' }, ['radio', { value: 'p', checked: true }], ['radio', { id: 'q', value: 'q' }]],
      ['slider', { name: 'size', value: 40 }],
      ['button', { id: 'send', 'form-type': 'submit' }, 'Send'],
    ]);
    await view.frame.locator('#on').click();
    await view.frame.locator('wx-checkbox').click();
    await view.frame.locator('#q').click();
    await view.frame.locator('#send').focus();
    await view.page.keyboard.press('Enter');
    await eventually(async () =>
      expect((await view.events('submit')).at(-1)?.detail).toMatchObject({
        value: { who: 'Ada', on: true, tags: ['x'], one: 'q', size: 40 },
      }),
    );
  });

  it('runs view scripts on the spot', async () => {
    await show(['view', { id: 'dragged', style: 'height:50px;width:50px' }]);
    ops.viewScript(ops.ids.get('dragged')!, 'touchmove', 'pages/home/drag', 'move', false, { host: 7, hostElement: 1, scope: '' });
    await painted();
    await dragBy('#dragged', 90, 0);
    expect(await view.frame.locator('#dragged').getAttribute('style')).toMatch(/translateX\(115px\)/);
    expect((await view.messages()).filter((message) => message.kind === 'call').at(-1)).toMatchObject({
      host: 7,
      method: 'moved',
      args: { type: 'Array', x: 115 },
    });
  });

  it('applies a batch of 1,000 rows, scrolls the page and reports its end', async () => {
    await view.send({ kind: 'pageOptions', pageScroll: true, reachBottom: true, onReachBottomDistance: 50, disableScroll: false });
    const rows = Array.from({ length: 1000 }, (_each, index): Tree => ['view', { class: 'row', '@tap': 1 }, ['text', {}, `row ${index}`]]);
    await show(['view', {}, ...rows]);
    expect(await view.frame.locator('.row').count()).toBe(1000);
    const id = ++request;
    await view.send(ops.batch([{ id, kind: 'scroll', element: 0, top: 100_000, duration: 100 }]));
    await answer(id);
    await eventually(async () => expect((await view.messages()).some((message) => message.kind === 'reachBottom')).toBe(true));
    expect((await view.messages()).filter((message) => message.kind === 'pageScroll').at(-1)).toBeDefined();
  });

  it('observes intersections', async () => {
    await show(['view', {}, ['view', { style: 'height:1000px' }], ['view', { id: 'seen', style: 'height:100px' }]]);
    const id = ++request;
    await view.send(
      ops.batch([{ id, kind: 'observe', element: ops.ids.get('seen')!, relative: [{ element: 0, margins: {} }], thresholds: [0, 1] }]),
    );
    const entries = async (): Promise<Record<string, unknown>[]> =>
      (await view.messages()).flatMap((message) => (message.kind === 'intersection' ? [message.entry] : []));
    await view.frame.evaluate(() => scrollTo(0, 0));
    await eventually(async () => expect((await entries()).at(-1)).toMatchObject({ intersectionRatio: 0 }));
    await view.frame.evaluate(() => scrollTo(0, 5000));
    await eventually(async () => expect((await entries()).at(-1)).toMatchObject({ id: 'seen', intersectionRatio: 1 }));
  });

  it('lets a root portal out of what clips it, and plays an animation', async () => {
    const animation = {
      actions: [
        { animates: [{ type: 'translateX', args: [30] }], option: { transition: { duration: 20 } } },
        {
          animates: [
            { type: 'style', args: ['width', 50] },
            { type: 'translateX', args: [60] },
          ],
          option: { transition: { duration: 20 } },
        },
      ],
    };
    await show([
      'view',
      { style: 'width:20px;height:20px;overflow:hidden;transform:scale(0.5)' },
      ['root-portal', {}, ['view', { id: 'mask', style: 'position:fixed;inset:0' }]],
      ['view', { id: 'moving', style: 'width:10px;height:10px', animation, '@transitionend': 1 }],
    ]);
    expect(await view.frame.locator('#mask').boundingBox()).toMatchObject({ x: 0, y: 0, width: 375, height: 667 });
    await eventually(async () =>
      expect(await view.frame.evaluate(() => getComputedStyle(document.querySelector('#moving')!).transform)).toBe(
        'matrix(1, 0, 0, 1, 60, 0)',
      ),
    );
    expect(await view.frame.locator('#moving').getAttribute('style')).toContain('width: 50px');
  });

  it('tells the device how far the page is pulled, and moves what is movable', async () => {
    await show([
      'view',
      {},
      ['view', { id: 'top', style: 'height:80px' }],
      [
        'movable-area',
        { style: 'width:200px;height:200px' },
        ['movable-view', { id: 'moved', direction: 'all', x: 10, style: 'width:40px;height:40px', '@change': 1 }],
      ],
      ['button', { id: 'off', disabled: true, '@tap': 1 }, 'Off'],
    ]);
    await dragBy('#top', 0, 90);
    await eventually(async () =>
      expect((await view.fromFrame()).filter((message) => message.kind === 'pull').at(-1)).toEqual({
        kind: 'pull',
        distance: 90,
        ended: true,
      }),
    );
    await dragBy('#moved', 500, 30);
    await eventually(async () => expect((await view.events('change')).at(-1)?.detail).toMatchObject({ x: 160, y: 30, source: 'touch' }));
    const taps = (await view.events('tap')).length;
    const off = await centre('#off');
    await view.page.mouse.click(off.x, off.y);
    await painted();
    expect(await view.events('tap')).toHaveLength(taps);
  });

  it('takes a finger once, not again as the mouse that browsers make of it', async () => {
    await show(['view', { id: 'touched', style: 'height:60px', '@tap': 1, '@touchstart': 1, '@touchend': 1 }]);
    const count = async (): Promise<number[]> =>
      Promise.all(['touchstart', 'touchend', 'tap'].map(async (type) => (await view.events(type)).length));
    const before = await count();
    const { x, y } = await centre('#touched');
    await view.page.touchscreen.tap(x, y);
    await eventually(async () => expect((await count())[2]).toBe(before[2]! + 1));
    await painted();
    expect(await count()).toEqual(before.map((each) => each + 1));
  });

  it('takes new style sheets in place and keeps what was typed', async () => {
    await show(['view', { id: 'kept', class: 'paint' }, ['input', { id: 'typed' }]]);
    await view.frame.locator('#typed input').fill('still here');
    await view.replaceStyles(VIEW_JS.replace('rgb(9,9,9)', 'rgb(4,5,6)'));
    await eventually(async () =>
      expect(await view.frame.evaluate(() => getComputedStyle(document.querySelector('#kept')!).color)).toBe('rgb(4, 5, 6)'),
    );
    expect(await view.frame.locator('#typed input').inputValue()).toBe('still here');
  });

  it('goes on after an operation that fails, and had no other error', async () => {
    ops.add(Op.append, 99_999, 99_998);
    await show(['view', { id: 'alive' }, 'alive']);
    expect(await view.frame.locator('#alive').count()).toBe(1);
    const errors = (await view.messages()).filter((message) => message.kind === 'viewError');
    expect(errors.map((error) => error.message)).toEqual(['Error: there is no element 99999']);
    expect(view.errors).toEqual([]);
  });
});
