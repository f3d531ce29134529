// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest';
import { takeToken } from './connect.ts';

beforeEach(() => {
  sessionStorage.clear();
  location.hash = '';
});

it('keeps the token of the address for this tab and takes it out of the address', () => {
  location.hash = '#token=abc%2F1';
  expect(takeToken()).toBe('abc/1');
  expect(location.hash).toBe('');
  expect(takeToken()).toBe('abc/1');
});

it('has none where none was given', () => {
  expect(takeToken()).toBe('');
});
