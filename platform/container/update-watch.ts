/** Asked while the program is in sight, and when it comes back into it. */
const EVERY_MS = 20_000;
const NOT_SOONER_MS = 3000;

export interface WatchOptions<T> {
  /** What is served now; null while it is the running version. */
  ask(): Promise<T | null>;
  onFound(found: T): void;
  /** Only what the platform itself says; a network that is gone is no news. */
  onRefused(error: unknown): void;
  now?: () => number;
}

/** Looks for a new version of a running program. Ends with the first one, or a refusal. */
export class UpdateWatch<T> {
  #askedAt: number;
  #timer: ReturnType<typeof setInterval> | undefined;
  #asking = false;
  #ended = false;
  readonly #now: () => number;

  constructor(private readonly options: WatchOptions<T>) {
    this.#now = options.now ?? Date.now;
    this.#askedAt = this.#now();
    this.setVisible(true);
  }

  setVisible(visible: boolean): void {
    clearInterval(this.#timer);
    if (!visible || this.#ended) return;
    this.#timer = setInterval(() => void this.check(), EVERY_MS);
    void this.check();
  }

  async check(): Promise<void> {
    if (this.#asking || this.#now() - this.#askedAt < NOT_SOONER_MS) return;
    this.#asking = true;
    this.#askedAt = this.#now();
    try {
      const found = await this.options.ask();
      if (found !== null && !this.#ended) {
        this.stop();
        this.options.onFound(found);
      }
    } catch (error) {
      if (!this.#ended) this.options.onRefused(error);
    } finally {
      this.#asking = false;
    }
  }

  stop(): void {
    this.#ended = true;
    clearInterval(this.#timer);
  }
}
