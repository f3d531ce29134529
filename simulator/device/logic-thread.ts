import type { DeviceToLogic, LogicToDevice } from '../protocol/device.ts';
import { Heartbeat } from '../protocol/heartbeat.ts';

/** How long a thread that is being ended may take to say what it has to say. */
const LAST_WORDS = 200;

type Boot = Extract<DeviceToLogic, { kind: 'boot' }>;

export interface LogicThreadEvents {
  message(message: LogicToDevice, port: MessagePort | undefined): void;
  /** A call that the thread made before its end, heard after `end` was asked for. */
  lateCall(call: Extract<LogicToDevice, { kind: 'call' }>): void;
  /** The thread stopped or began again to answer. */
  responsive(answers: boolean): void;
  /** The script could not be loaded, or threw where nothing caught it. */
  error(message: string): void;
}

/** The app's worker, watched by a heartbeat: a program that never returns is noticed and can be ended. */
export class LogicThread {
  readonly #worker: Worker;
  readonly #heartbeat: Heartbeat;
  /** Messages for the app from before its boot. */
  #early: DeviceToLogic[] | undefined = [];
  #ended: (() => void) | undefined;
  /** Who waits for the thread, by the number of the question; a heartbeat's own are greater than 0. */
  readonly #waiting = new Map<number, () => void>();
  #questions = 0;

  constructor(
    url: URL,
    private readonly events: LogicThreadEvents,
  ) {
    this.#worker = new Worker(url);
    this.#heartbeat = new Heartbeat(
      (id) => this.#worker.postMessage({ kind: 'heartbeat', id } satisfies DeviceToLogic),
      (answers) => events.responsive(answers),
    );
    this.#worker.onmessage = (event: MessageEvent<LogicToDevice>) => this.#receive(event.data, event.ports[0]);
    this.#worker.onerror = (event) => {
      event.preventDefault();
      if (!this.#ended) events.error(event.message ? `${event.message} (${event.filename}:${event.lineno})` : `could not load ${url.href}`);
    };
  }

  boot(message: Boot): void {
    this.#worker.postMessage(message);
    for (const early of this.#early?.splice(0) ?? []) this.#worker.postMessage(early);
    this.#early = undefined;
  }

  /** Before the boot it is kept for after it. */
  send(message: DeviceToLogic): void {
    if (this.#early) this.#early.push(message);
    else this.#worker.postMessage(message);
  }

  /** Calls back when the thread has taken every message up to this one. Never, when it ends before. */
  whenIdle(idle: () => void): void {
    this.#questions -= 1;
    this.#waiting.set(this.#questions, idle);
    this.send({ kind: 'heartbeat', id: this.#questions });
  }

  /**
   * Ends the thread: at once if it does not answer, else when it has been heard out. From now on it says nothing but
   * `lateCall`. Resolves when it is gone.
   */
  async end(): Promise<void> {
    if (this.#ended) return;
    if (this.#heartbeat.answers && !this.#early) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, LAST_WORDS);
        this.#ended = () => {
          clearTimeout(timer);
          resolve();
        };
        this.#heartbeat.stop();
        this.#worker.postMessage({ kind: 'end' } satisfies DeviceToLogic);
      });
    }
    this.#ended ??= () => undefined;
    this.#heartbeat.stop();
    this.#worker.onmessage = null;
    this.#worker.terminate();
  }

  #receive(message: LogicToDevice, port: MessagePort | undefined): void {
    if (this.#ended) {
      if (message.kind === 'ended') this.#ended();
      else if (message.kind === 'call') this.events.lateCall(message);
    } else if (message.kind === 'heartbeat') {
      this.#heartbeat.answered(message.id);
      this.#waiting.get(message.id)?.();
      this.#waiting.delete(message.id);
    } else this.events.message(message, port);
  }
}
