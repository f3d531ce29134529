import { fileErrors } from './file-errors.ts';
import type { FileSystem } from './file-system.ts';

interface OpenFile {
  path: string;
  reads: boolean;
  writes: boolean;
  appends: boolean;
  position: number;
}

/** What a flag means. `x`: the file must be new; `s` (synchronous) changes nothing here. */
const FLAG = /^(?:r\+?|wx?\+?|ax?\+?|as\+?)$/;

/** Files that the app holds open, by the descriptor it was given. Throws ApiError throughout. */
export class OpenFiles {
  readonly #open = new Map<string, OpenFile>();
  #last = 0;

  constructor(private readonly files: FileSystem) {}

  open(path: string, flag: unknown = 'r'): string {
    if (typeof flag !== 'string' || !FLAG.test(flag)) throw fileErrors.badFlag(flag);
    const [kind] = flag;
    const both = flag.endsWith('+');
    const there = this.files.find(path);
    if (there?.folder) throw fileErrors.isFolder(`, open ${path}`);
    if (flag.includes('x') && there) throw fileErrors.exists(path);
    if (kind === 'w' || (kind === 'a' && !there)) this.files.write(path, new Uint8Array());
    else if (kind === 'a' || both) this.files.append(path, new Uint8Array());
    else this.files.read(path);
    this.#last += 1;
    const descriptor = String(this.#last);
    this.#open.set(descriptor, {
      path,
      reads: kind === 'r' || both,
      writes: kind !== 'r' || both,
      appends: kind === 'a',
      position: 0,
    });
    return descriptor;
  }

  close(descriptor: unknown): void {
    this.#get(descriptor);
    this.#open.delete(String(descriptor));
  }

  pathOf(descriptor: unknown): string {
    return this.#get(descriptor).path;
  }

  /** Copies `length` bytes of the file into a buffer; without a position from where the last reading ended. */
  read(
    descriptor: unknown,
    buffer: unknown,
    { offset = 0, length = 0, position }: { offset?: number; length?: number; position?: number | null },
  ): { bytesRead: number; arrayBuffer: ArrayBuffer } {
    const file = this.#get(descriptor);
    if (!file.reads) throw fileErrors.denied('');
    if (!(buffer instanceof ArrayBuffer)) throw fileErrors.noBuffer();
    if (!isCount(offset) || offset > buffer.byteLength) throw fileErrors.offset();
    if (!isCount(length) || offset + length > buffer.byteLength) throw fileErrors.length();
    const start = position ?? file.position;
    if (!isCount(start)) throw fileErrors.position();
    const part = this.files.read(file.path).subarray(start, start + length);
    new Uint8Array(buffer).set(part, offset);
    if (position === undefined || position === null) file.position = start + part.length;
    return { bytesRead: part.length, arrayBuffer: buffer };
  }

  /** Puts bytes into the file; without a position where the last writing ended, with flag `a` at the end. */
  write(descriptor: unknown, bytes: Uint8Array, position?: number | null): { bytesWritten: number } {
    const file = this.#get(descriptor);
    if (!file.writes) throw fileErrors.denied('');
    const size = this.files.find(file.path)?.size ?? 0;
    const start = file.appends ? size : (position ?? file.position);
    if (!isCount(start)) throw fileErrors.position();
    this.files.write(file.path, bytes, { offset: start, size: Math.max(size, start + bytes.length) });
    if (position === undefined || position === null) file.position = start + bytes.length;
    return { bytesWritten: bytes.length };
  }

  truncate(descriptor: unknown, length: unknown): void {
    const file = this.#get(descriptor);
    if (!file.writes) throw fileErrors.denied('');
    truncate(this.files, file.path, length);
  }

  #get(descriptor: unknown): OpenFile {
    const file = this.#open.get(String(descriptor));
    if (!file) throw fileErrors.badDescriptor();
    return file;
  }
}

/** Cuts a file, or fills it with zeros, to `length` bytes (0). */
export function truncate(files: FileSystem, path: string, length: unknown = 0): void {
  if (!isCount(length)) throw fileErrors.length();
  const before = files.find(path);
  if (!before) throw fileErrors.missing(`, open ${path}`);
  files.write(path, new Uint8Array(), { offset: Math.min(before.size, length), size: length });
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}
