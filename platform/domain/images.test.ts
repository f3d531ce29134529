import { expect, test } from 'vitest';
import { imageType } from './images.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');

test.each([
  ['\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0', 'image/png'],
  ['\xff\xd8\xff\xe0\0\x10JFIF', 'image/jpeg'],
  ['RIFF\x24\0\0\0WEBPVP8 ', 'image/webp'],
])('an image is known by its first bytes (%#)', (text, type) => {
  expect(imageType(bytes(text))).toBe(type);
});

test.each(['', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'GIF89a', '\x89PNG\r\n\x1a\n<script>', 'RIFF\0\0\0\0WAVEfmt ', '\xff\xd8'])(
  'anything else is no icon (%#)',
  (text) => expect(imageType(bytes(text))).toBeNull(),
);
