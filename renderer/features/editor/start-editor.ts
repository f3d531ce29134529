import { setCloseGuard } from '../../close-guard.ts';
import { setFileOpener } from '../../open-file.ts';
import { onDidRename } from '../../project-files.ts';
import { errorToast } from '../../report.ts';
import { rpc } from '../../rpc.ts';
import { useFileMarks } from '../../stores/file-marks.ts';
import { useProject } from '../../stores/project.ts';
import { useSession } from '../../stores/session.ts';
import { useSettings } from '../../stores/settings.ts';
import {
  dirtyPaths,
  flushDrafts,
  mayClose,
  onDidRename as moveTabs,
  onDidChangeFiles,
  open,
  openSession,
  saveAll,
} from './editor-service.ts';
import { useEditor } from './editor-store.ts';

/** Ties the editor to files, projects and the window's life. */
export function startEditor(): void {
  publishMarks();
  setFileOpener((place) => open(place));
  setCloseGuard(() => mayClose(dirtyPaths()));
  rpc.on('onDidChangeFiles', ({ paths }) => void onDidChangeFiles(paths).catch(errorToast));
  onDidRename((from, to) => void moveTabs(from, to).catch(errorToast));
  rpc.on('onWillClose', () => void closeWindow().catch(errorToast));

  let folder: string | undefined;
  const onProject = (): void => {
    const { project } = useProject.getState();
    if (project?.folder === folder) return;
    folder = project?.folder;
    void openSession().catch(errorToast);
  };
  useProject.subscribe(onProject);
  onProject();

  // After a lost connection, files may have changed unseen.
  useSession.subscribe((state, before) => {
    if (state.connected && !before.connected && before.everConnected) void onDidChangeFiles(['']).catch(() => undefined);
  });

  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void flushDrafts();
  });
  window.addEventListener('pagehide', () => void flushDrafts());
  window.addEventListener('blur', () => {
    if (useSettings.getState().settings.autoSave) void saveAll().catch(errorToast);
  });
  window.addEventListener('beforeunload', (event) => {
    void flushDrafts();
    // Electron asks by onWillClose; there, preventing the unload would close nothing and say nothing.
    if (useSession.getState().info?.shell === 'browser' && dirtyPaths().length > 0) event.preventDefault();
  });
}

/** The shell wants to close the window: it may, once nothing is unsaved or the user gives it up. */
async function closeWindow(): Promise<void> {
  await flushDrafts();
  if (await mayClose(dirtyPaths())) {
    await flushDrafts();
    await rpc.call('app.close', {});
  }
}

/** Tells the rest of the window which files have unsaved text and which one shows. */
function publishMarks(): void {
  useEditor.subscribe((state, before) => {
    if (state.cursor !== before.cursor) useFileMarks.setState({ cursor: state.cursor });
    if (state.tabs === before.tabs && state.active === before.active) return;
    const dirty = state.tabs.filter((tab) => tab.dirty).map((tab) => tab.path);
    const known = useFileMarks.getState().dirty;
    const same = dirty.length === known.size && dirty.every((path) => known.has(path));
    useFileMarks.setState({ shown: state.active, ...(same ? {} : { dirty: new Set(dirty) }) });
  });
}
