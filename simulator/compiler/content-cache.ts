import { createHash } from 'node:crypto';

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Results by a key that names everything they depend on. `sweep` forgets those that were not asked for since the last one. */
export class ContentCache<T> {
  #kept = new Map<string, T>();
  #used = new Map<string, T>();

  get(key: string, make: () => T): T {
    const value = this.#used.get(key) ?? this.#kept.get(key) ?? make();
    this.#used.set(key, value);
    return value;
  }

  sweep(): void {
    this.#kept = this.#used;
    this.#used = new Map();
  }

  clear(): void {
    this.#kept = new Map();
    this.#used = new Map();
  }
}
