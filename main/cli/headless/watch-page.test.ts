import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { DeviceToEmbedder } from '../../../simulator/protocol/device.ts';
import { answersAgain, isSilent } from './watch-page.ts';

/** A page whose device says this, one list at a time, and then nothing. */
function pageThatSays(...turns: DeviceToEmbedder[][]): Page {
  const takes = [...turns];
  const evaluate = async (script: () => unknown): Promise<unknown> => (String(script).includes('take') ? (takes.shift() ?? []) : undefined);
  return { evaluate } as unknown as Page;
}

const stats: DeviceToEmbedder = { kind: 'setDataStats', pageId: 1, component: 'a', bytes: 1, ms: 1, keys: [] };

it('takes a page that opens for an answer, and a standstill for none', async () => {
  expect(await answersAgain(pageThatSays([], [stats], [{ kind: 'pageStack', pages: [] }]))).toBe(true);
  expect(await answersAgain(pageThatSays([stats], [{ kind: 'runState', state: 'unresponsive' }]))).toBe(false);
  expect(await isSilent(pageThatSays([stats, { kind: 'runState', state: 'unresponsive' }]))).toBe(true);
  expect(await isSilent(pageThatSays([stats]))).toBe(false);
});
