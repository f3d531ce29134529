import type { IMAGE_TYPES } from '../contract/release-models.ts';

export type ImageType = (typeof IMAGE_TYPES)[number];

const ascii = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));

/** The type of an image by its first bytes; null when it is none that a page may be given. */
export function imageTypeOf(bytes: Uint8Array): ImageType | null {
  if (ascii(bytes, 0, 8) === '\x89PNG\r\n\x1a\n' && ascii(bytes, 12, 16) === 'IHDR') return 'image/png';
  if (ascii(bytes, 0, 3) === '\xff\xd8\xff' && bytes.length > 4) return 'image/jpeg';
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 15) === 'WEBPVP8') return 'image/webp';
  return null;
}
