import { weigh } from '../set-data-size.ts';

/** Messages to another thread that it has not taken yet, and their bytes, about. */
const MOST_WAITING = 10_000;
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Counts what another thread of the program was sent and has not taken: to one that never takes anything, messages could be sent
 * until the memory is full.
 */
export class MailLimit {
  readonly #sizes: number[] = [];
  #bytes = 0;

  /** Posts a message. Throws when too much waits; one message alone may be of any size. */
  send(data: unknown, post: () => void): void {
    const bytes = weigh(data, MOST_BYTES);
    if (this.#sizes.length >= MOST_WAITING || (this.#sizes.length > 0 && this.#bytes + bytes > MOST_BYTES)) {
      const size = (this.#bytes / 1024 / 1024).toFixed(0);
      throw new Error(`postMessage: ${this.#sizes.length} messages of ${size} MB wait for the worker or the program to take them`);
    }
    // It may hold what cannot be sent.
    post();
    this.#sizes.push(bytes);
    this.#bytes += bytes;
  }

  /** The other thread took the oldest message. */
  taken(): void {
    this.#bytes -= this.#sizes.shift() ?? 0;
  }
}
