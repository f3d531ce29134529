import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { removeLeftovers } from './leftovers.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'kumquat-leftovers-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('removes unfinished files that are old enough, and nothing else', async () => {
  const files = ['contents/ab/cd', 'contents/ab/cd.old.part', 'contents/ab/cd.new.part', 'temporary/upload-1.zip', 'temporary/other.zip'];
  for (const file of files) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), '');
    if (!file.includes('new')) await utimes(path.join(folder, file), 1000, 1000);
  }
  await removeLeftovers(folder, 2_000_000);
  expect((await readdir(path.join(folder, 'contents/ab'))).sort()).toEqual(['cd', 'cd.new.part']);
  expect(await readdir(path.join(folder, 'temporary'))).toEqual(['other.zip']);
});

it('has nothing to do in a new data folder', async () => {
  await removeLeftovers(path.join(folder, 'none'), Date.now());
  expect(await readdir(folder)).toEqual([]);
});
