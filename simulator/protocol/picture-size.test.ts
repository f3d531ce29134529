import { expect, test } from 'vitest';
import { pictureSize, tooLarge } from './picture-size.ts';

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...part].map((letter) => letter.charCodeAt(0)) : part)));
const zeros = (count: number): number[] => Array.from({ length: count }, () => 0);

test.each([
  ['PNG', bytes('\x89PNG\r\n\x1a\n', [0, 0, 0, 13], 'IHDR', [0, 0, 0x4e, 0x20], [0, 0, 0, 7]), { width: 20_000, height: 7 }],
  ['GIF', bytes('GIF89a', [0x2c, 0x01, 0x02, 0x00]), { width: 300, height: 2 }],
  ['BMP upside down', bytes('BM', zeros(16), [4, 0, 0, 0], [0xfe, 0xff, 0xff, 0xff]), { width: 4, height: 2 }],
  ['WebP', bytes('RIFF', zeros(4), 'WEBPVP8 ', zeros(10), [0x2c, 0x01, 0x02, 0x00]), { width: 300, height: 2 }],
  ['lossless WebP', bytes('RIFF', zeros(4), 'WEBPVP8L', zeros(4), [0x2f, 0x2b, 0x41, 0x01, 0x00]), { width: 300, height: 6 }],
  ['extended WebP', bytes('RIFF', zeros(4), 'WEBPVP8X', zeros(8), [0x2b, 0x01, 0, 0x01, 0, 0x01]), { width: 300, height: 65_538 }],
  ['JPEG', bytes([0xff, 0xd8, 0xff, 0xe1, 0, 6, 1, 2, 3, 4, 0xff, 0xc2, 0, 17, 8, 0, 2, 1, 44]), { width: 300, height: 2 }],
])('%s says its size in its first bytes', (_name, content, size) => {
  expect(pictureSize(content)).toEqual(size);
  // It may stand anywhere in other bytes, and be cut off.
  expect(pictureSize(bytes([1, 2, 3], [...content]).subarray(3))).toEqual(size);
  for (let length = 0; length < content.length; length++) expect([null, size]).toContainEqual(pictureSize(content.subarray(0, length)));
});

test('others say nothing', () => {
  for (const text of ['<svg width="9" height="9"/>', '', 'RIFF1234WAVEfmt 0000000000000000']) expect(pictureSize(bytes(text))).toBeNull();
  expect(pictureSize(bytes([0xff, 0xd8, 0xff, 0xda, 0, 2, 0, 0, 0, 0]))).toBeNull();
});

test('what would take gigabytes is not decoded', () => {
  expect(tooLarge({ width: 8192, height: 8192 })).toBeNull();
  expect(tooLarge({ width: 8193, height: 8192 })).toContain('8193 × 8192 pixels is too large');
});
