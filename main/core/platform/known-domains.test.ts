import { beforeEach, expect, test } from 'vitest';
import type { DomainLists } from '../../../platform/contract/server-domain-models.ts';
import { AppError } from '../../contract/errors.ts';
import { KnownDomains } from './known-domains.ts';

const lists = (request: string): DomainLists => ({ request: [request], socket: [], upload: [], download: [], webView: [] });
const ONE = lists('https://one.example.com');
const TWO = lists('https://two.example.com');

let now: number;
let asked: number;
let loggedIn: boolean;
let name: string;
let answer: () => Promise<{ domains: DomainLists }>;
let stored: Map<string, unknown>;

const make = (): KnownDomains => {
  const platform = {
    name: () => name,
    hasToken: async () => loggedIn,
    signedIn: async () => {
      asked += 1;
      return (await answer()) as never;
    },
  };
  return new KnownDomains(platform, { get: (key) => stored.get(key), set: (key, value) => void stored.set(key, value) }, () => now);
};

beforeEach(() => {
  now = 0;
  asked = 0;
  loggedIn = true;
  name = 'local';
  answer = async () => ({ domains: ONE });
  stored = new Map();
});

const away = () => Promise.reject(new AppError('platform-unreachable', 'away'));

test('the platform is asked once in five seconds, whoever wants to know', async () => {
  const known = make();
  const all = await Promise.all([known.of('a'), known.of('a'), known.of('a')]);
  expect(all.map((each) => each?.domains)).toEqual([ONE, ONE, ONE]);
  expect(asked).toBe(1);
  answer = async () => ({ domains: TWO });
  now += 4999;
  expect((await known.of('a'))?.domains).toEqual(ONE);
  now += 1;
  expect(await known.of('a')).toEqual({ domains: TWO, at: now });
  expect(asked).toBe(2);
});

test('without the platform, or logged out, what it said last holds, also in the next run of the program', async () => {
  await make().of('a');
  answer = away;
  const known = make();
  expect((await known.of('a'))?.domains).toEqual(ONE);
  now += 29_000;
  await known.of('a');
  expect(asked).toBe(2);
  now += 1000;
  await known.of('a');
  expect(asked).toBe(3);
  loggedIn = false;
  now += 60_000;
  expect((await known.of('a'))?.domains).toEqual(ONE);
  expect(asked).toBe(3);
});

test('nothing is known of what the platform never told: another mini program, another platform', async () => {
  const known = make();
  await known.of('a');
  loggedIn = false;
  expect(await known.of('b')).toBeNull();
  name = 'https://platform.example.com';
  expect(await known.of('a')).toBeNull();
  // Who logs in knows it at once.
  loggedIn = true;
  expect((await known.of('a'))?.domains).toEqual(ONE);
  answer = () => Promise.reject(new AppError('not-a-member', 'no'));
  expect(await known.of('somebody-elses')).toBeNull();
});

test('a store that holds something else, or too much, does no harm', async () => {
  stored.set('serverDomains', { 'local a': { domains: 'everything' } });
  loggedIn = false;
  expect(await make().of('a')).toBeNull();
  loggedIn = true;
  const known = make();
  for (let index = 0; index < 60; index += 1) await known.of(`m${index}`);
  expect(Object.keys(stored.get('serverDomains') as object)).toHaveLength(50);
  expect(Object.keys(stored.get('serverDomains') as object)).toContain('local m59');
});

test('a failure that nobody expects is not taken for an answer', async () => {
  answer = () => Promise.reject(new TypeError('a mistake'));
  await expect(make().of('a')).rejects.toThrow('a mistake');
});
