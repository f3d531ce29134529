import { useEffect } from 'react';

const EVERY_MS = 15_000;

/** Loads again while somebody looks, and when somebody looks again: other people change the same things. */
export function useFresh(reload: () => void): void {
  useEffect(() => {
    const look = (): void => {
      if (document.visibilityState === 'visible') reload();
    };
    const timer = setInterval(look, EVERY_MS);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [reload]);
}
