// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PageLayer } from './page-layer.ts';
import { PageLayers } from './page-layers.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A layer without a frame: its content comes when the test says so. */
class FakeLayer {
  readonly root = document.createElement('section');
  arrived = false;
  visible = false;
  content = (): void => {};

  constructor(readonly name: string) {}

  arrive(): void {
    this.arrived = true;
  }
  whenContent(callback: () => void): void {
    this.content = callback;
  }
}

function phone() {
  const log: string[] = [];
  const name = (layer: PageLayer): string => (layer as unknown as FakeLayer).name;
  const layers = new PageLayers(
    (layer) => log.push(`arrived ${name(layer)}`),
    (layer) => log.push(`top ${name(layer)}`),
  );
  layers.still = true;
  let last = 0;
  const open = (title: string): FakeLayer => {
    const layer = new FakeLayer(title);
    last += 1;
    layers.open(last, layer as unknown as PageLayer, 'push');
    return layer;
  };
  return { layers, log, open };
}

test('nothing is drawn for a page that opens until it has content, and then all of it at once', async () => {
  const { layers, log, open } = phone();
  open('first');
  await vi.advanceTimersByTimeAsync(0);
  expect(log.splice(0)).toEqual(['arrived first', 'top first']);

  const second = open('second');
  await vi.advanceTimersByTimeAsync(100);
  expect(layers.top).toBe(second);
  expect([log, second.visible, second.root.style.zIndex]).toEqual([[], false, '']);
  second.content();
  // What the page measures in the same task stands where it will be shown.
  expect(log).toEqual(['arrived second', 'top second']);
  await vi.advanceTimersByTimeAsync(0);
  expect([second.visible, second.root.style.zIndex]).toEqual([true, '2']);
});

test('a page without content is drawn after a while', async () => {
  const { log, open } = phone();
  open('first');
  await vi.advanceTimersByTimeAsync(0);
  const second = open('second');
  await vi.advanceTimersByTimeAsync(500);
  expect(second.visible).toBe(true);
  second.content();
  expect(log).toEqual(['arrived first', 'top first', 'arrived second', 'top second']);
});

test('a page that another one has already covered does not change what the phone shows', async () => {
  const { log, open } = phone();
  open('first');
  await vi.advanceTimersByTimeAsync(0);
  const second = open('second');
  const third = open('third');
  log.splice(0);
  third.content();
  second.content();
  expect(log).toEqual(['arrived third', 'top third', 'arrived second']);
  await vi.advanceTimersByTimeAsync(0);
  expect([second.root.style.zIndex, third.root.style.zIndex, second.visible, third.visible]).toEqual(['2', '3', false, true]);
});
