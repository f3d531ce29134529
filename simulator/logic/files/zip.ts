import { fileErrors } from './file-errors.ts';

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;
/** Bytes of the end record without its comment, which may be as long as 65,535. */
const END_SIZE = 22;
/** What all entries together may come to: an archive of a few kilobytes can otherwise fill the memory. */
const MAX_UNPACKED = 200 * 1024 * 1024;

export interface ZipEntry {
  /** With a slash at the end for a folder. */
  name: string;
  size: number;
  /** @throws ApiError for a compression that is not deflate, and for damaged data */
  read(): Promise<Uint8Array>;
}

/** The entries of an archive in its order. @throws ApiError when the bytes are no zip archive */
export function zipEntries(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const end = endRecord(view);
    const entries: ZipEntry[] = [];
    let at = view.getUint32(end + 16, true);
    for (let count = view.getUint16(end + 10, true); count > 0; count--) {
      if (view.getUint32(at, true) !== CENTRAL) throw fileErrors.notZip();
      const nameLength = view.getUint16(at + 28, true);
      entries.push(entryAt(bytes, view, at, nameLength));
      at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
    if (entries.reduce((sum, { size }) => sum + size, 0) > MAX_UNPACKED) throw fileErrors.tooMuch();
    return entries;
  } catch (error) {
    if (error instanceof RangeError) throw fileErrors.notZip();
    throw error;
  }
}

function endRecord(view: DataView): number {
  for (let at = view.byteLength - END_SIZE; at >= Math.max(0, view.byteLength - END_SIZE - 0xffff); at--)
    if (view.getUint32(at, true) === END) return at;
  throw fileErrors.notZip();
}

function entryAt(bytes: Uint8Array, view: DataView, at: number, nameLength: number): ZipEntry {
  const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
  const method = view.getUint16(at + 10, true);
  const packed = view.getUint32(at + 20, true);
  const size = view.getUint32(at + 24, true);
  const local = view.getUint32(at + 42, true);
  const read = async (): Promise<Uint8Array> => {
    if (local + 30 > view.byteLength || view.getUint32(local, true) !== LOCAL) throw fileErrors.zipEntry(name);
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const content = bytes.slice(start, start + packed);
    if (method === STORED) return content;
    if (method !== DEFLATED) throw fileErrors.zipEntry(name);
    return inflate(content, size).catch(() => {
      throw fileErrors.zipEntry(name);
    });
  };
  return { name, size, read };
}

async function inflate(packed: Uint8Array<ArrayBuffer>, size: number): Promise<Uint8Array> {
  const unpacked = new Uint8Array(size);
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  let at = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    // Throws when there is more than the archive said.
    unpacked.set(value, at);
    at += value.length;
  }
  if (at !== size) throw new Error('the entry ends early');
  return unpacked;
}
