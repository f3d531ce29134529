import { expect, test } from 'vitest';
import { parseQuery, ticketOf } from './ticket.ts';

test('the ticket stands in the path', () => {
  expect(ticketOf('/p/Ab_9-x')).toBe('Ab_9-x');
  expect(ticketOf('/p/Ab_9-x/')).toBe('Ab_9-x');
});

test('other addresses have none', () => {
  for (const path of ['/', '/p/', '/p/a/b', '/p/..%2f', `/p/${'a'.repeat(65)}`]) expect(ticketOf(path)).toBeNull();
});

test('a query becomes an object', () => {
  expect(parseQuery('id=1042&name=a%20b&id=7')).toEqual({ id: '7', name: 'a b' });
  expect(parseQuery('')).toEqual({});
});
