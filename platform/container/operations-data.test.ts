import { beforeEach, expect, test, vi } from 'vitest';
import { answerDataRequest } from '../../simulator/host/operations-data.ts';
import type { RouteName } from '../contract/api.ts';
import { PlatformError } from '../contract/errors.ts';
import { OperationsData, type OperationsDataOptions } from './operations-data.ts';

const ORCHARD = { id: 'orchard', name: 'Orchard', color: '#b8480b', role: 'analyst', grants: [] };
const TICKETS = { id: 'tickets', name: 'Tickets', color: '#1f6feb', role: 'developer', grants: [] };
const ANN = { id: 'account-ann' };
const NOON = Date.UTC(2026, 4, 20, 12);

let kept: Map<string, string>;
let asked: string[];
let called: { name: RouteName; options: unknown }[];
let agree: boolean;
let signedOut: number;
let read: number;

beforeEach(() => {
  [kept, asked, called, agree, signedOut, read] = [new Map(), [], [], true, 0, 0];
});

/** The platform: analyst of one mini program, developer of another one. */
const call = (async (name: RouteName, options: { params?: { id: string } } = {}) => {
  called.push({ name, options });
  if (name === 'listMiniPrograms') return [ORCHARD, TICKETS];
  if (options.params?.id === 'orchard') return { totals: { visits: 3 } };
  throw new PlatformError('not-allowed', 'This needs the permission data-analysis.');
}) as OperationsDataOptions['call'];

/** One start of a mini program. */
function start(
  program: { id: string; name: string },
  account: { id: string } | undefined = ANN,
  more: Partial<OperationsDataOptions> = {},
) {
  const data = new OperationsData({
    miniProgram: program,
    account,
    call,
    ask: async () => {
      asked.push(program.name);
      return agree;
    },
    onSignedOut: () => void signedOut++,
    onRead: () => void read++,
    store: {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    },
    now: () => NOON,
    ...more,
  });
  return (path: string, method = 'GET') => answerDataRequest({ url: `https://data.kumquat.invalid${path}`, method }, data);
}

const ASSISTANT = { id: 'assistant', name: 'Data assistant' };
const OTHER = { id: 'other', name: 'Fortune cookie' };

test('after the person agreed, it answers what their role may see, and never the session', async () => {
  const request = start(ASSISTANT);
  const programs = await request('/programs');
  expect(asked).toEqual(['Data assistant']);
  expect(programs).toMatchObject({
    statusCode: 200,
    data: { sample: false, programs: [{ id: 'orchard', name: 'Orchard', color: '#b8480b' }] },
  });
  expect(await request('/usage?id=orchard&days=7&version=1.0.0')).toMatchObject({
    statusCode: 200,
    data: { usage: { totals: { visits: 3 } } },
  });
  expect(called.at(-1)).toEqual({
    name: 'getUsage',
    options: { params: { id: 'orchard' }, query: { from: '2026-05-14', version: '1.0.0' } },
  });
  expect(asked).toHaveLength(1);
});

test('the platform decides: without the permission there is a sentence instead of figures', async () => {
  const answer = await start(ASSISTANT)('/usage?id=tickets');
  expect(answer).toMatchObject({ statusCode: 403, data: { code: 'not-allowed', message: expect.stringMatching(/role/) } });
});

test('another mini program gets nothing by the consent that one has', async () => {
  await start(ASSISTANT)('/programs');
  called = [];
  agree = false;
  const request = start(OTHER);
  for (const path of ['/programs', '/usage?id=orchard', '/usage?id=tickets'])
    expect(await request(path)).toMatchObject({ statusCode: 403, data: { code: 'refused' } });
  expect(called).toEqual([]);
  expect(asked).toEqual(['Data assistant', 'Fortune cookie']);
});

test('the consent is of one person: another one is asked anew', async () => {
  await start(ASSISTANT)('/programs');
  agree = false;
  expect(await start(ASSISTANT, { id: 'account-bob' })('/programs')).toMatchObject({ statusCode: 403, data: { code: 'refused' } });
  expect(asked).toHaveLength(2);
});

test('two questions at once are one dialog, and a refusal holds until the next start', async () => {
  agree = false;
  const request = start(ASSISTANT);
  await Promise.all([request('/programs'), request('/usage?id=orchard')]);
  await request('/programs');
  expect(asked).toHaveLength(1);
  agree = true;
  expect(await start(ASSISTANT)('/programs')).toMatchObject({ statusCode: 200 });
  expect(asked).toHaveLength(2);
});

test('a consent lasts, is told at the next start, and can be taken back', async () => {
  await start(ASSISTANT)('/programs');
  expect(read).toBe(0);
  const request = start(ASSISTANT);
  expect(await request('/programs')).toMatchObject({ statusCode: 200 });
  expect([asked.length, read]).toEqual([1, 1]);
  expect(await request('/consent', 'DELETE')).toMatchObject({ statusCode: 200 });
  expect(await request('/programs')).toMatchObject({ statusCode: 403, data: { code: 'refused' } });
  expect(kept.size).toBe(0);
  await start(ASSISTANT)('/programs');
  expect(asked).toHaveLength(2);
});

test('nobody is signed in: that is said, to the program and to the person', async () => {
  // `undefined` would be the default.
  const request = start(ASSISTANT, null as unknown as undefined);
  expect(await request('/programs')).toMatchObject({ statusCode: 401, data: { code: 'signed-out' } });
  expect([asked, called, signedOut]).toEqual([[], [], 1]);
});

test('a platform that does not answer is told as such', async () => {
  const request = start(ASSISTANT, ANN, { call: vi.fn(async () => Promise.reject(new TypeError('Failed to fetch'))) });
  expect(await request('/programs')).toMatchObject({ statusCode: 503, data: { code: 'unreachable', message: expect.any(String) } });
});
