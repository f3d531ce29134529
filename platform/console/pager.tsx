import { t } from './console-texts.ts';
import { Icon } from './parts.tsx';
import type { Pages } from './use-pages.ts';

/** Turns the pages of a long list; nothing when it has only one. */
export function Pager({ pages: { older, newer } }: { pages: Pick<Pages<unknown>, 'older' | 'newer'> }) {
  if (!older && !newer) return null;
  return (
    <nav className="pager" aria-label={t.pages}>
      <button type="button" disabled={!newer} onClick={newer}>
        <Icon name="arrow-left" /> {t.newer}
      </button>
      <button type="button" disabled={!older} onClick={older}>
        {t.older} <Icon name="arrow-right" />
      </button>
    </nav>
  );
}
