import { expect, test } from 'vitest';
import { FileSystem, MAX_ENTRIES, MAX_FILE } from './file-system.ts';

interface Kept {
  path: string;
  folder: boolean;
  size: number;
  created: number;
  modified: number;
}

function fileSystem(served: Record<string, string> = {}, kept: Kept[] = []) {
  const told: [string, object][] = [];
  const read: string[] = [];
  const files = new FileSystem({
    baseUrl: () => 'http://sim.test/build/1/',
    read: (url) => {
      read.push(url);
      const text = url === 'http://sim.test/files/' ? JSON.stringify(kept) : served[url];
      return text === undefined ? null : bytes(text);
    },
    createUrl: (content, type) => `blob:${type}:${content.length}`,
    tell: (api, args) => told.push([api, args]),
  });
  return { files, told, read };
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (content: Uint8Array): string => new TextDecoder().decode(content);
const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

test('what an app writes is read at once, and told to the host', () => {
  const { files, told } = fileSystem();
  files.makeFolder('wxfile://usr/a', false);
  files.write('wxfile://usr/a/b.txt', bytes('one'));
  files.append('wxfile://usr/a/b.txt', bytes('two'));
  expect(text(files.read('wxfile://usr/a/../a/b.txt'))).toBe('onetwo');
  expect(told).toEqual([
    ['fileMakeFolder', { path: 'usr/a' }],
    ['fileWrite', { path: 'usr/a/b.txt', offset: 0, size: 3, bytes: bytes('one').buffer }],
    ['fileWrite', { path: 'usr/a/b.txt', offset: 3, size: 6, bytes: bytes('two').buffer }],
  ]);
});

test('a large file is told in parts that a carrier takes', () => {
  const { files, told } = fileSystem();
  files.write('wxfile://usr/large', new Uint8Array(9 * 1024 * 1024));
  const parts = told.map(([, args]) => args as { offset: number; size: number; bytes: ArrayBuffer });
  const part = 2 * 1024 * 1024;
  expect(parts.map(({ offset, bytes: { byteLength } }) => [offset, byteLength])).toEqual([
    ...[0, 1, 2, 3].map((index) => [index * part, part]),
    [4 * part, 1024 * 1024],
  ]);
  expect(parts.at(-1)?.size).toBe(9 * 1024 * 1024);
});

test('files of a run before are listed at once and read when asked for', () => {
  const kept = { folder: false, created: 1, modified: 2 };
  const { files, read } = fileSystem({ 'http://sim.test/files/usr/old%20one.txt': 'kept' }, [
    { ...kept, path: 'usr/old one.txt', size: 4 },
    { ...kept, path: 'store_1.txt', size: 2 },
  ]);
  expect(files.list('wxfile://usr')).toEqual(['old one.txt']);
  expect(files.saved().map(([path, { size }]) => [path, size])).toEqual([['wxfile://store_1.txt', 2]]);
  expect(read).toEqual(['http://sim.test/files/']);
  files.rename('wxfile://usr/old one.txt', 'wxfile://usr/new.txt');
  expect(text(files.read('wxfile://usr/new.txt'))).toBe('kept');
  expect(files.find('wxfile://usr/old one.txt')).toBeUndefined();
});

test('nothing is written but below the user folder', () => {
  const { files } = fileSystem({ 'http://sim.test/build/1/a.json': '{}' });
  const temporary = files.makeTemporary(bytes('x'), 'txt');
  for (const path of ['a.json', '/a.json', temporary, 'wxfile://usr/../tmp_x', 'wxfile://store_1', 'file:///etc/passwd'])
    expect(() => files.write(path, bytes('x')), path).toThrow('permission denied');
  expect(text(files.read('/a.json'))).toBe('{}');
  expect(() => files.read('b.json')).toThrow('no such file or directory, open b.json');
  expect(() => files.read('wxfile://usr/../../x')).toThrow('permission denied');
  expect(() => files.write('wxfile://usr/none/x', bytes('x'))).toThrow('no such file or directory, open wxfile://usr/none/x');
  expect(() => files.removeFolder('wxfile://usr', true)).toThrow('permission denied');
});

test('folders go with what is in them, only when asked', () => {
  const { files, told } = fileSystem();
  files.makeFolder('wxfile://usr/a/b/c', true);
  files.write('wxfile://usr/a/b/f', bytes('f'));
  expect(() => files.makeFolder('wxfile://usr/a', false)).toThrow('file already exists wxfile://usr/a');
  expect(() => files.removeFolder('wxfile://usr/a', false)).toThrow('directory not empty');
  expect(() => files.removeFile('wxfile://usr/a')).toThrow('operation not permitted, unlink wxfile://usr/a');
  expect(() => files.rename('wxfile://usr/a', 'wxfile://usr/a/b/d')).toThrow('operation not permitted');
  files.rename('wxfile://usr/a', 'wxfile://usr/z');
  expect(files.listAll('wxfile://usr')).toEqual(['/z', '/z/b', '/z/b/c', '/z/b/f']);
  files.removeFolder('wxfile://usr/z', true);
  expect(files.list('wxfile://usr')).toEqual([]);
  expect(told.at(-1)).toEqual(['fileRemove', { path: 'usr/z' }]);
});

test('a temporary file is kept by moving it', () => {
  const { files } = fileSystem();
  const [one, two] = [files.makeTemporary(PNG, 'png'), files.makeTemporary(PNG, '.png')];
  expect(one).toMatch(/^wxfile:\/\/tmp_[0-9a-f]+\.png$/);
  const saved = files.save(one, undefined);
  expect(saved).toMatch(/^wxfile:\/\/store_[0-9a-f]+\.png$/);
  expect(() => files.save(one, undefined)).toThrow('tempFilePath file not exist');
  expect(files.save(two, 'wxfile://usr/b.png')).toBe('wxfile://usr/b.png');
  expect(files.saved().map(([path]) => path)).toEqual([saved]);
  files.removeSaved(saved);
  expect(files.saved()).toEqual([]);
});

test('pages learn the address of what they can show, and of nothing else', () => {
  const { files } = fileSystem();
  files.write('wxfile://usr/a.log', bytes('line'));
  files.write('wxfile://usr/picture', PNG);
  files.removeFile('wxfile://usr/picture');
  expect(files.shown).toEqual([
    ['wxfile://usr/picture', 'blob:image/png:8'],
    ['wxfile://usr/picture', null],
  ]);
  expect(files.urlOf('/images/a.png')).toBe('http://sim.test/build/1/images/a.png');
  expect(files.urlOf('https://x.test/a.png')).toBe('https://x.test/a.png');
});

test('so many files are kept and no more, and one that is there can be written again', () => {
  const kept = Array.from({ length: MAX_ENTRIES - 1 }, (_, i) => ({ path: `usr/f${i}`, folder: false, size: 1, created: 0, modified: 0 }));
  const { files, told } = fileSystem({}, kept);
  files.makeFolder('wxfile://usr/a', false);
  expect(() => files.write('wxfile://usr/a/b', bytes('x'))).toThrow('keeps 20000 files and folders already');
  expect(() => files.makeFolder('wxfile://usr/c', false)).toThrow('keeps 20000 files and folders already');
  files.write('wxfile://usr/f1', bytes('y'));
  files.removeFile('wxfile://usr/f1');
  files.write('wxfile://usr/a/b', bytes('x'));
  expect(told.map(([api]) => api)).toEqual(['fileMakeFolder', 'fileWrite', 'fileRemove', 'fileWrite']);
});

test('the room is limited', () => {
  const { files } = fileSystem();
  expect(() => files.write('wxfile://usr/a', bytes(''), { offset: 0, size: MAX_FILE + 1 })).toThrow(
    'the maximum size of the file storage limit is exceeded',
  );
  files.write('wxfile://usr/a', bytes(''), { offset: 0, size: MAX_FILE });
  files.write('wxfile://usr/b', bytes(''), { offset: 0, size: MAX_FILE });
  expect(() => files.write('wxfile://usr/c', bytes('x'))).toThrow('the maximum size of the file storage limit is exceeded');
  files.removeFile('wxfile://usr/a');
  files.write('wxfile://usr/c', bytes('x'));
});
