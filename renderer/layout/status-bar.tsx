import type { Feature, StatusItem } from '../feature.ts';
import { useTexts } from '../i18n.ts';
import { useProject } from '../stores/project.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { layoutTexts } from './texts.ts';

export function StatusBar({ features }: { features: readonly Feature[] }) {
  const t = useTexts(layoutTexts);
  const open = useProject((state) => state.project !== null);
  const items = (side: StatusItem['side']) =>
    features
      .flatMap((feature) => feature.statusBar ?? [])
      .filter((item) => item.side === side && (open || item.always))
      .sort((a, b) => a.order - b.order)
      .map((item) => (
        <ErrorBoundary key={item.id}>
          <item.Component />
        </ErrorBoundary>
      ));
  return (
    <footer className="status-bar" role="contentinfo" aria-label={t.statusBar}>
      <div className="status-side">{items('left')}</div>
      <div className="status-side">{items('right')}</div>
    </footer>
  );
}
