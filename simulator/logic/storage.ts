import { ApiError } from './api-error.ts';
import { utf8Length } from './utf8-length.ts';

/** Limits of a phone, in bytes. */
export const MAX_ITEM_BYTES = 1024 * 1024;
export const MAX_TOTAL_BYTES = 10 * 1024 * 1024;

export interface StorageHost {
  schedule(task: () => void): void;
  set(key: string, json: string): void;
  remove(key: string): void;
  clear(): void;
}

export interface StorageInfo {
  keys: string[];
  /** Kilobytes. */
  currentSize: number;
  limitSize: number;
}

/**
 * The app's key-value storage. This thread's copy answers at once; changes reach the host a little later, the last value of
 * a key only.
 */
export class Storage {
  private readonly items: Map<string, string>;
  private bytes = 0;
  private readonly changed = new Set<string>();
  private cleared = false;
  private scheduled = false;

  constructor(
    private readonly host: StorageHost,
    initial: Record<string, string>,
  ) {
    this.items = new Map(Object.entries(initial));
    for (const [key, json] of this.items) this.bytes += sizeOf(key, json);
  }

  has(key: string): boolean {
    return this.items.has(key);
  }

  get(key: string): unknown {
    const json = this.items.get(key);
    if (json === undefined) return undefined;
    try {
      return JSON.parse(json);
    } catch {
      return json;
    }
  }

  /** Throws ApiError beyond the limits, and what JSON throws for values that have no JSON form. */
  set(key: string, value: unknown): void {
    const json = JSON.stringify(value === undefined ? '' : value) ?? '""';
    if (utf8Length(json) > MAX_ITEM_BYTES) throw new ApiError('exceed storage item max length');
    const before = this.items.get(key);
    const bytes = this.bytes - (before === undefined ? 0 : sizeOf(key, before)) + sizeOf(key, json);
    if (bytes > MAX_TOTAL_BYTES) throw new ApiError('exceed storage max size 10Mb');
    this.bytes = bytes;
    this.items.set(key, json);
    this.touch(key);
  }

  remove(key: string): void {
    const before = this.items.get(key);
    if (before === undefined) return;
    this.bytes -= sizeOf(key, before);
    this.items.delete(key);
    this.touch(key);
  }

  clear(): void {
    this.items.clear();
    this.bytes = 0;
    this.changed.clear();
    this.cleared = true;
    this.later();
  }

  info(): StorageInfo {
    return { keys: [...this.items.keys()], currentSize: Math.ceil(this.bytes / 1024), limitSize: MAX_TOTAL_BYTES / 1024 };
  }

  /** Hands what has changed to the host, now. */
  flush(): void {
    this.scheduled = false;
    if (this.cleared) this.host.clear();
    this.cleared = false;
    for (const key of this.changed) {
      const json = this.items.get(key);
      if (json === undefined) this.host.remove(key);
      else this.host.set(key, json);
    }
    this.changed.clear();
  }

  private touch(key: string): void {
    this.changed.add(key);
    this.later();
  }

  private later(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    this.host.schedule(() => {
      if (this.scheduled) this.flush();
    });
  }
}

function sizeOf(key: string, json: string): number {
  return utf8Length(key) + utf8Length(json);
}
