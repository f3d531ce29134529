import { useCallback, useEffect, useState } from 'react';

export interface Loaded<T> {
  value: T | undefined;
  error: unknown;
  reload(): void;
}

const shown = new Set<() => void>();

/** Loads again all that the page shows, after a change that may have touched any of it. */
export function reloadAll(): void {
  for (const reload of shown) reload();
}

/** Loads when `key` changes and on reload; an answer to an older load is dropped. The value stays while it loads again. */
export function useLoad<T>(key: string, load: () => Promise<T>): Loaded<T> {
  const [state, setState] = useState<{ key: string; value?: T; error?: unknown }>({ key });
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `load` is a new function at each drawing; `key` says what it loads.
  useEffect(() => {
    let late = false;
    load().then(
      (value) => !late && setState({ key, value }),
      (error: unknown) => !late && setState((before) => ({ key, value: before.key === key ? before.value : undefined, error })),
    );
    return () => {
      late = true;
    };
  }, [key, round]);
  const reload = useCallback(() => setRound((n) => n + 1), []);
  useEffect(() => {
    shown.add(reload);
    return () => void shown.delete(reload);
  }, [reload]);
  return { value: state.key === key ? state.value : undefined, error: state.key === key ? state.error : undefined, reload };
}
