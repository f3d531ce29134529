import { cutText } from '../protocol/console-value.ts';
import type { AppInstance } from './app-instance.ts';
import type { Bridge } from './bridge.ts';
import type { AppConsole } from './console/app-console.ts';
import { stackLocation } from './console/stack-location.ts';
import { weigh } from './set-data-size.ts';

export interface ErrorReporterHost {
  bridge: Bridge;
  console: AppConsole;
  app: AppInstance;
  baseUrl(): string;
  currentPath(): string;
}

/** Where every error of the app ends: the tools, the console and `App.onError`. None of them stops the engine. */
export class ErrorReporter {
  /** What was told in this turn: the engine tells of some errors where they happen and throws them on, and each is one error. */
  private readonly reported = new Set<object>();

  constructor(private readonly host: ErrorReporterHost) {}

  /** Runs app code. What it throws is reported, and undefined returned. */
  guard(name: string, task: () => unknown, path?: string): unknown {
    try {
      return task();
    } catch (error) {
      this.report(error, name, path);
      return undefined;
    }
  }

  /** `where` is the callback or file that threw; `path` the page, by default the one on top. */
  report(error: unknown, where: string, path = this.host.currentPath()): void {
    if (error instanceof Error) {
      if (this.reported.has(error)) return;
      this.reported.add(error);
      queueMicrotask(() => this.reported.delete(error));
    }
    const message = textOf(error);
    const stack = error instanceof Error ? (error.stack ?? '') : '';
    const told = this.host.console.admits();
    if (told) this.send(message, stack, path);
    if (told) this.host.console.uncaught(where ? `Error in ${where}${path ? ` of ${path}` : ''}:` : '', error);
    this.host.app.error(stack ? `${message}\n${stack}` : message);
  }

  viewError(message: string, stack: string | undefined, path: string): void {
    if (this.host.console.admits()) this.send(message, stack ?? '', path);
    this.host.app.error(stack ? `${message}\n${stack}` : message);
  }

  unhandledRejection(reason: unknown, promise: Promise<unknown> | undefined): void {
    const message = textOf(reason);
    const stack = reason instanceof Error ? (reason.stack ?? '') : '';
    const told = this.host.console.admits();
    if (told) this.send(message, stack, this.host.currentPath());
    if (told) this.host.console.uncaught('Uncaught (in promise)', reason);
    this.host.app.emit('onUnhandledRejection', { reason, promise });
  }

  private send(message: string, stack: string, path: string): void {
    const location = stackLocation(stack, this.host.baseUrl());
    this.host.bridge.send({ kind: 'appError', message: cutText(message), stack: cutText(stack), path, ...(location && { location }) });
  }
}

/** Bytes of an object that are written out. */
const MOST = 10_000;

/** What was thrown, as a line: what is no error says what it is made of. */
function textOf(thrown: unknown): string {
  if (thrown instanceof Error) return thrown.message;
  if (typeof thrown !== 'object' || thrown === null) return String(thrown);
  try {
    const { errMsg } = thrown as { errMsg?: unknown };
    if (typeof errMsg === 'string') return errMsg;
    if (weigh(thrown, MOST) <= MOST) return JSON.stringify(thrown) ?? '';
  } catch {
    // One that refers to itself, or whose getters throw.
  }
  return '[object Object]';
}
