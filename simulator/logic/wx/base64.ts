const CHUNK = 0x8000;

export function bufferToBase64(buffer: ArrayBuffer): string {
  const bytes = new Uint8Array(buffer);
  let binary = '';
  for (let start = 0; start < bytes.length; start += CHUNK) binary += String.fromCharCode(...bytes.subarray(start, start + CHUNK));
  return btoa(binary);
}

/** Ignores padding and what is not part of the alphabet. */
export function base64ToBuffer(text: string): ArrayBuffer {
  const letters = text.replace(/[^A-Za-z0-9+/]/g, '');
  // One letter alone carries no byte.
  const binary = atob(letters.length % 4 === 1 ? letters.slice(0, -1) : letters);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index++) bytes[index] = binary.charCodeAt(index);
  return bytes.buffer;
}
