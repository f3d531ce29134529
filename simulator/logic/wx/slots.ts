/** Lets so many in at once; the others wait in the order in which they came. */
export class Slots {
  readonly #waiting: (() => void)[] = [];
  #free: number;

  constructor(count: number) {
    this.#free = count;
  }

  /** Resolves with what gives the place back. Rejects with `given up` when that comes first. */
  async enter(givenUp: Promise<never>): Promise<() => void> {
    if (this.#free > 0) this.#free -= 1;
    else {
      let go = (): void => {};
      const turn = new Promise<void>((resolve) => {
        go = resolve;
      });
      this.#waiting.push(go);
      try {
        await Promise.race([turn, givenUp]);
      } catch (error) {
        const index = this.#waiting.indexOf(go);
        if (index >= 0) this.#waiting.splice(index, 1);
        else this.#leave();
        throw error;
      }
    }
    return () => this.#leave();
  }

  #leave(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#free += 1;
  }
}
