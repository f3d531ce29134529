import { describe, expect, it } from 'vitest';
import { imageTypeOf } from './images.ts';

const bytes = (...parts: (string | number[])[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))));

describe('imageTypeOf', () => {
  it.each([
    ['image/png', bytes([0x89], 'PNG\r\n', [0x1a], '\n', [0, 0, 0, 13], 'IHDR')],
    ['image/jpeg', bytes([0xff, 0xd8, 0xff, 0xe0], 'JFIF')],
    ['image/webp', bytes('RIFF', [4, 0, 0, 0], 'WEBPVP8 ')],
    [null, bytes('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    [null, bytes('GIF89a')],
    [null, bytes('RIFF', [4, 0, 0, 0], 'WAVEfmt ')],
    [null, bytes([0x89], 'PNG')],
    [null, bytes()],
  ])('%s', (type, content) => {
    expect(imageTypeOf(content)).toBe(type);
  });
});
