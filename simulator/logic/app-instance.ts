import type { LaunchOptions } from '../protocol/device.ts';

/** Reason of `onHide` that is neither another mini program, nor the person leaving, nor the screen. */
const HIDE_REASON_OTHER = 3;

type Handler = (...args: unknown[]) => unknown;
type AppObject = Record<string, unknown>;

export interface AppHost {
  /** Runs app code and reports what it throws. */
  guard(name: string, task: () => unknown): unknown;
}

/** How the app was opened, as it is told of it. */
export function openingOf(options: LaunchOptions): Record<string, unknown> {
  return { apiCategory: 'default', ...options, referrerInfo: options.referrerInfo ?? {} };
}

/** `App()` and the app-wide events, which `wx.on...` listeners hear as well. */
export class AppInstance {
  private app: AppObject | undefined;
  private placeholder: AppObject | undefined;
  private readonly listeners = new Map<string, Set<Handler>>();
  private insideError = false;

  constructor(private readonly host: AppHost) {}

  /** The global `App`. The first call counts; a second is an error of the app. */
  readonly define = (definition?: AppObject): void => {
    if (this.app) throw new Error('Please do not register multiple App(): the app is already registered');
    this.app = this.placeholder ? Object.assign(this.placeholder, definition) : { ...definition };
  };

  /** The global `getApp`. */
  readonly get = (options?: { allowDefault?: boolean }): AppObject | undefined => {
    if (!this.app && options?.allowDefault) this.placeholder ??= {};
    return this.app ?? this.placeholder;
  };

  get isDefined(): boolean {
    return this.app !== undefined;
  }

  has(name: string): boolean {
    return typeof this.app?.[name] === 'function' || (this.listeners.get(name)?.size ?? 0) > 0;
  }

  on(name: string, listener: unknown): void {
    if (typeof listener !== 'function') return;
    const set = this.listeners.get(name) ?? new Set();
    this.listeners.set(name, set);
    set.add(listener as Handler);
  }

  /** Without a listener: all of them. */
  off(name: string, listener?: unknown): void {
    if (listener === undefined) this.listeners.delete(name);
    else this.listeners.get(name)?.delete(listener as Handler);
  }

  launch(options: LaunchOptions): void {
    this.callOwn('onLaunch', openingOf(options));
  }

  show(options: LaunchOptions): void {
    this.emit('onShow', openingOf(options));
  }

  hide(): void {
    this.emit('onHide', { reason: HIDE_REASON_OTHER });
  }

  /** onError gets message and stack as one text. An error inside it is not announced again. */
  error(text: string): void {
    if (this.insideError) return;
    this.insideError = true;
    try {
      this.emit('onError', text);
    } finally {
      this.insideError = false;
    }
  }

  emit(name: string, ...args: unknown[]): void {
    this.callOwn(name, ...args);
    for (const listener of [...(this.listeners.get(name) ?? [])]) this.host.guard(name, () => listener(...args));
  }

  private callOwn(name: string, ...args: unknown[]): void {
    const method = this.app?.[name];
    if (typeof method === 'function') this.host.guard(`App.${name}`, () => (method as Handler).apply(this.app, args));
  }
}
