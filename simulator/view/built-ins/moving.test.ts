import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { Op } from '../../protocol/ops.ts';
import { OpsBuilder, type Tree } from '../testing/ops-builder.ts';
import { ViewPage } from '../testing/view-page.ts';

/** What moves by a mouse or by itself, in a page whose animations play. */
let view: ViewPage;
let ops: OpsBuilder;
let shown = 0;

async function show(tree: Tree): Promise<void> {
  if (shown) ops.add(Op.remove, 1, shown);
  shown = ops.tree(tree);
  const painted = async (): Promise<number> => (await view.messages()).filter(({ kind }) => kind === 'painted').length;
  const before = await painted();
  await view.send(ops.batch());
  await eventually(async () => expect(await painted()).toBeGreaterThan(before));
}

const eventually = (check: () => Promise<unknown>): Promise<unknown> => vi.waitFor(check, { timeout: 8000, interval: 20 });
const details = async (type: string, id: string): Promise<Record<string, number | string>[]> =>
  (await view.events(type)).filter((event) => event.element === ops.ids.get(id)).map((event) => event.detail as Record<string, number>);
const scrollTop = (selector: string): Promise<number> =>
  view.frame.evaluate((wanted) => document.querySelector(wanted)?.scrollTop ?? -1, selector);

async function dragBy(selector: string, dx: number, dy: number, rest = false): Promise<void> {
  const box = (await view.frame.locator(selector).boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await view.page.mouse.move(x, y);
  await view.page.mouse.down();
  for (let step = 1; step <= 6; step++) await view.page.mouse.move(x + (dx * step) / 6, y + (dy * step) / 6);
  if (rest) await view.page.waitForTimeout(150);
  await view.page.mouse.up();
}

const rows = (count: number): Tree[] => Array.from({ length: count }, (): Tree => ['view', { style: 'height:50px' }, 'row']);
const items = (): Tree[] => ['a', 'b', 'c'].map((name): Tree => ['swiper-item', { 'item-id': name }, name]);

beforeAll(async () => {
  view = await ViewPage.open('');
  ops = new OpsBuilder();
});
afterAll(() => view?.close());

it('goes on when a mouse throws it, and stops where one lets it rest', async () => {
  await show(['scroll-view', { id: 'thrown', 'scroll-y': true, style: 'height:300px', '@scroll': 1 }, ...rows(200)]);
  await dragBy('#thrown', 0, -120, true);
  expect(await scrollTop('#thrown')).toBe(120);
  // A mouse that a busy machine stops before it lets go throws nothing: then it throws again.
  await eventually(async () => {
    await dragBy('#thrown', 0, -120);
    await view.page.waitForTimeout(100);
    expect((await scrollTop('#thrown')) % 120).not.toBe(0);
  });
});

it('refreshes by a mouse that pulls it down', async () => {
  const properties = { id: 'pulled', 'scroll-y': true, 'refresher-enabled': true, style: 'height:300px', '@refresherrefresh': 1 };
  await show(['scroll-view', properties, ...rows(20)]);
  await dragBy('#pulled', 0, 130);
  await eventually(async () => expect(await details('refresherrefresh', 'pulled')).toHaveLength(1));
});

it('lets a mouse scroll the page over a swiper that moves the other way', async () => {
  await show(['view', {}, ['swiper', { id: 'across', '@change': 1 }, ...items()], ['view', { style: 'height:3000px' }]]);
  await dragBy('#across', 0, -60, true);
  expect(await scrollTop('html')).toBe(60);
  expect(await details('change', 'across')).toEqual([]);
  await view.frame.evaluate(() => document.scrollingElement?.scrollTo(0, 0));
  await dragBy('#across', -220, 0);
  await eventually(async () => expect(await details('change', 'across')).toEqual([{ current: 1, currentItemId: 'b', source: 'touch' }]));
});

it('moves only the inner one of two swipers', async () => {
  const inner: Tree = ['swiper-item', {}, ['swiper', { id: 'inner', '@change': 1 }, ...items()]];
  await show(['swiper', { id: 'outer', '@change': 1 }, inner, ['swiper-item', {}, 'second']]);
  await dragBy('#inner', -220, 0);
  await eventually(async () => expect(await details('change', 'inner')).toHaveLength(1));
  expect(await details('change', 'outer')).toEqual([]);
});

it('plays by itself, around its end, and tells how far it came', async () => {
  const properties = { id: 'plays', autoplay: true, interval: 150, duration: 60, circular: true, 'easing-function': 'linear' };
  await show(['swiper', { ...properties, '@change': 1, '@transition': 1, '@animationfinish': 1 }, ...items()]);
  await eventually(async () => expect((await details('change', 'plays')).length).toBeGreaterThan(3));
  const changes = await details('change', 'plays');
  expect(changes.slice(0, 4).map(({ current, source }) => [current, source])).toEqual([
    [1, 'autoplay'],
    [2, 'autoplay'],
    [0, 'autoplay'],
    [1, 'autoplay'],
  ]);
  // Around the end it goes on in the same direction: no step is longer than one item.
  expect((await details('transition', 'plays')).every(({ dx }) => Math.abs(Number(dx)) <= 375)).toBe(true);
  await eventually(async () => expect((await details('animationfinish', 'plays')).length).toBeGreaterThan(2));
});

it('springs to x and y, and comes back from beyond its area', async () => {
  const movable: Tree = [
    'movable-view',
    { id: 'spring', direction: 'all', 'out-of-bounds': true, style: 'width:50px;height:50px', '@change': 1 },
  ];
  await show(['movable-area', { style: 'width:200px;height:200px' }, movable]);
  ops.attribute(ops.ids.get('spring')!, 'x', 100);
  await view.send(ops.batch([]));
  await eventually(async () => expect((await details('change', 'spring')).at(-1)).toEqual({ x: 100, y: 0, source: '' }));
  expect((await details('change', 'spring')).length).toBeGreaterThan(3);
  await dragBy('#spring', 0, -80);
  await eventually(async () => expect((await details('change', 'spring')).at(-1)).toEqual({ x: 100, y: 0, source: 'out-of-bounds' }));
});

it('scales by the wheel with the control key', async () => {
  const movable: Tree = ['movable-view', { id: 'wheel', scale: true, 'scale-max': 3, style: 'width:50px;height:50px', '@scale': 1 }];
  await show(['movable-area', { style: 'width:200px;height:200px' }, movable]);
  await view.page.mouse.move(20, 20);
  await view.page.keyboard.down('Control');
  await view.page.mouse.wheel(0, -200);
  await view.page.keyboard.up('Control');
  await eventually(async () => expect((await details('scale', 'wheel')).at(-1)).toMatchObject({ scale: 2 }));
});
