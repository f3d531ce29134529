import { browserValues } from '../protocol/browser-values.ts';
import { type Budget, consoleValue } from '../protocol/console-value.ts';
import type { ConsoleLevel, ConsoleValue } from '../protocol/device.ts';
import { LineLimit, missedLines } from '../protocol/line-limit.ts';
import { reportError } from './channel.ts';
import { tellDevice } from './device-link.ts';

/** A value on its way to the Console panel; what is inside of a node is the page's own. */
function viewValue(value: unknown, room: Budget): ConsoleValue {
  if (value instanceof Node) return { type: 'other', className: value.constructor.name, preview: value.nodeName.toLowerCase() };
  return consoleValue(value, room);
}

/** The page's console also writes to the Console panel, and errors that nobody caught go to the logic thread. */
export function captureConsole(): void {
  const limit = new LineLimit((count) => tellDevice({ kind: 'console', entry: missedLines(count, 'view') }));
  for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const satisfies ConsoleLevel[]) {
    const write = console[level].bind(console);
    console[level] = (...args: unknown[]) => {
      if (!limit.admits()) return;
      write(...browserValues(args));
      tellDevice({
        kind: 'console',
        entry: { level, args: args.slice(0, 100).map((arg) => viewValue(arg, limit.room)), time: Date.now(), source: 'view' },
      });
    };
  }
  window.addEventListener('error', (event) => {
    if (event.message.includes('ResizeObserver loop')) return;
    reportError(event.error ?? event.message);
  });
  window.addEventListener('unhandledrejection', (event) => reportError(event.reason));
}
