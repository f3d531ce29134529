import { useCallback, useEffect, useRef, useState } from 'react';

export interface Loaded<T> {
  value: T | undefined;
  error: unknown;
  reload(): void;
}

const shown = new Set<() => Promise<void>>();

/** Loads again all that the page shows, after a change that may have touched any of it. Resolves when the page shows the new state. */
export async function reloadAll(): Promise<void> {
  await Promise.all([...shown].map((again) => again()));
}

/** Loads when `key` changes and on reload; an answer to an older load is dropped. The value stays while it loads again. */
export function useLoad<T>(key: string, load: () => Promise<T>): Loaded<T> {
  const [state, setState] = useState<{ key: string; value?: T; error?: unknown }>({ key });
  const [round, setRound] = useState(0);
  const waiting = useRef<(() => void)[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `load` is a new function at each drawing; `key` says what it loads.
  useEffect(() => {
    let late = false;
    load()
      .then(
        (value) => !late && setState({ key, value }),
        (error: unknown) => !late && setState((before) => ({ key, value: before.key === key ? before.value : undefined, error })),
      )
      .finally(() => {
        if (!late) for (const done of waiting.current.splice(0)) done();
      });
    return () => {
      late = true;
    };
  }, [key, round]);
  const reload = useCallback(() => setRound((n) => n + 1), []);
  useEffect(() => {
    const again = (): Promise<void> =>
      new Promise((done) => {
        waiting.current.push(done);
        reload();
      });
    shown.add(again);
    return () => {
      shown.delete(again);
      for (const done of waiting.current.splice(0)) done();
    };
  }, [reload]);
  return { value: state.key === key ? state.value : undefined, error: state.key === key ? state.error : undefined, reload };
}
