import { baseName, folderOf } from '../../file-kinds.ts';
import { text } from '../../i18n.ts';
import { openFile } from '../../open-file.ts';
import { renamePath } from '../../project-files.ts';
import { errorToast } from '../../report.ts';
import { rpc } from '../../rpc.ts';
import { showToast } from '../../ui/index.ts';
import { createPage } from './create-page.ts';
import { expand, type Naming, refresh, reveal, useExplorer } from './explorer-store.ts';
import { explorerTexts } from './texts.ts';
import { targetFolder } from './tree-logic.ts';

/** Starts typing the name of something new in the folder that is selected. */
export async function beginCreate(kind: 'file' | 'folder' | 'page'): Promise<void> {
  const { listings, selected } = useExplorer.getState();
  const folder = targetFolder(listings, selected);
  if (folder !== '') await expand(folder);
  useExplorer.setState({ naming: { kind, folder } });
}

export function beginRename(path: string): void {
  useExplorer.setState({ naming: { kind: 'rename', path } });
}

/** Does what the typed name was for. Errors: those of `files.create` and `files.rename`. */
export async function finishNaming(naming: Naming, name: string): Promise<void> {
  useExplorer.setState({ naming: null });
  if (naming.kind === 'rename') {
    const folder = folderOf(naming.path);
    const to = folder === '' ? name : `${folder}/${name}`;
    await renamePath(naming.path, to);
    await refresh([naming.path, to]);
    await reveal(to);
    return;
  }
  const path = naming.folder === '' ? name : `${naming.folder}/${name}`;
  if (naming.kind === 'page') {
    const made = await createPage(naming.folder, name);
    const t = text(explorerTexts);
    showToast(made.listed ? { kind: 'ok', message: t.pageMade(made.page) } : { kind: 'warning', message: t.pageNotListed(made.page) });
    await refresh([path]);
    await reveal(made.path);
    await openFile({ path: made.path });
    return;
  }
  await rpc.call('files.create', { path, kind: naming.kind });
  await refresh([path]);
  await reveal(path);
  if (naming.kind === 'file') await openFile({ path });
}

/** Moves something to the bin and offers to bring it back. */
export async function deletePath(path: string): Promise<void> {
  const { undo } = await rpc.call('files.delete', { path });
  await refresh([path]);
  if (useExplorer.getState().selected === path) useExplorer.setState({ selected: folderOf(path) || null });
  const t = text(explorerTexts);
  showToast({
    message: t.deleted(baseName(path)),
    action: { label: t.undo, run: () => void restore(undo).catch(errorToast) },
    stays: 15_000,
  });
}

async function restore(undo: string): Promise<void> {
  const { path } = await rpc.call('files.restore', { undo });
  await refresh([path]);
  await reveal(path);
}
