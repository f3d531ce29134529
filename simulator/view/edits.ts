/** The newest edit of the page's text fields, and the newest that the logic thread knew when it wrote the operation at hand. */
let made = 0;
let known = 0;

/** Edits of a field that wait for the logic thread. Without a listener there it never hears of any. */
const MOST = 100;

/** Op.knowEdit */
export function logicKnows(edit: number): void {
  known = edit;
}

/**
 * What was typed into one field. Apps often write back what an `input` event told them. When that comes while a person types on,
 * it is older than what the field shows, and would take away letters.
 */
export class Edits {
  readonly #texts = new Map<number, string>();

  /** Gives the edit its number, which goes to the logic thread with it. */
  add(text: string): number {
    made += 1;
    this.#texts.set(made, text);
    if (this.#texts.size > MOST) this.#texts.delete(this.#texts.keys().next().value!);
    return made;
  }

  /** More was typed than was known. */
  areAhead(of = known): boolean {
    let newest = 0;
    for (const edit of this.#texts.keys()) newest = edit;
    return newest > of;
  }

  /** The logic thread's text is what was typed last of what it knew. */
  repeats(text: string): boolean {
    let last: string | undefined;
    for (const [edit, typed] of this.#texts) {
      if (edit > known) break;
      last = typed;
    }
    return last === text;
  }
}
