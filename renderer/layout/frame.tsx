import { useState } from 'react';
import type { Feature, PaneId } from '../feature.ts';
import { useTexts } from '../i18n.ts';
import { useProject } from '../stores/project.ts';
import { QuestionHost, Toasts } from '../ui/index.ts';
import { CommandPalette } from './command-palette.tsx';
import { ConnectionBar } from './connection-bar.tsx';
import { DialogHost } from './dialog-host.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { changeLayout, LIMITS, useLayout } from './layout-store.ts';
import { PanelArea } from './panel-area.tsx';
import { Splitter } from './splitter.tsx';
import { StatusBar } from './status-bar.tsx';
import { layoutTexts } from './texts.ts';
import { Toolbar } from './toolbar.tsx';
import { useMedia } from './use-media.ts';

/** In a window narrower than this, one pane shows at a time. */
const NARROW = '(max-width: 699px)';

/** The window: toolbar, panes or the start page, status bar, and what lies above them. */
export function Frame({ features }: { features: readonly Feature[] }) {
  const project = useProject((state) => state.project);
  const known = useProject((state) => state.known);
  const Start = features.find((feature) => feature.startPage)?.startPage;
  return (
    <div className="frame">
      <Toolbar features={features} />
      <ConnectionBar />
      {project ? <Panes key={project.id} features={features} /> : <main className="start-area">{known && Start ? <Start /> : null}</main>}
      <StatusBar features={features} />
      <DialogHost features={features} />
      <CommandPalette />
      <QuestionHost />
      <Toasts />
    </div>
  );
}

function Panes({ features }: { features: readonly Feature[] }) {
  const t = useTexts(layoutTexts);
  const layout = useLayout();
  const narrow = useMedia(NARROW);
  const [shown, setShown] = useState<PaneId>('editor');
  const panes = features.flatMap((feature) => feature.pane ?? []);
  const hasPanels = features.some((feature) => feature.panel);

  const draw = (id: PaneId) => {
    const pane = panes.find((each) => each.id === id);
    return pane ? (
      <ErrorBoundary>
        <pane.Component />
      </ErrorBoundary>
    ) : null;
  };
  const has = (id: PaneId): boolean => panes.some((pane) => pane.id === id);
  const visible = (id: 'simulator' | 'explorer'): boolean => has(id) && (narrow ? shown === id : layout[id]);
  const width = (size: number) => (narrow ? undefined : { width: size });

  return (
    <main className="panes" data-narrow={narrow || undefined}>
      {narrow && (
        <nav className="pane-switch" aria-label={t.panes}>
          {panes.map((pane) => (
            <button key={pane.id} type="button" aria-pressed={shown === pane.id} onClick={() => setShown(pane.id)}>
              {pane.title()}
            </button>
          ))}
        </nav>
      )}
      <section className="pane pane-simulator" aria-label={t.simulator} hidden={!visible('simulator')} style={width(layout.simulatorWidth)}>
        {draw('simulator')}
      </section>
      {!narrow && visible('simulator') && (
        <Splitter
          label={t.resizeSimulator}
          orientation="vertical"
          value={layout.simulatorWidth}
          limits={LIMITS.simulatorWidth}
          onChange={(simulatorWidth) => changeLayout({ simulatorWidth })}
        />
      )}
      <section className="pane pane-explorer" aria-label={t.explorer} hidden={!visible('explorer')} style={width(layout.explorerWidth)}>
        {draw('explorer')}
      </section>
      {!narrow && visible('explorer') && (
        <Splitter
          label={t.resizeExplorer}
          orientation="vertical"
          value={layout.explorerWidth}
          limits={LIMITS.explorerWidth}
          onChange={(explorerWidth) => changeLayout({ explorerWidth })}
        />
      )}
      <div className="pane pane-work" hidden={narrow && shown !== 'editor'}>
        <section className="pane-editor" aria-label={t.editor}>
          {draw('editor')}
        </section>
        {hasPanels && layout.panel && (
          <Splitter
            label={t.resizePanel}
            orientation="horizontal"
            reversed
            value={layout.panelHeight}
            limits={LIMITS.panelHeight}
            onChange={(panelHeight) => changeLayout({ panelHeight })}
          />
        )}
        {hasPanels && (
          <section className="pane-panel" aria-label={t.debugger} hidden={!layout.panel} style={{ height: layout.panelHeight }}>
            <PanelArea features={features} />
          </section>
        )}
      </div>
    </main>
  );
}
