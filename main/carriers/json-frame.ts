/** JSON text for structured values. Buffers become `{"$bytes": BASE64}`; they arrive as ArrayBuffer. */
const BYTES = '$bytes';
const CHUNK = 0x8000;

/** Newer engines do it themselves, forty times as fast as a script: megabytes cross without a pause of the window. */
type NativeBytes = Uint8Array & { toBase64?(): string };
const native = Uint8Array as { fromBase64?(text: string): Uint8Array<ArrayBuffer> };
/** Node's, where there is one. */
const { Buffer: NodeBuffer } = globalThis as { Buffer?: typeof Buffer };

export function encodeFrame(message: unknown): string {
  return JSON.stringify(message, function (this: Record<string, unknown>, key, value: unknown) {
    // The holder's own value: a Node Buffer would come as what its toJSON makes of it.
    const raw = this[key];
    if (raw instanceof ArrayBuffer) return { [BYTES]: toBase64(new Uint8Array(raw)) };
    if (ArrayBuffer.isView(raw)) return { [BYTES]: toBase64(new Uint8Array(raw.buffer, raw.byteOffset, raw.byteLength)) };
    return value;
  });
}

/** Throws SyntaxError for text that is not JSON, and an error for bytes that are not base64. */
export function decodeFrame(text: string): unknown {
  return JSON.parse(text, (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null || !(BYTES in value)) return value;
    const bytes = value[BYTES];
    return typeof bytes === 'string' && Object.keys(value).length === 1 ? fromBase64(bytes) : value;
  });
}

function toBase64(bytes: NativeBytes): string {
  if (bytes.toBase64) return bytes.toBase64();
  if (NodeBuffer) return NodeBuffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
  let binary = '';
  for (let i = 0; i < bytes.length; i += CHUNK) binary += String.fromCharCode(...bytes.subarray(i, i + CHUNK));
  return btoa(binary);
}

function fromBase64(text: string): ArrayBuffer {
  if (native.fromBase64) return native.fromBase64(text).buffer;
  if (NodeBuffer) {
    // It passes over what is no base64, and keeps small ones in one common buffer.
    const decoded = NodeBuffer.from(text, 'base64');
    if (decoded.length !== NodeBuffer.byteLength(text, 'base64')) throw new SyntaxError('bytes that are not base64');
    return new Uint8Array(decoded).buffer;
  }
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes.buffer;
}
