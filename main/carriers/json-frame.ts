/** JSON text for structured values. Buffers become `{"$bytes": BASE64}`; they arrive as ArrayBuffer. */
const BYTES = '$bytes';
const CHUNK = 0x8000;

export function encodeFrame(message: unknown): string {
  return JSON.stringify(message, function (this: Record<string, unknown>, key, value: unknown) {
    // The holder's own value: a Node Buffer would come as what its toJSON makes of it.
    const raw = this[key];
    if (raw instanceof ArrayBuffer) return { [BYTES]: toBase64(new Uint8Array(raw)) };
    if (ArrayBuffer.isView(raw)) return { [BYTES]: toBase64(new Uint8Array(raw.buffer, raw.byteOffset, raw.byteLength)) };
    return value;
  });
}

/** Throws SyntaxError for text that is not JSON. */
export function decodeFrame(text: string): unknown {
  return JSON.parse(text, (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null || !(BYTES in value)) return value;
    const bytes = value[BYTES];
    return typeof bytes === 'string' && Object.keys(value).length === 1 ? fromBase64(bytes) : value;
  });
}

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let i = 0; i < bytes.length; i += CHUNK) binary += String.fromCharCode(...bytes.subarray(i, i + CHUNK));
  return btoa(binary);
}

function fromBase64(text: string): ArrayBuffer {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes.buffer;
}
