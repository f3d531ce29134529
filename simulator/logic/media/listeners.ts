type Listener = (detail: unknown) => void;

/** `onX` and `offX` of an object of the platform, for several events. */
export class Listeners<E extends string> {
  readonly #listeners = new Map<E, Set<Listener>>();

  constructor(
    private readonly owner: string,
    private readonly guard: (name: string, task: () => unknown) => unknown,
  ) {}

  on(event: E, listener: unknown): void {
    if (typeof listener !== 'function') return;
    const set = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, set);
    set.add(listener as Listener);
  }

  /** Without a listener all of the event go. */
  off(event: E, listener?: unknown): void {
    if (listener === undefined) this.#listeners.delete(event);
    else this.#listeners.get(event)?.delete(listener as Listener);
  }

  emit(event: E, detail: unknown = {}): void {
    for (const listener of [...(this.#listeners.get(event) ?? [])]) this.guard(`${this.owner} ${event} listener`, () => listener(detail));
  }

  clear(): void {
    this.#listeners.clear();
  }

  /** Members `onCanplay`, `offCanplay` and so on, to be assigned to the platform's object. */
  members(events: readonly E[]): Record<string, (listener?: unknown) => void> {
    const members: Record<string, (listener?: unknown) => void> = {};
    for (const event of events) {
      const suffix = event.charAt(0).toUpperCase() + event.slice(1);
      members[`on${suffix}`] = (listener) => this.on(event, listener);
      members[`off${suffix}`] = (listener) => this.off(event, listener);
    }
    return members;
  }
}
