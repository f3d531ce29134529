import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readCompileModes, saveCompileModes } from './compile-modes.ts';
import { temporaryFolder, writeFiles } from './testing/test-project.ts';

let temporary: Awaited<ReturnType<typeof temporaryFolder>>;
let folder: string;
beforeEach(async () => {
  temporary = await temporaryFolder();
  folder = temporary.folder;
});
afterEach(() => temporary.remove());

const list = [
  { name: 'Detail', pathName: 'pages/detail/detail', query: 'id=1', launchMode: 'default', scene: null },
  { name: 'Scanned', pathName: '/pages/home/home', query: '', scene: 1011 },
  { name: '', pathName: 'pages/home/home', query: '' },
  'nonsense',
];
const config = (condition: object): string => JSON.stringify({ appid: 'a', condition }, null, 4);
const json = async (name: string): Promise<unknown> => JSON.parse(await readFile(path.join(folder, name), 'utf8'));
const detail = { name: 'Detail', pathName: 'pages/detail/detail', query: 'id=1', scene: null };

test('modes of the configuration are read, and what is none is left out', async () => {
  await writeFiles(folder, { 'project.config.json': config({ miniprogram: { list, current: 1 } }) });
  expect(await readCompileModes(folder)).toEqual({
    modes: [detail, { name: 'Scanned', pathName: 'pages/home/home', query: '', scene: 1011 }],
    current: 'Scanned',
  });
});

test('a private configuration comes first, for reading and for writing', async () => {
  await writeFiles(folder, {
    'project.config.json': config({ miniprogram: { list: [] } }),
    'project.private.config.json': config({ miniprogram: { list } }),
  });
  expect((await readCompileModes(folder)).modes).toHaveLength(2);
  const before = await json('project.config.json');
  await saveCompileModes(folder, [detail]);
  expect(await json('project.config.json')).toEqual(before);
  expect(await readCompileModes(folder)).toMatchObject({ modes: [detail] });
});

test('saving keeps what other tools wrote', async () => {
  await writeFiles(folder, { 'project.config.json': config({ game: { list: [] }, miniprogram: { list, current: 0 } }) });
  await saveCompileModes(folder, [{ ...detail, query: 'id=2' }]);
  expect(await json('project.config.json')).toEqual({
    appid: 'a',
    condition: { game: { list: [] }, miniprogram: { list: [{ ...(list[0] as object), query: 'id=2' }], current: 0 } },
  });
});

test('a project without modes gets its first one', async () => {
  await writeFiles(folder, { 'project.config.json': '{"appid":"a"}' });
  expect(await readCompileModes(folder)).toEqual({ modes: [], current: '' });
  await saveCompileModes(folder, [detail]);
  expect(await json('project.config.json')).toEqual({ appid: 'a', condition: { miniprogram: { list: [detail] } } });
});

test('two modes of one name are refused, and so is a configuration that is not JSON', async () => {
  await writeFiles(folder, { 'project.config.json': '{' });
  await expect(saveCompileModes(folder, [detail, detail])).rejects.toMatchObject({ code: 'invalid-input' });
  await expect(saveCompileModes(folder, [detail])).rejects.toMatchObject({ code: 'invalid-input' });
  expect(await readFile(path.join(folder, 'project.config.json'), 'utf8')).toBe('{');
});
