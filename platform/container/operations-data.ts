import { type DataProgram, DataRefusal, type DataSource } from '../../simulator/host/operations-data.ts';
import type { BrowserSession } from '../client/browser-session.ts';
import { describeFailure } from '../client/error-texts.ts';
import { PlatformError } from '../contract/errors.ts';
import type { Account } from '../contract/models.ts';
import { can } from '../contract/permissions.ts';
import type { Usage } from '../contract/serving-models.ts';
import { t } from './container-texts.ts';

const DAY_MS = 86_400_000;

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export interface OperationsDataOptions {
  miniProgram: { id: string; name: string };
  /** Whose data it would be; undefined when nobody is signed in. */
  account: Pick<Account, 'id'> | undefined;
  /** Calls the platform in the name of whoever is signed in. */
  call: BrowserSession['call'];
  /** Asks the person in front of the page. */
  ask(): Promise<boolean>;
  /** The program wants data and nobody is signed in. */
  onSignedOut(): void;
  /** The program reads for the first time, by a consent of an earlier start. */
  onRead(): void;
  store?: Store;
  now?: () => number;
}

/**
 * Answers a mini program that asks for operations data, once the person agreed: with their session, which stays here, and so with
 * nothing that the platform would not show them. The consent is of one person to one mini program, in this browser, until it is
 * taken back; a refusal holds until the page is opened again, so that nobody is worn down by asking.
 */
export class OperationsData implements DataSource {
  readonly sample = false;
  readonly #options: OperationsDataOptions;
  readonly #store: Store;
  #answer: Promise<boolean> | null = null;

  constructor(options: OperationsDataOptions) {
    this.#options = options;
    this.#store = options.store ?? localStorage;
  }

  async programs(): Promise<DataProgram[]> {
    const all = await this.#read(() => this.#options.call('listMiniPrograms'));
    return all.filter((one) => can(one, 'data-analysis')).map(({ id, name, color }) => ({ id, name, color }));
  }

  usage(id: string, days: number, version: string | undefined): Promise<Usage> {
    const now = this.#options.now?.() ?? Date.now();
    const from = new Date(now - (days - 1) * DAY_MS).toISOString().slice(0, 10);
    return this.#read(() => this.#options.call('getUsage', { params: { id }, query: { from, ...(version !== undefined && { version }) } }));
  }

  async forget(): Promise<void> {
    const key = this.#key();
    if (key) this.#store.removeItem(key);
    // Who takes it back is not asked again at once.
    this.#answer = Promise.resolve(false);
  }

  /** Where the consent is kept: this page's origin, which no mini program reaches. */
  #key(): string | null {
    const { account, miniProgram } = this.#options;
    return account ? `kumquat.reads-data:${account.id}:${miniProgram.id}` : null;
  }

  async #read<T>(ask: () => Promise<T>): Promise<T> {
    const key = this.#key();
    if (!key) {
      this.#options.onSignedOut();
      throw new DataRefusal(401, 'signed-out', t.dataSignedOut);
    }
    this.#answer ??= this.#agreed(key);
    if (!(await this.#answer)) throw new DataRefusal(403, 'refused', t.dataRefused);
    try {
      return await ask();
    } catch (error) {
      const { status, code } = error instanceof PlatformError ? error : { status: 503, code: 'unreachable' };
      throw new DataRefusal(status, code, describeFailure(error));
    }
  }

  async #agreed(key: string): Promise<boolean> {
    if (this.#store.getItem(key) !== null) {
      this.#options.onRead();
      return true;
    }
    const agreed = await this.#options.ask();
    if (agreed) this.#store.setItem(key, new Date().toISOString());
    return agreed;
  }
}
