import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ProjectStorage } from './project-storage.ts';

let folder = '';
const log = (line: string): never => {
  throw new Error(line);
};

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'kumquat-storage-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('the storage on disk has an end, and what is removed makes room', async () => {
  const file = path.join(folder, 'storage.json');
  const storage = new ProjectStorage(file, log);
  const megabyte = 'x'.repeat(1024 * 1024 - 1);
  for (let i = 0; i < 11; i++) await storage.set(String(i % 10) + (i === 10 ? 'a' : ''), megabyte.slice(i === 10 ? 1 : 0));
  await expect(storage.set('one more', megabyte)).rejects.toMatchObject({ errMsg: 'storageSet:fail exceed storage max size 10Mb' });
  // Another value of a key that is there is no growth.
  await storage.set('3', megabyte);
  await storage.remove('3');
  await storage.set('n', megabyte);
  await storage.flush();
  expect(Object.keys(JSON.parse(readFileSync(file, 'utf8')) as object)).toHaveLength(11);

  const again = new ProjectStorage(file, log);
  await expect(again.set('more', megabyte)).rejects.toThrow();
  await again.clear();
  await again.set('more', megabyte);
  expect(Object.keys(await again.all())).toEqual(['more']);
  await again.flush();
});
