/** Most bytes that one call of the browser's generator fills. */
const CHUNK = 65_536;

export function randomBytes(length: number): ArrayBuffer {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += CHUNK) crypto.getRandomValues(bytes.subarray(at, at + CHUNK));
  return bytes.buffer;
}
