import type { Feature } from '../feature.ts';
import { useTexts } from '../i18n.ts';
import { IconButton } from '../ui/button.tsx';
import { Tabs } from '../ui/index.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { changeLayout, useLayout } from './layout-store.ts';
import { layoutTexts } from './texts.ts';

/** The debugger area under the editor: one tab for each feature's panel. */
export function PanelArea({ features }: { features: readonly Feature[] }) {
  const t = useTexts(layoutTexts);
  const active = useLayout((state) => state.activePanel);
  const panels = features.flatMap((feature) => feature.panel ?? []).sort((a, b) => a.order - b.order);
  const first = panels[0];
  if (!first) return null;
  return (
    <Tabs
      label={t.debugger}
      value={panels.some((panel) => panel.id === active) ? active : first.id}
      onChange={(id) => changeLayout({ activePanel: id })}
      actions={<IconButton icon="close" label={t.hidePanel} onClick={() => changeLayout({ panel: false })} />}
      items={panels.map((panel) => ({
        id: panel.id,
        title: panel.title(),
        end: panel.end,
        badge: panel.Badge ? <panel.Badge /> : undefined,
        content: (
          <ErrorBoundary>
            <panel.Component />
          </ErrorBoundary>
        ),
      }))}
    />
  );
}
