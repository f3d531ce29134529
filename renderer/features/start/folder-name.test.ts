import { expect, it } from 'vitest';
import { folderNameFor, isFolderName, joinFolder } from './folder-name.ts';

it('makes a folder name of a project name', () => {
  expect(folderNameFor('Orchard Shop')).toBe('orchard-shop');
  expect(folderNameFor(' Café — Niño 2 ')).toBe('cafe-nino-2');
  expect(folderNameFor('我的小程序')).toBe('我的小程序');
});

it('refuses names that some system does not accept', () => {
  expect(isFolderName('my-app')).toBe(true);
  for (const bad of ['', ' ', '..', 'a/b', 'a\\b', 'a:b', 'a\u0001']) expect(isFolderName(bad)).toBe(false);
});

it('joins as the parent is written', () => {
  expect(joinFolder('/home/me/', 'x')).toBe('/home/me/x');
  expect(joinFolder('C:\\Users\\me', 'x')).toBe('C:\\Users\\me\\x');
});
