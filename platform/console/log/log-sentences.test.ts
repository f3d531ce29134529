import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { actionName, sentenceOf } from './log-sentences.ts';

test('a record is a sentence with what it is about', () => {
  expect(sentenceOf({ action: 'create-key', details: { name: 'build', allowList: ['203.0.113.0/24'] } })).toBe(
    'Created the CI key “build” for 203.0.113.0/24',
  );
  expect(sentenceOf({ action: 'create-key', details: { name: 'build', allowList: [] } })).toBe('Created the CI key “build”');
  expect(sentenceOf({ action: 'put-member', details: { account: 'dan', role: 'analyst' } })).toBe('Made dan a member: data analyst');
  expect(sentenceOf({ action: 'invite', details: { kind: 'member', role: 'admin' } })).toBe('Made an invitation: admin');
  expect(sentenceOf({ action: 'invite', details: { kind: 'test-member' } })).toBe('Made an invitation: test member');
  expect(sentenceOf({ action: 'release', details: { version: '1.0.0', mode: 'phased', percent: 10 } })).toBe('Released 1.0.0 to 10%');
  expect(sentenceOf({ action: 'set-test-version', details: {} })).toBe('Removed the test version');
});

test('a long list is cut, and says by how much', () => {
  const domains = ['https://a.test', 'https://b.test', 'https://c.test', 'https://d.test', 'https://e.test'];
  expect(sentenceOf({ action: 'change-server-domains', details: { kind: 'request', domains } })).toBe(
    'Set the request domains to https://a.test, https://b.test, https://c.test +2',
  );
});

test('actions that have no sentence yet keep their name, whatever it is', () => {
  expect(sentenceOf({ action: 'fly', details: {} })).toBe('fly');
  expect(sentenceOf({ action: 'constructor', details: {} })).toBe('constructor');
});

test('an action can be chosen without a record of it', () => {
  expect(actionName('create-key')).toBe('Created the CI key “…”');
  expect(actionName('fly')).toBe('fly');
});

test('every action that the server logs for a mini program has a sentence', () => {
  const folder = path.resolve(import.meta.dirname, '../../server/handlers');
  // What happens to accounts, sessions and the platform itself is in no mini program's log.
  const elsewhere = ['account-handlers.ts', 'administration-handlers.ts', 'profile-handlers.ts'];
  const logged = new Set<string>();
  for (const name of readdirSync(folder).filter((file) => !elsewhere.includes(file))) {
    const source = readFileSync(path.join(folder, name), 'utf8');
    for (const [, action] of source.matchAll(/action: '([a-z-]+)'/g)) logged.add(action as string);
  }
  logged.delete('reset-password');
  expect(logged.size).toBeGreaterThan(20);
  expect([...logged].filter((action) => actionName(action) === action)).toEqual([]);
});
