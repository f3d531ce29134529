/** While the window is visible. */
export const EVERY_MS = 45_000;
/** The pause doubles with each failure, up to this. */
export const AT_MOST_MS = 10 * 60_000;

export interface PollOptions {
  /** Rejects when the platform does not answer. */
  ask(): Promise<void>;
  now?: () => number;
}

/** Asks again and again while it is wanted: somebody is signed in and looks at the window. Backs off while asking fails. */
export class Poll {
  readonly #now: () => number;
  #wanted = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #askedAt = Number.NEGATIVE_INFINITY;
  #pause = EVERY_MS;
  #asking = false;

  constructor(private readonly options: PollOptions) {
    this.#now = options.now ?? Date.now;
  }

  /** What is due is asked at once. */
  setWanted(wanted: boolean): void {
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    this.#plan();
  }

  /** The platform is another one or back again, or somebody else is signed in: asks at once, if it is wanted. */
  restart(): void {
    this.#askedAt = Number.NEGATIVE_INFINITY;
    this.#pause = EVERY_MS;
    this.#plan();
  }

  #plan(): void {
    clearTimeout(this.#timer);
    if (!this.#wanted || this.#asking) return;
    this.#timer = setTimeout(() => void this.#ask(), Math.max(0, this.#askedAt + this.#pause - this.#now()));
  }

  async #ask(): Promise<void> {
    this.#asking = true;
    const askedAt = this.#now();
    this.#askedAt = askedAt;
    try {
      await this.options.ask();
      this.#pause = EVERY_MS;
    } catch {
      // Whoever calls the platform by hand is told why it does not answer; here it is only left alone for longer.
      this.#pause = Math.min(this.#pause * 2, AT_MOST_MS);
    }
    this.#asking = false;
    this.#plan();
  }
}
