import { expect, test } from 'vitest';
import { targetOf } from './addresses.ts';

test('tells the IDE’s host from a session’s and refuses the rest', () => {
  expect(targetOf('kumquat.localhost:4180', 4180)).toEqual({ kind: 'ide' });
  expect(targetOf('KUMQUAT.localhost:4180', 4180)).toEqual({ kind: 'ide' });
  expect(targetOf('s-1.kumquat.localhost:4180', 4180)).toEqual({ kind: 'guest', session: 's-1' });
  for (const host of [undefined, '', 'kumquat.localhost', '-a.kumquat.localhost:4180', `${'a'.repeat(64)}.kumquat.localhost:4180`]) {
    expect(targetOf(host, 4180)).toBeNull();
  }
});
