import { browserValues } from '../../protocol/browser-values.ts';
import { consoleValue, consoleValues, cutText } from '../../protocol/console-value.ts';
import type { ConsoleEntry, ConsoleLevel, ConsoleValue } from '../../protocol/device.ts';
import { LineLimit, missedLines } from '../../protocol/line-limit.ts';
import { stackLocation } from './stack-location.ts';

const LEVELS: readonly ConsoleLevel[] = ['log', 'info', 'warn', 'error', 'debug'];

export interface AppConsoleHost {
  send(entry: ConsoleEntry): void;
  baseUrl(): string;
}

/** The console that the mini program writes to: every line also goes to the tools, with where it came from. */
export class AppConsole {
  private readonly counts = new Map<string, number>();
  private readonly timers = new Map<string, number>();
  private readonly limit = new LineLimit((count) => this.host.send(missedLines(count, 'logic')));

  constructor(
    private readonly original: Console,
    private readonly host: AppConsoleHost,
  ) {}

  /** An object with the members of `Console` that the tools understand; the rest is the original's. */
  create(): Console {
    const own: Record<string, unknown> = {};
    for (const level of LEVELS) {
      own[level] = (...args: unknown[]): void => {
        if (!this.limit.admits()) return;
        this.original[level](...browserValues(args));
        this.send(level, args);
      };
    }
    own['trace'] = (...args: unknown[]): void => this.write('log', args.length > 0 ? args : ['console.trace'], new Error().stack);
    own['assert'] = (condition: unknown, ...args: unknown[]): void => {
      if (!condition) this.write('error', ['Assertion failed:', ...args]);
    };
    own['dir'] = (value: unknown): void => this.write('log', [value]);
    own['dirxml'] = own['dir'];
    own['table'] = (value: unknown): void => this.write('log', [value]);
    own['group'] = (...args: unknown[]): void => this.write('log', args);
    own['groupCollapsed'] = own['group'];
    own['groupEnd'] = (): void => {};
    own['count'] = (label = 'default'): void => {
      const count = (this.counts.get(String(label)) ?? 0) + 1;
      this.counts.set(String(label), count);
      this.write('log', [`${label}: ${count}`]);
    };
    own['countReset'] = (label = 'default'): void => void this.counts.delete(String(label));
    own['time'] = (label = 'default'): void => void this.timers.set(String(label), performance.now());
    own['timeLog'] = (label = 'default', ...args: unknown[]): void => this.elapsed(String(label), args);
    own['timeEnd'] = (label = 'default'): void => {
      this.elapsed(String(label), []);
      this.timers.delete(String(label));
    };
    return Object.assign(Object.create(this.original) as Console, own);
  }

  /** Whether one more line is told; the others are counted. For what is told of the app's errors in other ways. */
  admits(): boolean {
    return this.limit.admits();
  }

  /** A line of the engine itself. */
  system(level: ConsoleLevel, text: string): void {
    if (!this.limit.admits()) return;
    this.host.send({ level, args: [{ type: 'string', value: cutText(text) }], time: Date.now(), source: 'system' });
  }

  /** A warning about what the app does right now, with its place in the app. */
  warnApp(text: string): void {
    this.write('warn', [text]);
  }

  /** An error that the app threw and did not catch. The caller asks `admits` first. */
  uncaught(prefix: string, error: unknown): void {
    const stack = error instanceof Error ? error.stack : undefined;
    const args: ConsoleValue[] = [];
    if (prefix) args.push({ type: 'string', value: prefix });
    args.push(consoleValue(error, this.limit.room));
    const location = stackLocation(stack, this.host.baseUrl());
    this.host.send({
      level: 'error',
      args,
      time: Date.now(),
      source: 'logic',
      ...(location && { location }),
      ...(stack && { stack: cutText(stack) }),
    });
  }

  private elapsed(label: string, args: unknown[]): void {
    const start = this.timers.get(label);
    if (start === undefined) this.write('warn', [`Timer '${label}' does not exist`]);
    else this.write('log', [`${label}: ${(performance.now() - start).toFixed(3)} ms`, ...args]);
  }

  private write(level: ConsoleLevel, args: unknown[], shownStack?: string): void {
    if (this.limit.admits()) this.send(level, args, shownStack);
  }

  private send(level: ConsoleLevel, args: unknown[], shownStack?: string): void {
    const location = stackLocation(shownStack ?? new Error().stack, this.host.baseUrl());
    const keepStack = shownStack ?? (level === 'error' || level === 'warn' ? new Error().stack : undefined);
    this.host.send({
      level,
      args: consoleValues(args, this.limit.room),
      time: Date.now(),
      source: 'logic',
      ...(location && { location }),
      ...(keepStack && { stack: keepStack }),
    });
  }
}
