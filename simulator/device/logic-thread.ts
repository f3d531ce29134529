import type { DeviceToLogic, LogicToDevice } from '../protocol/device.ts';

const BEAT = 1000;
/** Silence after which the thread counts as hung. */
const PATIENCE = 3000;

export interface LogicThreadEvents {
  message(message: LogicToDevice, port: MessagePort | undefined): void;
  /** The thread stopped or began again to answer. */
  responsive(answers: boolean): void;
  /** The script could not be loaded, or threw where nothing caught it. */
  error(message: string): void;
}

/** The app's worker, watched by a heartbeat: a program that never returns is noticed and can be ended. */
export class LogicThread {
  readonly #worker: Worker;
  readonly #timer: ReturnType<typeof setInterval>;
  #beat = 0;
  #unanswered: { id: number; sentAt: number }[] = [];
  #lastTick = performance.now();
  #answers = true;

  constructor(
    url: URL,
    private readonly events: LogicThreadEvents,
  ) {
    this.#worker = new Worker(url);
    this.#worker.onmessage = (event: MessageEvent<LogicToDevice>) => {
      if (event.data.kind === 'heartbeat') this.#answered(event.data.id);
      else events.message(event.data, event.ports[0]);
    };
    this.#worker.onerror = (event) => {
      event.preventDefault();
      events.error(event.message ? `${event.message} (${event.filename}:${event.lineno})` : `could not load ${url.href}`);
    };
    this.#timer = setInterval(() => this.#tick(), BEAT);
  }

  send(message: DeviceToLogic): void {
    this.#worker.postMessage(message);
  }

  terminate(): void {
    clearInterval(this.#timer);
    this.#worker.onmessage = null;
    this.#worker.terminate();
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
      this.send({ kind: 'heartbeat', id: this.#beat });
    }
  }

  #answered(id: number): void {
    this.#unanswered = this.#unanswered.filter((beat) => beat.id > id);
    this.#say(true);
  }

  #say(answers: boolean): void {
    if (answers === this.#answers) return;
    this.#answers = answers;
    this.events.responsive(answers);
  }
}
