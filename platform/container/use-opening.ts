import { useEffect, useState } from 'react';

/** Asks once, and again by `retry`. */
export function useOpening<T>(ask: () => Promise<T>): { value: T | undefined; error: unknown; retry(): void } {
  const [state, setState] = useState<{ value?: T; error?: unknown }>({});
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `ask` is a new function at each drawing; a new round asks again.
  useEffect(() => {
    let late = false;
    ask().then(
      (value) => !late && setState({ value }),
      (error: unknown) => !late && setState({ error }),
    );
    return () => {
      late = true;
    };
  }, [round]);
  const retry = (): void => {
    setState({});
    setRound((n) => n + 1);
  };
  return { value: state.value, error: state.error, retry };
}
