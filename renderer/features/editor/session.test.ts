// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest';
import { readSession, writeSession } from './session.ts';

beforeEach(() => sessionStorage.clear());

it('keeps tabs and places of a project for a reload', () => {
  const place = { line: 3, column: 2, scrollTop: 40 };
  writeSession('/p', ['a', 'b'], 'b', { path: 'a', place });
  writeSession('/p', ['a', 'b'], 'a');
  expect(readSession('/p')).toEqual({ tabs: ['a', 'b'], active: 'a', places: { a: place } });
  expect(readSession('/other').tabs).toEqual([]);
});

it('forgets places of closed files and survives what it cannot read', () => {
  writeSession('/p', ['a'], 'a', { path: 'a', place: { line: 1, column: 1, scrollTop: 0 } });
  writeSession('/p', [], null);
  expect(readSession('/p').places).toEqual({});
  sessionStorage.setItem('kumquat.editor./p', '{');
  expect(readSession('/p')).toEqual({ tabs: [], active: null, places: {} });
});
