import { expect, test } from 'vitest';
import { hrefOf, parseRoute } from './route.ts';

test('an address names a page of a mini program', () => {
  expect(parseRoute('#/mini-programs/mp_1/versions')).toEqual({ at: 'program', id: 'mp_1', page: 'versions' });
  expect(parseRoute('#/mini-programs/a%2Fb/members')).toEqual({ at: 'program', id: 'a/b', page: 'members' });
});

test('an address names a page beside the mini programs, or a link that is used once', () => {
  expect(parseRoute('#/accounts')).toEqual({ at: 'accounts' });
  expect(parseRoute('#/invite/a-B_9')).toEqual({ at: 'invite', token: 'a-B_9' });
});

test('reviews have addresses of their own', () => {
  expect(parseRoute('#/reviews')).toEqual({ at: 'reviews' });
  for (const route of [{ at: 'reviews' }, { at: 'review', id: '0b6f/1' }] as const) expect(parseRoute(hrefOf(route))).toEqual(route);
});

test('anything else is the list', () => {
  for (const hash of ['', '#', '#/nowhere', '#/mini-programs/x/unknown']) expect(parseRoute(hash)).toEqual({ at: 'list' });
});

test('addresses survive the round trip', () => {
  const route = { at: 'program', id: 'a b/ü', page: 'versions' } as const;
  expect(parseRoute(hrefOf(route))).toEqual(route);
  for (const other of [{ at: 'list' }, { at: 'profile' }, { at: 'invite', token: 'x_1' }] as const)
    expect(parseRoute(hrefOf(other))).toEqual(other);
});
