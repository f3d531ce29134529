import { expect, test } from 'vitest';
import type { Notification } from '../../contract/operations-models.ts';
import { placeOf } from './notification-place.ts';

const notice = (kind: Notification['kind'], data: Record<string, unknown> = {}): Notification => ({
  id: 1,
  kind,
  miniProgram: { id: 'mp_1', name: 'Orchard' },
  data,
  at: 0,
  read: false,
});
const member = { reviewer: false };

test('a notification leads to the page that shows what it is about', () => {
  expect(placeOf(notice('released'), member)).toEqual({ at: 'program', id: 'mp_1', page: 'versions' });
  expect(placeOf(notice('role-changed', { role: 'operator' }), member)).toEqual({ at: 'program', id: 'mp_1', page: 'members' });
  expect(placeOf(notice('review-submitted'), member)).toEqual({ at: 'program', id: 'mp_1', page: 'versions' });
  expect(placeOf(notice('review-submitted'), { reviewer: true })).toEqual({ at: 'reviews' });
});

test('nobody is led to what they cannot see', () => {
  expect(placeOf(notice('removed'), member)).toBeNull();
  expect(placeOf({ ...notice('released'), miniProgram: null }, member)).toBeNull();
  expect(placeOf(notice('invited', { role: 'test-member' }), member)).toEqual({ at: 'list' });
});
