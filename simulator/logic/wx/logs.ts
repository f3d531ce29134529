import { utf8Length } from '../utf8-length.ts';
import type { ApiMembers, WxContext } from './wx-context.ts';

type Level = 'debug' | 'info' | 'log' | 'warn' | 'error';

/** Limits of the realtime log's buffer on a phone. */
const MAX_LOGS = 200;
const MAX_BYTES = 5 * 1024;

/** Both kinds of logs go to the Console panel, so that they are seen while developing; nothing is sent anywhere. */
export function logApis(context: WxContext): ApiMembers {
  const write =
    (level: Level, before: readonly unknown[] = []) =>
    (...args: unknown[]): void =>
      context.console()[level](...before, ...args);
  return {
    getLogManager: () => ({ debug: write('debug'), info: write('info'), log: write('log'), warn: write('warn') }),
    getRealtimeLogManager: () => realtimeLogs(write),
  };
}

function realtimeLogs(write: (level: Level, before?: readonly unknown[]) => (...args: unknown[]) => void): object {
  let logCount = 0;
  let size = 0;
  const counted =
    (level: Level, before: readonly unknown[] = []) =>
    (...args: unknown[]): void => {
      logCount = Math.min(MAX_LOGS, logCount + 1);
      size = Math.min(MAX_BYTES, size + args.reduce<number>((sum, arg) => sum + utf8Length(String(arg)), 0));
      write(level, before)(...args);
    };
  // Filters are for searching what was sent, and nothing is.
  const filters = { setFilterMsg: (): void => {}, addFilterMsg: (): void => {} };
  return {
    info: counted('info'),
    warn: counted('warn'),
    error: counted('error'),
    in: (): void => {},
    tag: (name: unknown) => {
      const before = [`[${String(name)}]`];
      return { info: counted('info', before), warn: counted('warn', before), error: counted('error', before), ...filters };
    },
    getCurrentState: () => ({ logCount, maxLogCount: MAX_LOGS, size, maxSize: MAX_BYTES }),
    ...filters,
  };
}
