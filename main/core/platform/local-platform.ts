import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '../../contract/errors.ts';
import { z } from '../../contract/zod.ts';
import { portOf } from '../port-of.ts';
import type { ServiceProcess, SettingsStore, Shell } from '../shell.ts';
import { RunningPlatform } from './running-platform.ts';

const ENTRY = 'platform/main.js';
const PORT_KEY = 'localPlatformPort';
const START_WITHIN_MS = 45_000;
const ANSWER_WITHIN_MS = 15_000;
/** A platform whose backend was killed ends by itself and holds the folder until then. */
const UNLOCKED_WITHIN_MS = 15_000;
const TRY_AGAIN_AFTER_MS = 200;

const Message = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready'), port: z.number(), guestPort: z.number().optional(), origin: z.string() }),
  z.object({ kind: z.literal('failed'), reason: z.string(), locked: z.boolean().default(false) }),
  z.object({
    kind: z.literal('network'),
    id: z.number(),
    address: z.string().nullable(),
    guestPort: z.number().optional(),
    error: z.string().optional(),
  }),
]);

type NetworkAnswer = { address: string | null; guestPort?: number | undefined; error?: string | undefined };

/** The platform's process, serving. */
interface Serving {
  process: ServiceProcess;
  address: string;
  /** Of the API and of guest contents, on this machine's own address. */
  ports: readonly number[];
  networkCalls: Map<number, { resolve(answer: NetworkAnswer): void; reject(error: Error): void }>;
}

/**
 * The platform of this user's data folder, as a child process. A platform that another backend keeps for the same folder is
 * used instead, and never ended from here. An own one that ends by itself is started again once.
 */
export class LocalPlatform {
  readonly #shell: Pick<Shell, 'startService'>;
  readonly #folder: string;
  readonly #store: SettingsStore;
  readonly #onChange: (reason: string | null) => void;
  readonly #claim: RunningPlatform;
  #serving: Serving | null = null;
  #child: ServiceProcess | null = null;
  #starting: Promise<string> | null = null;
  #restarted = false;
  #nextId = 1;
  /** Grows with each stop: what began before it must not go on. */
  #generation = 0;
  #disposed = false;
  #networkAddress = '';
  #networkPorts: readonly number[] = [];

  /** `onChange`: the own platform ended by itself, for a reason, or (null) came back. It is not started again from there. */
  constructor(shell: Pick<Shell, 'dataFolder' | 'startService'>, store: SettingsStore, onChange: (reason: string | null) => void) {
    this.#shell = shell;
    this.#folder = path.join(shell.dataFolder, 'platform');
    this.#store = store;
    this.#onChange = onChange;
    this.#claim = new RunningPlatform(this.#folder, START_WITHIN_MS);
  }

  /** Address for phones on the local network, '' while that is not allowed. */
  get networkAddress(): string {
    return this.#networkAddress;
  }

