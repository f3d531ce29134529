import { expect, test } from 'vitest';
import { ALL, queryOf } from './log-filter.ts';

test('nothing chosen filters nothing', () => {
  expect(queryOf(ALL)).toEqual({});
  expect(queryOf({ ...ALL, account: '  ', from: 'soon' })).toEqual({});
});

test('both days are whole days of the reader', () => {
  const { from, to, account, action } = queryOf({ account: ' dan ', action: 'create-key', from: '2027-03-01', to: '2027-03-01' });
  expect(new Date(from ?? 0)).toEqual(new Date(2027, 2, 1));
  expect(new Date((to ?? 0) + 1)).toEqual(new Date(2027, 2, 2));
  expect({ account, action }).toEqual({ account: 'dan', action: 'create-key' });
});
