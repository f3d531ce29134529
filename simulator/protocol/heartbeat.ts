const BEAT = 1000;
/** Silence after which the other side counts as hung. */
const PATIENCE = 3000;

/** Asks the other side once a second whether it still takes messages. */
export class Heartbeat {
  readonly #timer: ReturnType<typeof setInterval>;
  #beat = 0;
  #unanswered: { id: number; sentAt: number }[] = [];
  #lastTick = performance.now();
  #answers = true;

  constructor(
    private readonly ask: (id: number) => void,
    /** The other side stopped or began again to answer. */
    private readonly changed: (answers: boolean) => void,
  ) {
    this.#timer = setInterval(() => this.#tick(), BEAT);
  }

  get answers(): boolean {
    return this.#answers;
  }

  answered(id: number): void {
    this.#unanswered = this.#unanswered.filter((beat) => beat.id > id);
    this.#say(true);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #tick(): void {
    const now = performance.now();
    // After a pause of this document itself (a hidden tab) the answers may still wait in its queue.
    const late = now - this.#lastTick > 2 * BEAT;
    this.#lastTick = now;
    const oldest = this.#unanswered[0];
    if (!late && oldest && now - oldest.sentAt >= PATIENCE) this.#say(false);
    this.#beat += 1;
    if (this.#unanswered.length < 10) {
      this.#unanswered.push({ id: this.#beat, sentAt: now });
      this.ask(this.#beat);
    }
  }

  #say(answers: boolean): void {
    if (answers === this.#answers) return;
    this.#answers = answers;
    this.changed(answers);
  }
}
