import { describe, expect, it } from 'vitest';
import type { FileEntry } from '../../../main/contract/models.ts';
import { checkName, findByName, foldersAbove, moveByKey, staleFolders, targetFolder, visibleLines } from './tree-logic.ts';

const folder = (path: string): FileEntry => ({ path, kind: 'folder', size: 0 });
const file = (path: string): FileEntry => ({ path, kind: 'file', size: 1 });
const listings = new Map([
  ['', [folder('pages'), file('app.js'), file('app.json')]],
  ['pages', [folder('pages/home'), file('pages/index.js')]],
  ['pages/home', [file('pages/home/home.js')]],
]);
const lines = visibleLines(listings, new Set(['pages']));

describe('visibleLines', () => {
  it('shows what stands in expanded folders, with its depth', () => {
    expect(lines.map((line) => [line.entry.path, line.depth, line.expanded])).toEqual([
      ['pages', 0, true],
      ['pages/home', 1, false],
      ['pages/index.js', 1, false],
      ['app.js', 0, false],
      ['app.json', 0, false],
    ]);
  });

  it('shows nothing below a folder whose parent is closed', () => {
    expect(visibleLines(listings, new Set(['pages/home']))).toHaveLength(3);
  });
});

describe('moveByKey', () => {
  it('goes up and down and stops at the ends', () => {
    expect(moveByKey(lines, 'pages', 'ArrowDown')).toEqual({ select: 'pages/home' });
    expect(moveByKey(lines, 'pages', 'ArrowUp')).toEqual({ select: 'pages' });
    expect(moveByKey(lines, 'app.json', 'ArrowDown')).toEqual({ select: 'app.json' });
    expect(moveByKey(lines, 'app.js', 'Home')).toEqual({ select: 'pages' });
    expect(moveByKey(lines, 'pages', 'End')).toEqual({ select: 'app.json' });
    expect(moveByKey(lines, null, 'ArrowDown')).toEqual({ select: 'pages' });
  });

  it('opens, goes in, closes and goes out', () => {
    expect(moveByKey(lines, 'pages/home', 'ArrowRight')).toEqual({ expand: 'pages/home' });
    expect(moveByKey(lines, 'pages', 'ArrowRight')).toEqual({ select: 'pages/home' });
    expect(moveByKey(lines, 'pages', 'ArrowLeft')).toEqual({ collapse: 'pages' });
    expect(moveByKey(lines, 'pages/index.js', 'ArrowLeft')).toEqual({ select: 'pages' });
    expect(moveByKey(lines, 'app.js', 'ArrowLeft')).toBeUndefined();
    expect(moveByKey(lines, 'app.js', 'x')).toBeUndefined();
  });
});

it('finds the next line by what is typed, going round', () => {
  expect(findByName(lines, 'pages', 'a')).toBe('app.js');
  expect(findByName(lines, 'app.js', 'a')).toBe('app.json');
  expect(findByName(lines, 'app.json', 'a')).toBe('app.js');
  expect(findByName(lines, 'app.js', 'app.j')).toBe('app.js');
  expect(findByName(lines, 'app.js', 'zz')).toBeUndefined();
});

it('makes new things in the selected folder, or beside the selected file', () => {
  expect(targetFolder(listings, 'pages/home')).toBe('pages/home');
  expect(targetFolder(listings, 'pages/index.js')).toBe('pages');
  expect(targetFolder(listings, null)).toBe('');
});

it('knows the folders above a path', () => {
  expect(foldersAbove('pages/home/home.js')).toEqual(['pages', 'pages/home']);
  expect(foldersAbove('app.js')).toEqual([]);
});

it('reads again only folders that changed', () => {
  expect(staleFolders(listings, ['pages/home/home.js'])).toEqual(['pages/home']);
  expect(staleFolders(listings, ['pages'])).toEqual(['', 'pages', 'pages/home']);
  expect(staleFolders(listings, [''])).toHaveLength(3);
  expect(staleFolders(listings, ['node_modules/x/y.js'])).toEqual([]);
});

it('refuses names that cannot be used', () => {
  const siblings = listings.get('') ?? [];
  expect(checkName(' ', siblings)).toBe('empty');
  expect(checkName('a//b', siblings)).toBe('invalid');
  expect(checkName('..', siblings)).toBe('invalid');
  expect(checkName('a:b', siblings)).toBe('invalid');
  expect(checkName('app.js', siblings)).toBe('exists');
  expect(checkName('app.js', siblings, 'app.js')).toBeUndefined();
  expect(checkName('lib/new.js', siblings)).toBeUndefined();
});
