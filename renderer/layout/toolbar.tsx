import type { Feature, ToolbarItem } from '../feature.ts';
import { useTexts } from '../i18n.ts';
import { useProject } from '../stores/project.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { layoutTexts } from './texts.ts';

function itemsOf(features: readonly Feature[], side: ToolbarItem['side'], open: boolean): ToolbarItem[] {
  return features
    .flatMap((feature) => feature.toolbar ?? [])
    .filter((item) => item.side === side && (open || item.always))
    .sort((a, b) => a.order - b.order);
}

/** The bar at the top: what features put there, by side and order. */
export function Toolbar({ features }: { features: readonly Feature[] }) {
  const t = useTexts(layoutTexts);
  const open = useProject((state) => state.project !== null);
  const draw = (item: ToolbarItem) => (
    <ErrorBoundary key={item.id}>
      <item.Component />
    </ErrorBoundary>
  );
  return (
    <header className="toolbar" role="toolbar" aria-label={t.toolbar}>
      <div className="toolbar-side">{itemsOf(features, 'left', open).map(draw)}</div>
      <div className="toolbar-side toolbar-end">{itemsOf(features, 'right', open).map(draw)}</div>
    </header>
  );
}
