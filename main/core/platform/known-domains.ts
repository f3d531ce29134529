import { DomainLists } from '../../../platform/contract/server-domain-models.ts';
import { AppError } from '../../contract/errors.ts';
import { z } from '../../contract/zod.ts';
import type { SettingsStore } from '../shell.ts';
import type { PlatformService } from './platform-service.ts';

const KEY = 'serverDomains';
/** Mini programs whose lists are kept for times without the platform. */
const MAX_KEPT = 50;
/** Lists younger than this are not asked for again: what somebody changes in the console reaches a running program so soon. */
const FRESH_MS = 5000;
/** A platform that did not answer is left alone for so long. */
const AGAIN_AFTER_MS = 30_000;
/** A program waits no longer for its lists. */
const ANSWER_WITHIN_MS = 3000;

const Lists = z.object({ domains: DomainLists, at: z.number() });
/** `at`: when the platform said so, milliseconds since the epoch. */
export type KnownLists = z.infer<typeof Lists>;
const Kept = z.record(z.string(), Lists);

/** The server domains of mini programs, as the platform says, or said last. */
export class KnownDomains {
  readonly #asked = new Map<string, { at: number; failed: boolean; answer: Promise<KnownLists | null> }>();

  constructor(
    private readonly platform: Pick<PlatformService, 'signedIn' | 'hasToken' | 'name'>,
    private readonly store: SettingsStore,
    private readonly now: () => number = Date.now,
  ) {}

  /** Null: nobody who is logged in here may know them, and nobody has known them before. */
  async of(appId: string): Promise<KnownLists | null> {
    const key = `${this.platform.name()} ${appId}`;
    if (!(await this.platform.hasToken().catch(() => false))) return this.#kept(key);
    const asked = this.#asked.get(key);
    if (asked && this.now() - asked.at < (asked.failed ? AGAIN_AFTER_MS : FRESH_MS)) return (await asked.answer) ?? this.#kept(key);
    const entry = { at: this.now(), failed: false, answer: this.#ask(appId, key) };
    this.#asked.set(key, entry);
    const answer = await entry.answer;
    entry.failed = answer === null;
    return answer ?? this.#kept(key);
  }

  /** Null when the platform does not answer, or does not tell whoever is logged in. */
  async #ask(appId: string, key: string): Promise<KnownLists | null> {
    try {
      const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
      const { domains } = await this.platform.signedIn((client) => client.call('getServerDomains', { params: { id: appId } }), signal);
      const lists = { domains, at: this.now() };
      this.#keep(key, lists);
      return lists;
    } catch (error) {
      if (error instanceof AppError) return null;
      throw error;
    }
  }

  #kept(key: string): KnownLists | null {
    return this.#read()[key] ?? null;
  }

  #keep(key: string, lists: KnownLists): void {
    const all = this.#read();
    if (JSON.stringify(all[key]?.domains) === JSON.stringify(lists.domains)) return;
    const others = Object.entries(all)
      .filter(([name]) => name !== key)
      .slice(1 - MAX_KEPT);
    this.store.set(KEY, Object.fromEntries([...others, [key, lists]]));
  }

  #read(): z.infer<typeof Kept> {
    return Kept.catch({}).parse(this.store.get(KEY) ?? {});
  }
}
