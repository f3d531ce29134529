/**
 * Signals that follow the first one this soon are the same wish: the library that writes the settings sends a signal to the
 * process once more when it has cleaned up, and npm passes on what the terminal has sent already.
 */
const SAME_WISH_MS = 500;

interface SignalSource {
  on(signal: 'SIGINT' | 'SIGTERM', listener: () => void): unknown;
}

/** `end` runs at the first SIGINT or SIGTERM, `force` when somebody insists while it ends. */
export function onInterruption(
  end: () => void,
  force: () => void,
  { source = process, now = Date.now }: { source?: SignalSource; now?: () => number } = {},
): void {
  let since: number | undefined;
  const interrupt = (): void => {
    if (since === undefined) {
      since = now();
      end();
    } else if (now() - since > SAME_WISH_MS) force();
  };
  source.on('SIGINT', interrupt);
  source.on('SIGTERM', interrupt);
}
