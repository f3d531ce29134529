import { expect, test } from 'vitest';
import { FileChanges } from './file-changes.ts';

test('are settled when the host has answered each of them', async () => {
  const changes = new FileChanges();
  changes.passed(1, 'fileWrite');
  changes.passed(2, 'fileRename');
  changes.passed(3, 'request');
  const heard: string[] = [];
  const settled = changes.settled().then(() => heard.push('settled'));
  changes.answered(3);
  changes.answered(1);
  await Promise.resolve();
  expect(heard).toEqual([]);
  changes.answered(2);
  await settled;
  expect(heard).toEqual(['settled']);
  await changes.settled();
});
