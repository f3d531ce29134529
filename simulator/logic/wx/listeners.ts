import type { WxContext } from './wx-context.ts';

type Listener = (detail: unknown) => unknown;

/** The listeners of one `wx.onX`, and its two APIs. */
export class Listeners {
  readonly #listeners = new Set<Listener>();

  constructor(
    private readonly context: Pick<WxContext, 'guard'>,
    private readonly name: string,
    private readonly added: () => void = () => {},
  ) {}

  get size(): number {
    return this.#listeners.size;
  }

  readonly on = (listener: unknown): void => {
    if (typeof listener !== 'function') return;
    this.#listeners.add(listener as Listener);
    this.added();
  };

  /** Without a listener: all of them. */
  readonly off = (listener?: unknown): void => {
    if (listener === undefined) this.#listeners.clear();
    else this.#listeners.delete(listener as Listener);
  };

  /** Calls them in the order they came; gives what they returned. */
  emit(detail?: unknown): unknown[] {
    return [...this.#listeners].map((listener) => this.context.guard(`${this.name} listener`, () => listener(detail)));
  }
}
