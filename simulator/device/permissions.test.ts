// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { Dialogs } from './dialogs.ts';
import { Permissions } from './permissions.ts';
import { Simulations } from './simulations.ts';
import { textsOf } from './texts.ts';

const SCOPE = 'scope.userLocation';

function phone() {
  const dialogs = new Dialogs(() => textsOf('en'));
  const permissions = new Permissions(dialogs, new Simulations(() => {}));
  const ask = (): Promise<boolean> => permissions.request(textsOf('en'), SCOPE, 'to show the way');
  const open = async (): Promise<HTMLElement[]> => {
    await new Promise((resolve) => setTimeout(resolve));
    return [...dialogs.root.querySelectorAll<HTMLElement>('.permission')];
  };
  const choose = async (name: string): Promise<void> => {
    const [sheet] = await open();
    [...sheet!.querySelectorAll('button')].find(({ textContent }) => textContent === name)!.click();
  };
  return { dialogs, permissions, ask, open, choose };
}

test('a permission is asked for once, and the answer stays', async () => {
  const { ask, choose, open, permissions } = phone();
  const first = ask();
  await choose('Reject');
  expect(await first).toBe(false);
  expect(await ask()).toBe(false);
  expect(await open()).toEqual([]);
  expect(permissions.setting).toEqual({ [SCOPE]: false });
});

test('a question that the restart of the app takes away decides nothing', async () => {
  const { dialogs, ask, choose, open, permissions } = phone();
  const before = ask();
  expect(await open()).toHaveLength(1);
  dialogs.clear();
  expect(await before).toBe(false);
  expect(permissions.setting).toEqual({});
  const after = ask();
  await choose('Allow');
  expect(await after).toBe(true);
});

test('what is asked for twice is one question', async () => {
  const { ask, choose, open } = phone();
  const both = Promise.all([ask(), ask()]);
  expect(await open()).toHaveLength(1);
  await choose('Allow');
  expect(await both).toEqual([true, true]);
  expect(await open()).toEqual([]);
});
