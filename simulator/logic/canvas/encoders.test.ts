import { inflateSync } from 'node:zlib';
import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { compress } from './compress.ts';
import { encodeJpeg } from './encode-jpeg.ts';
import { encodePng } from './encode-png.ts';

function picture(width: number, height: number): ImageData {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let i = 0; i < data.length; i++) data[i] = i % 4 === 3 ? 255 : (i * 31 + (i >> 5)) % 251;
  return { width, height, data, colorSpace: 'srgb' } as ImageData;
}

describe('compress', () => {
  test.each([
    ['nothing', new Uint8Array()],
    ['one byte', Uint8Array.of(200)],
    ['a long run', new Uint8Array(100_000)],
    ['text that repeats at many distances', new TextEncoder().encode('abcabcabd'.repeat(9000))],
    ['bytes without order', Uint8Array.from({ length: 70_000 }, (_, i) => (Math.imul(i, 2_654_435_761) >>> 13) & 255)],
  ])('%s is read back by a decompressor', (_name, bytes) => {
    expect(Buffer.from(inflateSync(compress(bytes))).equals(Buffer.from(bytes))).toBe(true);
  });

  test('runs become small', () => {
    expect(compress(new Uint8Array(100_000)).length).toBeLessThan(2000);
  });
});

test('a PNG holds every pixel', () => {
  const image = picture(37, 21);
  const read = PNG.sync.read(Buffer.from(encodePng(image)));
  expect([read.width, read.height]).toEqual([37, 21]);
  expect(Buffer.from(read.data).equals(Buffer.from(image.data))).toBe(true);
});

test('a JPEG says its size and gets smaller with the quality', () => {
  const image = picture(37, 21);
  const bytes = new Uint8Array(encodeJpeg(image, 0.9));
  expect([...bytes.slice(0, 2), ...bytes.slice(-2)]).toEqual([0xff, 0xd8, 0xff, 0xd9]);
  const frame = bytes.findIndex((byte, i) => byte === 0xff && bytes[i + 1] === 0xc0);
  expect([...bytes.slice(frame + 5, frame + 9)]).toEqual([0, 21, 0, 37]);
  expect(encodeJpeg(image, 0.2).byteLength).toBeLessThan(bytes.length);
});
