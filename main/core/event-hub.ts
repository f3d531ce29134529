import type { EventSink } from './shell.ts';

/** Hands the backend's events to whoever listens. */
export class EventHub {
  readonly #sinks = new Set<EventSink>();
  readonly #log: (line: string, error?: unknown) => void;

  constructor(log: (line: string, error?: unknown) => void) {
    this.#log = log;
  }

  readonly emit: EventSink = (event, payload) => {
    for (const sink of [...this.#sinks]) {
      // A listener that fails keeps neither the others nor the backend from going on.
      try {
        sink(event, payload);
      } catch (error) {
        this.#log(`The event ${event} could not be told.`, error);
      }
    }
  };

  add(sink: EventSink): { dispose(): void } {
    // An entry of its own for each listener, even for the same function twice.
    const entry: EventSink = (event, payload) => sink(event, payload);
    this.#sinks.add(entry);
    return { dispose: () => void this.#sinks.delete(entry) };
  }
}