  /** Origin of the platform; starts one when none runs. Rejects with an Error that says why none can be had. */
  start(): Promise<string> {
    if (this.#disposed) return Promise.reject(new Error('The program is closing.'));
    if (this.#serving) return Promise.resolve(this.#serving.address);
    return this.#begin(() => this.#findOrLaunch());
  }

  /** @throws AppError platform-elsewhere when another backend keeps the platform, network-unavailable with the `reason` */
  async allowNetwork(allow: boolean): Promise<void> {
    await this.start();
    const serving = this.#serving;
    if (!serving) {
      throw new AppError(
        'platform-elsewhere',
        'Another Kumquat Studio keeps the platform of this computer. Share it on the network from there.',
      );
    }
    const id = this.#nextId++;
    const answer = await within(
      ANSWER_WITHIN_MS,
      'The local platform does not answer.',
      new Promise<NetworkAnswer>((resolve, reject) => {
        serving.networkCalls.set(id, { resolve, reject });
        serving.process.send({ kind: 'allowNetwork', allow, id });
      }),
    ).finally(() => serving.networkCalls.delete(id));
    if (answer.error !== undefined || (allow && answer.address === null)) throw networkUnavailable(answer.error);
    this.#networkAddress = answer.address ?? '';
    this.#networkPorts = answer.address === null ? [] : [portOf(new URL(answer.address)), ...(answer.guestPort ? [answer.guestPort] : [])];
    await this.#publish(serving);
  }

  /** Every port of this machine that the platform of this data folder serves, also one that another backend keeps. */
  async ports(): Promise<number[]> {
    const own = this.#serving ? [...this.#serving.ports, ...this.#networkPorts] : [];
    // One that starts takes its last port before it says so.
    const soon = this.#starting ? [this.#savedPort()] : [];
    return [...own, ...soon, ...(await this.#claim.ports())];
  }

  /** Ends the own platform. The next `start` starts it again. */
  async stop(): Promise<void> {
    this.#generation++;
    this.#serving = null;
    this.#leaveNetwork();
    const starting = this.#starting;
    const child = this.#child;
    this.#child = null;
    if (child) {
      child.send({ kind: 'stop' });
      await child.stop();
    }
    await starting?.catch(() => undefined);
    await this.#claim.release();
  }

  /** Ends the own platform for good. */
  async dispose(): Promise<void> {
    this.#disposed = true;
    await this.stop();
  }

  /** One start at a time, shared by all who wait for it. */
  #begin(run: () => Promise<string>): Promise<string> {
    this.#starting ??= run().finally(() => {
      this.#starting = null;
    });
    return this.#starting;
  }

  async #findOrLaunch(): Promise<string> {
    const generation = this.#generation;
    do {
      const other = await this.#claim.find(() => this.#check(generation));
      this.#check(generation);
      this.#networkAddress = other?.networkAddress ?? '';
      if (other) return other.address;
    } while (!(await this.#claim.claim()));
    this.#restarted = false;
    return this.#launch(generation);
  }

  /** Starts the platform in the folder that is claimed, and tells the others where. */
  async #launch(generation: number): Promise<string> {
    const giveUpAt = performance.now() + UNLOCKED_WITHIN_MS;
    try {
      for (;;) {
        try {
          const address = await this.#spawnOnFreePort(generation);
          if (this.#serving) await this.#publish(this.#serving);
          return address;
        } catch (error) {
          if (!(error instanceof FolderInUse) || performance.now() > giveUpAt) throw error;
          await pause(TRY_AGAIN_AFTER_MS);
          this.#check(generation);
        }
      }
    } catch (error) {
      await this.#claim.release();
      throw error;
    }
  }

  /** The port is the one of the last time if that is still free. */
  async #spawnOnFreePort(generation: number): Promise<string> {
    const saved = this.#savedPort();
    try {
      return await this.#spawn(saved, generation);
    } catch (error) {
      this.#check(generation);
      // Another program may have taken the port.
      if (saved === 0 || error instanceof FolderInUse) throw error;
      return this.#spawn(0, generation);
    }
  }

  async #spawn(port: number, generation: number): Promise<string> {
    this.#check(generation);
    const child = this.#shell.startService(ENTRY, ['--data', this.#folder, '--port', String(port)]);
    this.#child = child;
    const networkCalls: Serving['networkCalls'] = new Map();
    let serving: Serving | null = null;
    let failed: { reason: string; locked: boolean } | null = null;
    const ready = new Promise<string>((resolve, reject) => {
      child.onMessage((raw) => {
        const message = Message.safeParse(raw).data;
        if (message?.kind === 'network') networkCalls.get(message.id)?.resolve(message);
        if (message?.kind === 'failed') failed = message;
        if (message?.kind !== 'ready' || this.#child !== child) return;
        this.#store.set(PORT_KEY, message.port);
        const ports = [message.port, ...(message.guestPort ? [message.guestPort] : [])];
        serving = { process: child, address: message.origin, ports, networkCalls };
        this.#serving = serving;
        resolve(message.origin);
      });
      child.onExit((code) => {
        const reason = failed?.reason || `The local platform ended${code === null ? '' : ` with code ${code}`}.`;
        const error = failed?.locked ? new FolderInUse(reason) : new Error(reason);
        reject(error);
        for (const call of networkCalls.values()) call.reject(error);
        if (serving && this.#serving === serving) this.#onEnd(error.message);
      });
    });
    try {
      return await within(START_WITHIN_MS, 'The local platform did not start in time.', ready);
    } catch (error) {
      if (this.#child === child) this.#child = null;
      await child.stop();
      throw error;
    }
  }

  /** It served and ended by itself. */
  #onEnd(reason: string): void {
    this.#serving = null;
    this.#child = null;
    this.#leaveNetwork();
    const generation = this.#generation;
    const again = async (): Promise<string> => {
      if (this.#restarted) {
        await this.#claim.release();
        throw new Error(reason);
      }
      this.#restarted = true;
      await this.#claim.publish({ address: '', networkAddress: '', ports: [] });
      return this.#launch(generation);
    };
    this.#begin(again).then(
      () => this.#onChange(null),
      () => {
        if (generation === this.#generation) this.#onChange(reason);
      },
    );
  }

  #publish({ address, ports }: Serving): Promise<void> {
    return this.#claim.publish({ address, networkAddress: this.#networkAddress, ports: [...ports, ...this.#networkPorts] });
  }

  #leaveNetwork(): void {
    this.#networkAddress = '';
    this.#networkPorts = [];
  }

  #check(generation: number): void {
    if (generation !== this.#generation) throw new Error('The local platform was stopped.');
  }

  #savedPort(): number {
    const saved = this.#store.get(PORT_KEY);
    return typeof saved === 'number' && Number.isInteger(saved) && saved > 0 && saved < 65_536 ? saved : 0;
  }
}

/** Another process holds the platform's folder. */
class FolderInUse extends Error {}

/** `reason`: what the platform said; without one there is no network that it could serve. */
function networkUnavailable(reason: string | undefined): AppError {
  const message =
    reason === undefined ? 'This computer is in no network. Connect it to one and try again.' : `The network cannot be served. ${reason}`;
  return new AppError('network-unavailable', message, reason === undefined ? {} : { reason });
}

async function within<T>(ms: number, message: string, promise: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(message)), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
