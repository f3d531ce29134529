import { expect, it } from 'vitest';
import { StorageCopy } from './storage-copy.ts';

it('puts the changes that are still on their way over what the embedder brings', () => {
  const copy = new StorageCopy();
  copy.begin({ old: '1', kept: '2' });
  copy.passed(1, 'storageSet', { key: 'a', json: '"first"' });
  copy.passed(2, 'storageRemove', { key: 'old' });
  copy.passed(3, 'request', { key: 'kept' });
  expect(copy.items).toEqual({ kept: '2', a: '"first"' });
  copy.answered(1);
  copy.begin({ old: '1', kept: '2', a: '"of the embedder"' });
  expect(copy.items).toEqual({ kept: '2', a: '"of the embedder"' });
  copy.answered(2);
  copy.begin({ old: '1' });
  expect(copy.items).toEqual({ old: '1' });
  copy.passed(4, 'storageClear', {});
  expect(copy.items).toEqual({});
});
