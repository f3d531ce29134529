import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readSimulations } from './read-simulations.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'kumquat-simulations-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(text: string): Promise<unknown> {
  const file = path.join(folder, 'answers.json');
  await writeFile(file, text);
  return readSimulations(file);
}

it('reads an answer for each API', async () => {
  const answers = { requestPayment: { outcome: 'cancel' }, login: { outcome: 'success', result: { code: 'c' } } };
  expect(await read(JSON.stringify(answers))).toEqual([
    { api: 'requestPayment', answer: { outcome: 'cancel' } },
    { api: 'login', answer: { outcome: 'success', result: { code: 'c' } } },
  ]);
});

it.each([
  ['{', /cannot be read/],
  ['[]', /must hold an object/],
  ['{"login": {"outcome": "maybe"}}', /login needs an "outcome"/],
])('says what is wrong with %s', async (text, message) => {
  await expect(read(text)).rejects.toThrow(message);
});

it('says when there is no such file', async () => {
  await expect(readSimulations(path.join(folder, 'none.json'))).rejects.toThrow(/cannot be read/);
});
