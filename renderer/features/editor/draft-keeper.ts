/** Unsaved text on its way to the backend. */
export interface DraftText {
  text: string;
  baseVersion: string;
}

export interface DraftAccess {
  save(path: string, draft: DraftText): Promise<void>;
  discard(path: string): Promise<void>;
}

/** Milliseconds of rest after which unsaved text is kept. */
export const DRAFT_DELAY = 400;

/** Keeps unsaved text outside the project while it is being written, so that a crash or a closed window loses nothing. */
export class DraftKeeper {
  readonly #access: DraftAccess;
  readonly #onError: (error: unknown) => void;
  readonly #pending = new Map<string, { read: () => DraftText; timer: ReturnType<typeof setTimeout> }>();
  readonly #kept = new Set<string>();
  /** Saves and discards of one file reach the backend in the order in which they were asked for. */
  readonly #work = new Map<string, Promise<void>>();

  constructor(access: DraftAccess, onError: (error: unknown) => void) {
    this.#access = access;
    this.#onError = onError;
  }

  /** The text of a file changed; `read` gives it when it is kept. */
  changed(path: string, read: () => DraftText): void {
    clearTimeout(this.#pending.get(path)?.timer);
    this.#pending.set(path, { read, timer: setTimeout(() => this.#keep(path), DRAFT_DELAY) });
  }

  /** The backend has a draft of this file from an earlier session. */
  known(path: string): void {
    this.#kept.add(path);
  }

  /** The file has no unsaved text any more. */
  settled(path: string): void {
    clearTimeout(this.#pending.get(path)?.timer);
    this.#pending.delete(path);
    if (!this.#kept.delete(path)) return;
    this.#enqueue(path, () => this.#access.discard(path));
  }

  /** Keeps everything now: the window is being hidden or closed. */
  async flush(): Promise<void> {
    for (const path of [...this.#pending.keys()]) this.#keep(path);
    await Promise.all(this.#work.values());
  }

  /** Another project is open: what is pending belongs to none of its files. */
  reset(): void {
    for (const { timer } of this.#pending.values()) clearTimeout(timer);
    this.#pending.clear();
    this.#kept.clear();
  }

  #keep(path: string): void {
    const pending = this.#pending.get(path);
    if (!pending) return;
    clearTimeout(pending.timer);
    this.#pending.delete(path);
    this.#kept.add(path);
    const draft = pending.read();
    this.#enqueue(path, () => this.#access.save(path, draft));
  }

  #enqueue(path: string, work: () => Promise<void>): void {
    const run = (this.#work.get(path) ?? Promise.resolve()).then(work).catch(this.#onError);
    this.#work.set(path, run);
    void run.then(() => {
      if (this.#work.get(path) === run) this.#work.delete(path);
    });
  }
}
