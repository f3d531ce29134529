import { Worker } from 'node:worker_threads';
import type { Build, CompilerOptions } from './build.ts';
import { CompilerError } from './compiler-error.ts';
import type { ClientMessage, WorkerMessage } from './compiler-messages.ts';
import { compareText } from './diagnostics.ts';
import { higherLevel } from './reload-level.ts';

export interface CompilerClientOptions extends CompilerOptions {
  /** The bundled compiler-worker.ts. */
  workerFile: URL | string;
  /** Longest time for one build, in milliseconds. */
  timeout?: number;
  /** Longest silence of the worker while it builds, in milliseconds. */
  silence?: number;
}

interface Attempt {
  id: number;
  resolve(build: Build): void;
  reject(error: CompilerError): void;
}

/**
 * A ProjectCompiler in a resident worker thread. A worker that crashes, hangs or falls silent is replaced and the build tried
 * once more; after that the build rejects with a CompilerError.
 */
export class CompilerClient {
  readonly #options: CompilerClientOptions;
  #worker: Worker | null = null;
  #attempt: Attempt | null = null;
  #lastBeat = 0;
  #nextId = 1;
  #disposed = false;
  #queue: Promise<unknown> = Promise.resolve();
  /** What finished builds changed that nobody waited for any more. */
  #missed: Pick<Build, 'level' | 'changed'> = { level: 'none', changed: [] };

  constructor(options: CompilerClientOptions) {
    this.#options = options;
  }

  /**
   * As ProjectCompiler.build. A cancelled build rejects at once; its changes are told with the next one.
   *
   * @throws CompilerError
   */
  build(changed?: readonly string[], options: { signal?: AbortSignal } = {}): Promise<Build> {
    const { signal } = options;
    if (this.#disposed) return Promise.reject(new CompilerError('disposed', 'The compiler is no longer in use.'));
    const running = this.#queue.then(() => this.#buildWithRetry(changed));
    this.#queue = running.catch(() => undefined);
    return new Promise<Build>((resolve, reject) => {
      let waiting = true;
      const cancel = () => {
        waiting = false;
        reject(new CompilerError('cancelled', 'The build was cancelled.', { cause: signal?.reason }));
      };
      if (signal?.aborted) cancel();
      signal?.addEventListener('abort', cancel, { once: true });
      running
        .then((build) => (waiting ? resolve(this.#withMissed(build)) : this.#miss(build)), reject)
        .finally(() => signal?.removeEventListener('abort', cancel));
    });
  }

  async dispose(): Promise<void> {
    this.#disposed = true;
    this.#attempt?.reject(new CompilerError('disposed', 'The compiler is no longer in use.'));
    await this.#stopWorker();
  }

  async #buildWithRetry(changed: readonly string[] | undefined): Promise<Build> {
    try {
      return await this.#try(changed);
    } catch (error) {
      if (this.#disposed || !(error instanceof CompilerError)) throw error;
    }
    // A fresh worker knows nothing of earlier builds.
    await this.#stopWorker();
    try {
      return await this.#try(undefined);
    } catch (error) {
      await this.#stopWorker();
      throw error;
    }
  }

  async #try(changed: readonly string[] | undefined): Promise<Build> {
    if (this.#disposed) throw new CompilerError('disposed', 'The compiler is no longer in use.');
    const { timeout = 60_000, silence = 20_000 } = this.#options;
    const worker = this.#worker ?? this.#startWorker();
    const id = this.#nextId++;
    let watch: NodeJS.Timeout | undefined;
    try {
      return await new Promise<Build>((resolve, reject) => {
        this.#attempt = { id, resolve, reject };
        const start = Date.now();
        this.#lastBeat = start;
        const check = () => {
          const now = Date.now();
          if (now - start >= timeout) reject(new CompilerError('timeout', 'The compiler took too long.'));
          else if (now - this.#lastBeat >= silence) reject(new CompilerError('timeout', 'The compiler stopped answering.'));
        };
        watch = setInterval(check, Math.max(10, Math.min(timeout, silence, 4_000) / 4));
        worker.postMessage({ type: 'build', id, changed } satisfies ClientMessage);
      });
    } finally {
      clearInterval(watch);
      this.#attempt = null;
    }
  }

  #startWorker(): Worker {
    const { folder, mode, npmFolders, workerFile } = this.#options;
    const worker = new Worker(workerFile, { workerData: { folder, mode, npmFolders } satisfies CompilerOptions, name: 'compiler' });
    this.#worker = worker;
    const crash = (message: string, cause?: unknown) => {
      if (this.#worker !== worker) return;
      this.#worker = null;
      this.#attempt?.reject(new CompilerError('crashed', message, { cause }));
    };
    worker.on('message', (message: WorkerMessage) => {
      if (this.#worker === worker) this.#receive(message);
    });
    worker.on('error', (error) => crash(`The compiler failed: ${error.message}`, error));
    worker.on('messageerror', (error) => crash('The compiler sent something that cannot be read.', error));
    worker.on('exit', (code) => crash(`The compiler ended unexpectedly (exit code ${code}).`));
    // An idle compiler keeps no process alive; a build that is waited for is held by its watch.
    worker.unref();
    return worker;
  }

  #receive(message: WorkerMessage): void {
    this.#lastBeat = Date.now();
    const attempt = this.#attempt;
    if (message.type === 'beat' || attempt?.id !== message.id) return;
    if (message.type === 'built') attempt.resolve(message.build);
    else attempt.reject(new CompilerError('crashed', `The compiler failed: ${message.message}`, { cause: message.stack }));
  }

  async #stopWorker(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }

  #miss(build: Build): void {
    this.#missed = this.#joined(build);
  }

  #withMissed(build: Build): Build {
    const joined = this.#joined(build);
    this.#missed = { level: 'none', changed: [] };
    return { ...build, ...joined };
  }

  #joined(build: Build): Pick<Build, 'level' | 'changed'> {
    return {
      level: higherLevel(this.#missed.level, build.level),
      changed: [...new Set([...this.#missed.changed, ...build.changed])].sort(compareText),
    };
  }
}
