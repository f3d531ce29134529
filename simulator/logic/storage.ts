import type { StorageApi, StorageCalls } from '../protocol/api-calls.ts';
import { ApiError } from './api-error.ts';
import { utf8Length } from './utf8-length.ts';

/** Limits of a phone, in bytes. */
export const MAX_ITEM_BYTES = 1024 * 1024;
export const MAX_TOTAL_BYTES = 10 * 1024 * 1024;

/** Hears of each change at once. */
export type StorageHost = <K extends StorageApi>(api: K, args: StorageCalls[K]) => void;

export interface StorageInfo {
  keys: string[];
  /** Kilobytes. */
  currentSize: number;
  limitSize: number;
}

/**
 * The app's key-value storage. This thread's copy answers at once. Each change leaves the thread before the call returns, so
 * that it is kept even if the app never gives the thread back.
 */
export class Storage {
  private readonly items: Map<string, string>;
  private bytes = 0;

  constructor(
    private readonly tell: StorageHost,
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
    this.tell('storageSet', { key, json });
  }

  remove(key: string): void {
    const before = this.items.get(key);
    if (before === undefined) return;
    this.bytes -= sizeOf(key, before);
    this.items.delete(key);
    this.tell('storageRemove', { key });
  }

  clear(): void {
    this.items.clear();
    this.bytes = 0;
    this.tell('storageClear', {});
  }

  info(): StorageInfo {
    return { keys: [...this.items.keys()], currentSize: Math.ceil(this.bytes / 1024), limitSize: MAX_TOTAL_BYTES / 1024 };
  }
}

function sizeOf(key: string, json: string): number {
  return utf8Length(key) + utf8Length(json);
}
