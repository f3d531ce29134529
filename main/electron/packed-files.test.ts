import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { esbuildProgram, unpackedFolderOf } from './packed-files.ts';

const programFolder = path.resolve(import.meta.dirname, '../..');

test('a packaged program has its real files beside the archive, a checkout in itself', () => {
  expect(unpackedFolderOf('/opt/kumquat/resources/app.asar')).toBe('/opt/kumquat/resources/app.asar.unpacked');
  expect(unpackedFolderOf(programFolder)).toBe(programFolder);
});

test('the program that esbuild starts is where its package puts it', () => {
  expect(() => accessSync(esbuildProgram(programFolder), constants.X_OK)).not.toThrow();
  expect(esbuildProgram('C:', 'win32', 'x64')).toMatch(/win32-x64.esbuild\.exe$/);
});
