import type { Feature } from '../../feature.ts';
import { text } from '../../i18n.ts';
import { changeLayout } from '../../layout/layout-store.ts';
import { errorToast } from '../../report.ts';
import { rpc } from '../../rpc.ts';
import { useFileMarks } from '../../stores/file-marks.ts';
import { useProject } from '../../stores/project.ts';
import { beginCreate } from './explorer-actions.ts';
import { ExplorerPane } from './explorer-pane.tsx';
import { clearExplorer, refresh, resetExplorer, reveal } from './explorer-store.ts';
import { explorerTexts } from './texts.ts';

const hasProject = (): boolean => useProject.getState().project !== null;

export const explorer: Feature = {
  id: 'explorer',
  pane: { id: 'explorer', title: () => text(explorerTexts).title, Component: ExplorerPane },
  start,
  commands: [
    { id: 'file.newFile', title: () => text(explorerTexts).newFile, keys: ['Ctrl+Alt+N'], enabled: hasProject, run: () => create('file') },
    { id: 'file.newFolder', title: () => text(explorerTexts).newFolder, enabled: hasProject, run: () => create('folder') },
    { id: 'file.newPage', title: () => text(explorerTexts).newPage, enabled: hasProject, run: () => create('page') },
    { id: 'explorer.revealOpen', title: () => text(explorerTexts).selectOpen, enabled: hasProject, run: revealOpen },
  ],
};

async function create(kind: 'file' | 'folder' | 'page'): Promise<void> {
  changeLayout({ explorer: true });
  await beginCreate(kind);
}

async function revealOpen(): Promise<void> {
  const { shown } = useFileMarks.getState();
  if (shown !== null) await reveal(shown);
}

function start(): void {
  let id: string | undefined;
  const onProject = (): void => {
    const { project } = useProject.getState();
    if (project?.id === id) return;
    id = project?.id;
    if (id === undefined) clearExplorer();
    else resetExplorer().catch(errorToast);
  };
  useProject.subscribe(onProject);
  onProject();
  rpc.on('onDidChangeFiles', ({ paths }) => void refresh(paths).catch(errorToast));
  useFileMarks.subscribe((state, before) => {
    if (state.shown !== null && state.shown !== before.shown) reveal(state.shown).catch(errorToast);
  });
}
