/** Lines that one thread may write in a second; far more than a person reads, and what the tools take without effort. */
export const MOST_LINES = 500;
/** Characters of those lines altogether; when they are used up, the lines of that second only say what there is. */
export const MOST_CHARACTERS = 2_000_000;
const WINDOW = 1000;

/**
 * Keeps a program that writes without end from flooding whoever shows its lines: so many a second pass, the others are counted,
 * and the count is told when the next second begins or when the program pauses.
 */
export class LineLimit {
  /** What is left of the characters of this second; whoever writes a line takes off what it has. */
  readonly room = { left: MOST_CHARACTERS };
  #windowStart = Number.NEGATIVE_INFINITY;
  #passed = 0;
  #missed = 0;
  #timer: unknown;
  // Taken before any script of the program runs, which may replace them.
  readonly #now = performance.now.bind(performance);
  readonly #later = setTimeout.bind(globalThis);

  /** `tellMissed` hears how many lines did not pass. */
  constructor(private readonly tellMissed: (count: number) => void) {}

  /** Whether one more line passes. */
  admits(): boolean {
    const now = this.#now();
    if (now - this.#windowStart >= WINDOW) {
      this.#windowStart = now;
      this.#passed = 0;
      this.room.left = MOST_CHARACTERS;
      this.#tell();
    }
    if (this.#passed < MOST_LINES) {
      this.#passed += 1;
      return true;
    }
    this.#missed += 1;
    this.#timer ??= this.#later(() => {
      this.#timer = undefined;
      this.#tell();
    }, WINDOW);
    return false;
  }

  #tell(): void {
    const missed = this.#missed;
    this.#missed = 0;
    if (missed > 0) this.tellMissed(missed);
  }
}

/** What a console is told of lines that did not pass; tools that know `missed` say it in their own words. */
export function missedLines(count: number, source: 'logic' | 'view') {
  const value = `${count} more lines were not shown: the program writes more than ${MOST_LINES} lines a second.`;
  return { level: 'warn' as const, args: [{ type: 'string' as const, value }], time: Date.now(), source, missed: count };
}
