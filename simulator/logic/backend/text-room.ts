/** Characters of long texts that a page may show together; laying out more takes a phone seconds and gigabytes. */
export const MOST_TEXT = 1_000_000;
/** Shorter texts are not counted: there are too many of them, and the number of nodes bounds them. */
const LONG = 1000;

/** Shares what one page may show of long texts among its text nodes: whoever comes late gets what is left. */
export class TextRoom {
  readonly #long = new Map<number, number>();
  #used = 0;

  /** `full` hears once that a text was cut. */
  constructor(private readonly full: () => void) {}

  /** What the node of that id shows of its text. */
  fit(id: number, text: string): string {
    this.forget(id);
    if (text.length <= LONG) return text;
    const room = Math.max(LONG, MOST_TEXT - this.#used);
    const shown = text.length > room ? `${text.slice(0, room)}…` : text;
    this.#long.set(id, shown.length);
    this.#used += shown.length;
    if (shown !== text) this.full();
    return shown;
  }

  forget(id: number): void {
    const length = this.#long.get(id);
    if (length === undefined) return;
    this.#long.delete(id);
    this.#used -= length;
  }
}
