import { describe, expect, it } from 'vitest';
import { draftOf, parseLocal, readDraft, toLocal } from './phase-draft.ts';

const NOW = 1_800_000_012_345;

describe('the fields of a phase', () => {
  it('keep a running phase as it is', () => {
    const phase = { percent: 20, allowList: ['ada', 'bob'], window: { from: 60_000, to: 120_000, users: 500 } };
    expect(readDraft(draftOf(phase))).toEqual({ phase });
    expect(readDraft(draftOf({ ...phase, window: null }))).toEqual({ phase: { ...phase, window: null } });
  });

  it('begin with a tenth of the users and a day from now', () => {
    const draft = draftOf(null, NOW);
    expect(readDraft(draft)).toEqual({ phase: { percent: 10, allowList: [], window: null } });
    expect(draft.window.from % 60_000).toBe(0);
    expect(draft.window.from).toBeGreaterThan(NOW);
  });

  it('read a list of names, each once', () => {
    const draft = { ...draftOf(null, NOW), allowList: ' ada\n\nbob, ada ;cara\n' };
    expect(readDraft(draft)).toEqual({ phase: { percent: 10, allowList: ['ada', 'bob', 'cara'], window: null } });
  });

  it.each([
    ['nobody', { percent: '0' }],
    ['fields', { percent: '' }],
    ['fields', { percent: '10.5' }],
    ['fields', { percent: '101' }],
    ['fields', { hasWindow: true, window: { from: 1, to: 2, users: '0' } }],
    ['window', { hasWindow: true, window: { from: 2, to: 2, users: '10' } }],
  ])('say what is missing: %s', (wrong, change) => {
    expect(readDraft({ ...draftOf(null, NOW), ...change })).toEqual({ wrong });
  });

  it('show and read times in the zone of the reader', () => {
    const text = toLocal(NOW);
    expect(text).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/);
    expect(parseLocal(text)).toBe(Math.floor(NOW / 60_000) * 60_000);
    expect(parseLocal('')).toBeNull();
  });
});
