import path from 'node:path';
import { z } from '../../contract/zod.ts';
import type { ServiceProcess, SettingsStore, Shell } from '../shell.ts';

const ENTRY = 'platform/main.js';
const PORT_KEY = 'localPlatformPort';
const START_WITHIN_MS = 45_000;
const ANSWER_WITHIN_MS = 15_000;

const Message = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready'), port: z.number(), guestPort: z.number(), origin: z.string(), needsSetup: z.boolean() }),
  z.object({ kind: z.literal('network'), id: z.number(), address: z.string() }),
]);

interface Running {
  process: ServiceProcess;
  /** Resolves with the platform's origin. */
  origin: Promise<string>;
  networkCalls: Map<number, { resolve(address: string): void; reject(error: Error): void }>;
}

/** The platform that the IDE runs for itself, as a child process. Restarted once when it ends by itself. */
export class LocalPlatform {
  readonly #shell: Pick<Shell, 'dataFolder' | 'startService'>;
  readonly #store: SettingsStore;
  readonly #onChange: (reason: string | null) => void;
  #running: Running | null = null;
  #restarts = 0;
  #nextId = 1;
  #stopping = false;
  #networkAddress = '';

  /** `onChange`: it ended by itself, for a reason, or (null) came back. It is not started again from there. */
  constructor(shell: Pick<Shell, 'dataFolder' | 'startService'>, store: SettingsStore, onChange: (reason: string | null) => void) {
    this.#shell = shell;
    this.#store = store;
    this.#onChange = onChange;
  }

  /** Address for phones on the local network, '' while that is not allowed. */
  get networkAddress(): string {
    return this.#networkAddress;
  }

  /** Origin of the platform; starts it when it does not run. */
  start(): Promise<string> {
    this.#running ??= this.#spawn();
    return this.#running.origin;
  }

  async allowNetwork(allow: boolean): Promise<void> {
    await this.start();
    const running = this.#running;
    if (!running) throw new Error('The local platform ended.');
    const id = this.#nextId++;
    this.#networkAddress = await within(
      ANSWER_WITHIN_MS,
      'The local platform does not answer.',
      new Promise<string>((resolve, reject) => {
        running.networkCalls.set(id, { resolve, reject });
        running.process.send({ kind: 'allowNetwork', allow, id });
      }),
    ).finally(() => running.networkCalls.delete(id));
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    const running = this.#running;
    this.#running = null;
    this.#networkAddress = '';
    if (running) {
      running.process.send({ kind: 'stop' });
      await running.process.stop();
    }
    this.#stopping = false;
  }

  #spawn(): Running {
    const saved = this.#store.get(PORT_KEY);
    const port = typeof saved === 'number' && Number.isInteger(saved) ? saved : 0;
    const child = this.#shell.startService(ENTRY, ['--data', path.join(this.#shell.dataFolder, 'platform'), '--port', String(port)]);
    const networkCalls: Running['networkCalls'] = new Map();
    let ready = false;
    const origin = within(
      START_WITHIN_MS,
      'The local platform did not start in time.',
      new Promise<string>((resolve, reject) => {
        child.onMessage((raw) => {
          const message = Message.safeParse(raw).data;
          if (message?.kind === 'network') networkCalls.get(message.id)?.resolve(message.address);
          if (message?.kind !== 'ready') return;
          ready = true;
          this.#store.set(PORT_KEY, message.port);
          resolve(message.origin);
        });
        child.onExit((code) => {
          const error = new Error(`The local platform ended${code === null ? '' : ` with code ${code}`}.`);
          reject(error);
          for (const call of networkCalls.values()) call.reject(error);
          if (this.#running?.process === child) this.#onExit(ready, error.message);
        });
      }),
    );
    origin.catch(() => {
      // A start that failed is tried anew by the next call.
      if (this.#running?.process !== child) return;
      this.#running = null;
      void child.stop();
    });
    return { process: child, origin, networkCalls };
  }

  /** Ended by itself. One that had run is started again, once; one whose saved port is taken gets another. */
  #onExit(ready: boolean, reason: string): void {
    this.#running = null;
    this.#networkAddress = '';
    if (!ready) this.#store.set(PORT_KEY, 0);
    if (this.#stopping) return;
    if (!ready || this.#restarts >= 1) {
      this.#restarts = 0;
      this.#onChange(reason);
      return;
    }
    this.#restarts++;
    this.start().then(
      () => this.#onChange(null),
      () => this.#onChange(reason),
    );
  }
}

async function within<T>(ms: number, message: string, promise: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(message)), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
