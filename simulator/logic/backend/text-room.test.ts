import { expect, test } from 'vitest';
import { MOST_TEXT, TextRoom } from './text-room.ts';

test('long texts of a page share its room, and what is taken away gives its own back', () => {
  let full = 0;
  const room = new TextRoom(() => {
    full += 1;
  });
  const most = 'x'.repeat(MOST_TEXT);
  expect(room.fit(1, most)).toBe(most);
  expect(room.fit(2, 'short')).toBe('short');
  expect(full).toBe(0);
  expect(room.fit(3, most)).toBe(`${'x'.repeat(1000)}…`);
  expect(full).toBe(1);
  expect(room.fit(1, 'short')).toBe('short');
  room.forget(3);
  room.forget(4);
  expect(room.fit(3, most)).toBe(most);
  expect(full).toBe(1);
});
