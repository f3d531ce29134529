import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DRAFT_DELAY, DraftKeeper } from './draft-keeper.ts';

let said: string[];
let failed: unknown[];
let keeper: DraftKeeper;

beforeEach(() => {
  vi.useFakeTimers();
  said = [];
  failed = [];
  keeper = new DraftKeeper(
    {
      save: async (path, { text }) => void said.push(`save ${path} ${text}`),
      discard: async (path) => void said.push(`discard ${path}`),
    },
    (error) => failed.push(error),
  );
});
afterEach(() => vi.useRealTimers());

const draft = (text: string) => () => ({ text, baseVersion: 'v1' });

describe('DraftKeeper', () => {
  it('keeps the last text once typing rests', async () => {
    keeper.changed('a', draft('1'));
    await vi.advanceTimersByTimeAsync(DRAFT_DELAY - 1);
    keeper.changed('a', draft('2'));
    await vi.advanceTimersByTimeAsync(DRAFT_DELAY - 1);
    expect(said).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(said).toEqual(['save a 2']);
  });

  it('says nothing about text that was settled before it was kept', async () => {
    keeper.changed('a', draft('1'));
    keeper.settled('a');
    await vi.advanceTimersByTimeAsync(DRAFT_DELAY);
    expect(said).toEqual([]);
  });

  it('discards what it kept, once, and what an earlier session kept', async () => {
    keeper.changed('a', draft('1'));
    await vi.advanceTimersByTimeAsync(DRAFT_DELAY);
    keeper.known('b');
    keeper.settled('a');
    keeper.settled('a');
    keeper.settled('b');
    await keeper.flush();
    expect(said).toEqual(['save a 1', 'discard a', 'discard b']);
  });

  it('keeps everything at once when the window goes away', async () => {
    keeper.changed('a', draft('1'));
    keeper.changed('b', draft('2'));
    await keeper.flush();
    expect(said).toEqual(['save a 1', 'save b 2']);
    await vi.advanceTimersByTimeAsync(DRAFT_DELAY);
    expect(said).toHaveLength(2);
  });

  it('forgets what is pending when another project opens', async () => {
    keeper.changed('a', draft('1'));
    keeper.reset();
    await vi.advanceTimersByTimeAsync(DRAFT_DELAY);
    expect(said).toEqual([]);
  });

  it('reports a failure and goes on', async () => {
    const broken = new DraftKeeper({ save: () => Promise.reject(new Error('no')), discard: async () => undefined }, (error) =>
      failed.push(error),
    );
    broken.changed('a', draft('1'));
    await broken.flush();
    expect(failed).toHaveLength(1);
  });
});
