import { PlatformError } from '../contract/errors.ts';

export interface UsageLimits {
  /** Events in one window. Many people behind one address still fit. */
  events: number;
  windowMs: number;
}

export const USAGE_LIMITS: UsageLimits = { events: 3000, windowMs: 10 * 60 * 1000 };
const MAX_KNOWN = 50_000;

/** Counts events of an address in a mini program, in this process. */
export class UsageLimit {
  readonly #windows = new Map<string, { endsAt: number; events: number }>();

  constructor(private readonly limits: UsageLimits = USAGE_LIMITS) {}

  /** @throws too-many-attempts with `retryAfter` in seconds; then none of them counts */
  take(address: string, miniProgramId: string, events: number, now: number): void {
    const key = `${address} ${miniProgramId}`;
    const known = this.#windows.get(key);
    const current = known && now < known.endsAt ? known : { endsAt: now + this.limits.windowMs, events: 0 };
    if (current.events + events > this.limits.events) {
      const seconds = Math.ceil((current.endsAt - now) / 1000);
      throw new PlatformError('too-many-attempts', `Too many events. Send the rest in ${seconds} seconds.`, { retryAfter: seconds });
    }
    current.events += events;
    this.#windows.delete(key);
    this.#windows.set(key, current);
    const [oldest] = this.#windows.keys();
    if (this.#windows.size > MAX_KNOWN && oldest !== undefined) this.#windows.delete(oldest);
  }
}
