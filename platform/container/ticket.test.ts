import { expect, test } from 'vitest';
import { parseQuery, reviewOf, ticketOf } from './ticket.ts';

test('the ticket stands in the path', () => {
  expect(ticketOf('/p/Ab_9-x')).toBe('Ab_9-x');
  expect(ticketOf('/p/Ab_9-x/')).toBe('Ab_9-x');
});

test('a submission stands in the path of its own', () => {
  expect(reviewOf('/r/0b6f-1')).toBe('0b6f-1');
  expect(reviewOf('/p/0b6f-1')).toBeNull();
  expect(ticketOf('/r/0b6f-1')).toBeNull();
});

test('other addresses have none', () => {
  for (const path of ['/', '/p/', '/p/a/b', '/p/..%2f', `/p/${'a'.repeat(65)}`]) expect(ticketOf(path)).toBeNull();
});

test('a query becomes an object', () => {
  expect(parseQuery('id=1042&name=a%20b&id=7')).toEqual({ id: '7', name: 'a b' });
  expect(parseQuery('')).toEqual({});
});
