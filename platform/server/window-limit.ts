import { PlatformError } from '../contract/errors.ts';

export interface WindowLimits {
  /** So much may come in one window. */
  amount: number;
  windowMs: number;
}

const MAX_KNOWN = 50_000;

/** Counts what comes by key, such as an address or an account, in this process. */
export class WindowLimit {
  readonly #windows = new Map<string, { endsAt: number; taken: number }>();

  constructor(private readonly limits: WindowLimits) {}

  /** @throws too-many-attempts with `retryAfter` in seconds; then nothing of `amount` counts */
  take(key: string, amount: number, now: number): void {
    const known = this.#windows.get(key);
    const current = known && now < known.endsAt ? known : { endsAt: now + this.limits.windowMs, taken: 0 };
    if (current.taken + amount > this.limits.amount) {
      const seconds = Math.ceil((current.endsAt - now) / 1000);
      throw new PlatformError('too-many-attempts', `Too many at once. Try again in ${seconds} seconds.`, { retryAfter: seconds });
    }
    current.taken += amount;
    this.#windows.delete(key);
    this.#windows.set(key, current);
    const [oldest] = this.#windows.keys();
    if (this.#windows.size > MAX_KNOWN && oldest !== undefined) this.#windows.delete(oldest);
  }
}
