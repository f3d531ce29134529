import { ApiError } from '../../api-error.ts';
import { CallError } from '../../bridge.ts';
import { isRecord } from '../async-api.ts';
import type { ApiMembers, WxContext } from '../wx-context.ts';
import { simulate } from './simulated-api.ts';

type Listener = (detail: Record<string, unknown>) => void;

interface AdKind {
  api: 'createRewardedVideoAd' | 'createInterstitialAd';
  /** Detail of `onClose` for a person who watched to the end, and for one who did not. */
  closed(watched: boolean): Record<string, unknown>;
}

/** A full-screen advertisement: the developer plays the one who watches it, or the server that has none. */
class Ad {
  readonly #listeners = { load: new Set<Listener>(), error: new Set<Listener>(), close: new Set<Listener>() };

  constructor(
    private readonly context: WxContext,
    private readonly kind: AdKind,
  ) {}

  load(): Promise<void> {
    return Promise.resolve().then(() => this.#tell('load', {}));
  }

  async show(): Promise<{ errMsg: string }> {
    try {
      await simulate(this.context, {
        api: `${this.kind.api}.show`,
        failures: [
          { reason: 'no suitable ad', errCode: 1004 },
          { reason: 'the ad unit is closed', errCode: 1008 },
        ],
      });
      this.#tell('close', this.kind.closed(true));
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      if (!/fail cancel$/.test(error.errMsg)) {
        const detail = { errMsg: error.errMsg, errCode: error.errCode ?? 1000 };
        this.#tell('error', detail);
        throw detail;
      }
      this.#tell('close', this.kind.closed(false));
    }
    return { errMsg: 'show:ok' };
  }

  on(type: 'load' | 'error' | 'close', listener: unknown): void {
    if (typeof listener === 'function') this.#listeners[type].add(listener as Listener);
  }

  off(type: 'load' | 'error' | 'close', listener?: unknown): void {
    if (listener === undefined) this.#listeners[type].clear();
    else this.#listeners[type].delete(listener as Listener);
  }

  destroy(): void {
    for (const set of Object.values(this.#listeners)) set.clear();
  }

  #tell(type: 'load' | 'error' | 'close', detail: Record<string, unknown>): void {
    for (const listener of [...this.#listeners[type]]) this.context.guard(`ad ${type} listener`, () => listener(detail));
  }
}

const REWARDED: AdKind = { api: 'createRewardedVideoAd', closed: (isEnded) => ({ isEnded }) };
const INTERSTITIAL: AdKind = { api: 'createInterstitialAd', closed: () => ({}) };

/** Rewarded videos and interstitials. A rewarded one is the same object for the same unit, unless `multiton` is asked for. */
export function adApis(context: WxContext): ApiMembers {
  const rewarded = new Map<string, object>();
  const make = (kind: AdKind, options: unknown): object => {
    const unit = isRecord(options) ? options['adUnitId'] : undefined;
    if (typeof unit !== 'string' || unit === '')
      throw new ApiError(`${kind.api}:fail parameter error: parameter.adUnitId should be String`);
    const shared = kind === REWARDED && isRecord(options) && options['multiton'] !== true;
    const known = shared ? rewarded.get(unit) : undefined;
    if (known) return known;
    const ad = new Ad(context, kind);
    const made: Record<string, unknown> = { load: () => ad.load(), show: () => ad.show(), destroy: () => ad.destroy() };
    for (const [name, type] of [
      ['Load', 'load'],
      ['Error', 'error'],
      ['Close', 'close'],
    ] as const) {
      made[`on${name}`] = (listener: unknown) => ad.on(type, listener);
      made[`off${name}`] = (listener?: unknown) => ad.off(type, listener);
    }
    if (shared) rewarded.set(unit, made);
    void ad.load();
    return made;
  };
  return {
    createRewardedVideoAd: (options: unknown) => make(REWARDED, options),
    createInterstitialAd: (options: unknown) => make(INTERSTITIAL, options),
  };
}
