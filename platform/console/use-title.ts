import { useEffect } from 'react';
import { t } from './console-texts.ts';

/** Names the browser's tab after what it shows: `Members – Orchard – Kumquat Platform`. Empty parts are left out. */
export function useTitle(...parts: (string | undefined)[]): void {
  const title = [...parts.filter(Boolean), t.product].join(' – ');
  useEffect(() => {
    document.title = title;
  }, [title]);
}
