import { useEffect } from 'react';
import { useMedia } from './layout/use-media.ts';
import { useSettings } from './stores/settings.ts';

export type Theme = 'light' | 'dark';

/** The theme that shows now: the user's choice, or the system's. Puts it on the document for the stylesheets. */
export function useTheme(): Theme {
  const chosen = useSettings((state) => state.settings.theme);
  const systemDark = useMedia('(prefers-color-scheme: dark)');
  const theme: Theme = chosen === 'system' ? (systemDark ? 'dark' : 'light') : chosen;
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  return theme;
}
