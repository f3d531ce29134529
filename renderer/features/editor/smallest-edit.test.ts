import { describe, expect, it } from 'vitest';
import { smallestEdit } from './smallest-edit.ts';

function apply(before: string, after: string): string {
  const edit = smallestEdit(before, after);
  return edit ? before.slice(0, edit.start) + edit.text + before.slice(edit.end) : before;
}

describe('smallestEdit', () => {
  it.each([
    ['', 'a'],
    ['a', ''],
    ['abc', 'axc'],
    ['aaa', 'aa'],
    ['aa', 'aaa'],
    ['a\r\nb', 'a\nb'],
    ['x😀y', 'x😁y'],
    ['same', 'same'],
  ])('turns %j into %j', (before, after) => {
    expect(apply(before, after)).toBe(after);
  });

  it('touches only what differs', () => {
    expect(smallestEdit('one two three', 'one 2 three')).toEqual({ start: 4, end: 7, text: '2' });
  });

  it('never cuts a surrogate pair', () => {
    expect(smallestEdit('x😀y', 'x😁y')).toEqual({ start: 1, end: 3, text: '😁' });
  });
});
