export type ImageType = 'image/png' | 'image/jpeg' | 'image/webp';

const at = (bytes: Uint8Array, start: number, text: string): boolean =>
  [...text].every((letter, index) => bytes[start + index] === letter.charCodeAt(0));

/** What an image is by its first bytes, whatever its name says; null for anything but PNG, JPEG and WebP. */
export function imageType(bytes: Uint8Array): ImageType | null {
  if (at(bytes, 0, '\x89PNG\r\n\x1a\n') && at(bytes, 12, 'IHDR')) return 'image/png';
  if (at(bytes, 0, '\xff\xd8\xff') && bytes.length > 4) return 'image/jpeg';
  if (at(bytes, 0, 'RIFF') && at(bytes, 8, 'WEBPVP8')) return 'image/webp';
  return null;
}
