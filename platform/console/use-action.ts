import { useState } from 'react';

export interface Action {
  busy: boolean;
  /** What the last try failed with; undefined when it did not. */
  error: unknown;
  /** Runs one piece of work at a time; true when it succeeded. */
  run(work: () => Promise<unknown>): Promise<boolean>;
}

/** Work that a button or form starts: whether it is under way, and what it failed with. */
export function useAction(): Action {
  const [state, setState] = useState<{ busy: boolean; error: unknown }>({ busy: false, error: undefined });
  return {
    ...state,
    async run(work) {
      if (state.busy) return false;
      setState({ busy: true, error: undefined });
      try {
        await work();
        setState({ busy: false, error: undefined });
        return true;
      } catch (error) {
        setState({ busy: false, error });
        return false;
      }
    },
  };
}
