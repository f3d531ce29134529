import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { temporaryFolder, writeFiles } from './testing/test-project.ts';
import { readUrlCheck, writeUrlCheck } from './url-check.ts';

let temporary: Awaited<ReturnType<typeof temporaryFolder>>;

beforeEach(async () => {
  temporary = await temporaryFolder();
});
afterEach(() => temporary.remove());

const FILE = 'project.config.json';
const PRIVATE = 'project.private.config.json';
const read = async (name: string): Promise<unknown> => JSON.parse(await readFile(path.join(temporary.folder, name), 'utf8'));

test('only false turns the check off, and the developer’s own file counts before the project’s', async () => {
  const { folder } = temporary;
  expect(await readUrlCheck(folder)).toBe(true);
  for (const [text, check] of [
    ['{}', true],
    ['{"setting":{"urlCheck":true}}', true],
    ['{"setting":{"urlCheck":false}}', false],
    ['{"setting":{"urlCheck":"false"}}', true],
    ['{"setting":[false]}', true],
    ['{ not json', true],
  ] as const) {
    await writeFiles(folder, { [FILE]: text });
    expect([text, await readUrlCheck(folder)]).toEqual([text, check]);
  }
  await writeFiles(folder, { [FILE]: '{"setting":{"urlCheck":true}}', [PRIVATE]: '{"setting":{"urlCheck":false}}' });
  expect(await readUrlCheck(folder)).toBe(false);
});

test('it is written where it stands, and everything else stays', async () => {
  const { folder } = temporary;
  await writeFiles(folder, { [FILE]: '{"appid":"a","setting":{"es6":true}}', [PRIVATE]: '{"setting":{"es6":false}}' });
  await writeUrlCheck(folder, false);
  expect(await read(FILE)).toEqual({ appid: 'a', setting: { es6: true, urlCheck: false } });
  await writeFiles(folder, { [PRIVATE]: '{"setting":{"urlCheck":false},"condition":{}}' });
  await writeUrlCheck(folder, true);
  expect([await read(PRIVATE), await readUrlCheck(folder)]).toEqual([{ setting: { urlCheck: true }, condition: {} }, true]);
  await writeFiles(folder, { [PRIVATE]: '{ not json', [FILE]: '{ not json' });
  await expect(writeUrlCheck(folder, false)).rejects.toMatchObject({ code: 'invalid-input', data: { path: FILE } });
});
