import { rpc } from './rpc.ts';

type RenameListener = (from: string, to: string) => void;

const renameListeners = new Set<RenameListener>();

/** Hears of files and folders that the user renames or moves in the IDE, after it happened. */
export function onDidRename(listener: RenameListener): () => void {
  renameListeners.add(listener);
  return () => renameListeners.delete(listener);
}

/** Renames or moves a file or folder of the project. Errors: those of `files.rename`. */
export async function renamePath(from: string, to: string): Promise<void> {
  if (from === to) return;
  await rpc.call('files.rename', { from, to });
  for (const listener of renameListeners) listener(from, to);
}
