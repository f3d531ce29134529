import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createPlatformClient } from '../../../platform/client/client.ts';
import { z } from '../../contract/zod.ts';
import { atomicWrite } from '../atomic-write.ts';
import { fsCode, withFileErrors } from '../fs-error.ts';
import { portOf } from '../port-of.ts';

const FILE = 'running.json';
const LOOK_AGAIN_AFTER_MS = 100;
const INFO_WITHIN_MS = 5_000;

/** Content of `running.json`: which process keeps the folder's platform, and where it serves. */
const Running = z.object({
  /** Tells two keepers in one process apart. */
  id: z.string(),
  pid: z.number().int().positive(),
  /** Origin; '' while it starts. */
  address: z.string(),
  /** Origin for phones on the local network, '' while that is not allowed. */
  networkAddress: z.string(),
  /** Every port that it serves. */
  ports: z.array(z.number()).default([]),
  /** Milliseconds since the epoch. */
  since: z.number(),
});
export type Running = z.output<typeof Running>;

/**
 * `running.json` of a platform's folder: whoever starts the platform claims the folder with it first, so that another backend
 * on the same data uses that platform and starts none of its own. A claim counts as long as its process lives and its platform
 * answers. The folder's lock, which the platform itself holds, stays the last word.
 */
export class RunningPlatform {
  readonly #folder: string;
  readonly #file: string;
  readonly #id = randomBytes(8).toString('hex');
  readonly #startWithin: number;
  #own: Running | null = null;

  /** `folder`: absolute, may not exist yet. `startWithin`: milliseconds after which a claim without an address is void. */
  constructor(folder: string, startWithin: number) {
    this.#folder = folder;
    this.#file = path.join(folder, FILE);
    this.#startWithin = startWithin;
  }

  /**
   * The platform that another backend keeps, once it serves. Null: there is none, and what is left of one is gone.
   * `check` is called again and again while another one starts, and may throw to end the waiting.
   */
  async find(check: () => void): Promise<Running | null> {
    for (;;) {
      check();
      const found = await this.#read();
      if (!found || found.id === this.#id) return null;
      if (found.address === '' && isAlive(found.pid) && Date.now() - found.since < this.#startWithin) {
        await pause(LOOK_AGAIN_AFTER_MS);
        continue;
      }
      if (found.address !== '' && isAlive(found.pid) && (await answers(found.address))) return found;
      await this.#remove(found.id);
    }
  }

  /** False when somebody else claimed the folder first. @throws AppError disk-full, no-permission */
  async claim(): Promise<boolean> {
    const own: Running = { id: this.#id, pid: process.pid, address: '', networkAddress: '', ports: [], since: Date.now() };
    return withFileErrors(this.#file, async () => {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
      // Made whole beside it and linked, which fails when there is one: a reader never sees half a claim.
      const whole = `${this.#file}.${this.#id}`;
      try {
        await writeFile(whole, JSON.stringify(own), { mode: 0o600 });
        await link(whole, this.#file);
      } catch (error) {
        if (fsCode(error) !== 'EEXIST') throw error;
        return (await this.#read())?.id === this.#id;
      } finally {
        await rm(whole, { force: true });
      }
      this.#own = own;
      return true;
    });
  }

  /** Tells the others where the claimed platform serves. @throws AppError disk-full, no-permission */
  async publish(addresses: Pick<Running, 'address' | 'networkAddress' | 'ports'>): Promise<void> {
    if (!this.#own) return;
    this.#own = { ...this.#own, ...addresses, since: Date.now() };
    const text = JSON.stringify(this.#own);
    await withFileErrors(this.#file, () => atomicWrite(this.#file, text));
  }

  /** Ports of the platform in this folder, whoever keeps it, as far as they are told. */
  async ports(): Promise<number[]> {
    const told = Running.safeParse(
      await readFile(this.#file, 'utf8')
        .then(JSON.parse)
        .catch(() => null),
    ).data;
    if (!told) return [];
    return URL.canParse(told.address) ? [portOf(new URL(told.address)), ...told.ports] : told.ports;
  }

  /** Gives the own claim up. */
  async release(): Promise<void> {
    if (!this.#own) return;
    this.#own = null;
    await this.#remove(this.#id);
  }

  async #read(): Promise<Running | null> {
    try {
      return Running.parse(JSON.parse(await readFile(this.#file, 'utf8')));
    } catch (error) {
      if (fsCode(error) === 'ENOENT') return null;
      // What is no claim is nobody's.
      await rm(this.#file, { force: true });
      return null;
    }
  }

  /** Removes the claim `id`, and no other that took its place meanwhile. */
  async #remove(id: string): Promise<void> {
    const aside = `${this.#file}.${randomBytes(6).toString('hex')}`;
    try {
      await rename(this.#file, aside);
    } catch (error) {
      if (fsCode(error) === 'ENOENT') return;
      throw error;
    }
    const taken = Running.safeParse(await readFile(aside, 'utf8').then(JSON.parse)).data;
    if (taken && taken.id !== id) {
      await link(aside, this.#file).catch((error: unknown) => {
        if (fsCode(error) !== 'EEXIST') throw error;
      });
    }
    await rm(aside, { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return fsCode(error) === 'EPERM';
  }
}

async function answers(address: string): Promise<boolean> {
  return createPlatformClient({ address, timeout: INFO_WITHIN_MS })
    .call('info')
    .then(
      () => true,
      () => false,
    );
}
