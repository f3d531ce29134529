/** The program that makes the file of `empty-database.ts` when the platform is built: `make-empty-database.js FILE`. */
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { packEmptyDatabase } from './empty-database.ts';
import { openDatabase } from './open-database.ts';

const file = process.argv[2];
if (!file) throw new Error('Name the file to make.');
const dataFolder = await mkdtemp(path.join(os.tmpdir(), 'kumquat-empty-database-'));
try {
  await (await openDatabase({ dataFolder })).close();
  await writeFile(`${file}.part`, packEmptyDatabase(path.join(dataFolder, 'database')));
  await rename(`${file}.part`, file);
} finally {
  await rm(dataFolder, { recursive: true, force: true });
}
