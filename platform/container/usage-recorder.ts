import type { UsageEvent } from '../contract/operations-models.ts';

/** Back within this time, it is the same visit. */
const SAME_VISIT_MS = 30 * 60 * 1000;
const FLUSH_MS = 10_000;
const BATCH = 100;
/** Beacons of more than 64 KB are not sent. */
const BEACON_BYTES = 60_000;
/** Without a network the latest ones are kept. */
const MAX_WAITING = 500;
const MAX_ERRORS = 20;

export interface RecorderOptions {
  user: string;
  version: string;
  env: UsageEvent['env'];
  scene: number;
  /** Rejects when they did not arrive; then they are sent again. */
  send(events: UsageEvent[]): Promise<unknown>;
  /** For a page that may be about to go: whether the browser took them. */
  sendLast(events: UsageEvent[]): boolean;
  /** The platform's clock, in milliseconds since the epoch. */
  now(): number;
  newId?: () => string;
}

/** Tells the platform what a visitor sees of a mini program: visits, pages, time in the foreground, errors. */
export class UsageRecorder {
  #waiting: UsageEvent[] = [];
  #sending = false;
  #visit = '';
  #page = '';
  #shownAt: number | null = null;
  #hiddenAt = 0;
  #errors = 0;
  readonly #timer: ReturnType<typeof setInterval>;

  constructor(private readonly options: RecorderOptions) {
    this.#timer = setInterval(() => void this.flush(), FLUSH_MS);
  }

  /** The program is in sight: a visit begins, or goes on. */
  show(): void {
    const now = this.options.now();
    if (this.#shownAt !== null) return;
    if (!this.#visit || now - this.#hiddenAt > SAME_VISIT_MS) {
      this.#visit = this.#newId();
      this.#errors = 0;
      this.#add('visit', {});
    }
    this.#shownAt = now;
  }

  /** The page on top is another one now. */
  page(path: string): void {
    this.#page = path;
    if (this.#shownAt !== null) this.#add('page', {});
  }

  error(message: string): void {
    this.#errors += 1;
    if (this.#shownAt !== null && this.#errors <= MAX_ERRORS) this.#add('error', { message: message.slice(0, 2000).replaceAll('\0', '') });
  }

  /** Out of sight, perhaps for ever: what waits is handed to the browser. */
  hide(): void {
    if (this.#shownAt === null) return;
    const now = this.options.now();
    this.#add('leave', { durationMs: Math.min(Math.max(0, Math.round(now - this.#shownAt)), 86_400_000) });
    this.#shownAt = null;
    this.#hiddenAt = now;
    while (this.#waiting.length > 0) {
      const batch = this.#batch(BEACON_BYTES);
      if (!this.options.sendLast(batch)) return;
      this.#waiting = this.#waiting.slice(batch.length);
    }
  }

  /** Sends what waits. Events that came twice count once, so nothing is lost when an answer is. */
  async flush(): Promise<void> {
    if (this.#sending || this.#waiting.length === 0) return;
    this.#sending = true;
    const batch = this.#batch(Number.POSITIVE_INFINITY);
    try {
      await this.options.send(batch);
      const sent = new Set(batch);
      this.#waiting = this.#waiting.filter((event) => !sent.has(event));
    } catch {
      // They stay, and go with the next batch.
    } finally {
      this.#sending = false;
    }
  }

  /** The program has ended. */
  dispose(): void {
    this.hide();
    clearInterval(this.#timer);
  }

  #newId(): string {
    return this.options.newId?.() ?? crypto.randomUUID();
  }

  #batch(bytes: number): UsageEvent[] {
    const batch: UsageEvent[] = [];
    let size = 0;
    for (const event of this.#waiting.slice(0, BATCH)) {
      // Three bytes for each sign is the most that UTF-8 needs here.
      size += JSON.stringify(event).length * 3;
      if (batch.length > 0 && size > bytes) break;
      batch.push(event);
    }
    return batch;
  }

  #add(kind: UsageEvent['kind'], more: Partial<UsageEvent>): void {
    const { user, version, env, scene, now } = this.options;
    const event = {
      id: this.#newId(),
      kind,
      at: Math.floor(now()),
      user,
      visit: this.#visit,
      version,
      env,
      page: this.#page.slice(0, 256),
    };
    this.#waiting = [...this.#waiting, { scene, durationMs: 0, message: '', ...event, ...more }].slice(-MAX_WAITING);
  }
}
