import type { EventSink } from './shell.ts';

/** Hands the backend's events to whoever listens. */
export class EventHub {
  readonly #sinks = new Set<EventSink>();

  readonly emit: EventSink = (event, payload) => {
    for (const sink of [...this.#sinks]) sink(event, payload);
  };

  add(sink: EventSink): { dispose(): void } {
    // An entry of its own for each listener, even for the same function twice.
    const entry: EventSink = (event, payload) => sink(event, payload);
    this.#sinks.add(entry);
    return { dispose: () => void this.#sinks.delete(entry) };
  }
}
