import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { type DigestName, digest } from './digests.ts';

test.each<DigestName>(['md5', 'sha1', 'sha256'])('%s is that of Node, around the edges of its blocks', (name) => {
  for (const size of [0, 1, 55, 56, 63, 64, 65, 119, 120, 1000]) {
    const bytes = Uint8Array.from({ length: size }, (_, index) => (index * 7) & 255);
    expect(digest(name, bytes), `${size} bytes`).toBe(createHash(name).update(bytes).digest('hex'));
  }
});
