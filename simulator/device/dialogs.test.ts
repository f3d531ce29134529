// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type ApiSurface, answerDeviceCall } from './device-apis.ts';
import { Dialogs, MOST_DIALOGS } from './dialogs.ts';
import { textsOf } from './texts.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const surface = (dialogs: Dialogs): ApiSurface =>
  ({ dialogs, texts: () => textsOf('en'), resolve: (path: string) => path }) as Partial<ApiSurface> as ApiSurface;

test('more dialogs than anybody answers are refused, until one of them is answered', async () => {
  const dialogs = new Dialogs(() => textsOf('en'));
  const ask = () => answerDeviceCall(surface(dialogs), 'showModal', { title: 'a' });
  const first = ask();
  for (let i = 1; i < MOST_DIALOGS; i++) void ask();
  expect(await ask()).toEqual({ error: { errMsg: `showModal:fail too many dialogs wait for an answer (${MOST_DIALOGS})` } });
  await vi.advanceTimersByTimeAsync(1);
  dialogs.root.querySelector<HTMLElement>('.modal-button.primary')?.click();
  expect(await first).toMatchObject({ result: { confirm: true } });
  await vi.advanceTimersByTimeAsync(1);
  expect(dialogs.full).toBe(false);
});

test('of the toasts of one frame the last is drawn', async () => {
  const dialogs = new Dialogs(() => textsOf('en'));
  const toast = (): string => dialogs.root.querySelector('.toast')?.textContent ?? '';
  for (let i = 0; i < 1000; i++) dialogs.toast({ title: `toast ${i}` });
  expect(toast()).toBe('toast 0');
  await vi.advanceTimersByTimeAsync(20);
  expect(toast()).toBe('toast 999');
  dialogs.toast({ title: 'hidden' });
  dialogs.toast({ title: 'later' });
  dialogs.hideToast();
  await vi.advanceTimersByTimeAsync(50);
  expect(toast()).toBe('');
});
