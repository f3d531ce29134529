import { create } from 'zustand';
import { isAppError } from '../../../main/contract/errors.ts';
import type { FileEntry } from '../../../main/contract/models.ts';
import { isInside } from '../../file-kinds.ts';
import { rpc } from '../../rpc.ts';
import { foldersAbove, staleFolders } from './tree-logic.ts';

/** A name being typed: of something new in a folder, or of something that is there. */
export type Naming = { kind: 'file' | 'folder' | 'page'; folder: string } | { kind: 'rename'; path: string };

interface ExplorerState {
  listings: ReadonlyMap<string, readonly FileEntry[]>;
  expanded: ReadonlySet<string>;
  selected: string | null;
  naming: Naming | null;
  /** The project's own entries have arrived. */
  loaded: boolean;
}

const INITIAL: ExplorerState = { listings: new Map(), expanded: new Set(), selected: null, naming: null, loaded: false };

export const useExplorer = create<ExplorerState>(() => INITIAL);

/** Grows with each project; answers about an earlier one are dropped. */
let generation = 0;
const asked = new Map<string, number>();
let asks = 0;

/** Starts afresh with the project that is open now. */
export async function resetExplorer(): Promise<void> {
  generation += 1;
  asked.clear();
  useExplorer.setState(INITIAL);
  await loadFolder('');
}

export function clearExplorer(): void {
  generation += 1;
  useExplorer.setState(INITIAL);
}

/** Reads the entries of a folder. One that is gone by now is forgotten. */
export async function loadFolder(folder: string): Promise<void> {
  const mine = generation;
  asks += 1;
  const ask = asks;
  asked.set(folder, ask);
  let entries: readonly FileEntry[] | undefined;
  try {
    entries = (await rpc.call('files.list', { path: folder })).entries;
  } catch (error) {
    if (!isAppError(error, 'file-missing') && !isAppError(error, 'folder-missing')) throw error;
  }
  if (mine !== generation || asked.get(folder) !== ask) return;
  useExplorer.setState((state) => {
    const listings = new Map(state.listings);
    if (entries) listings.set(folder, entries);
    else for (const known of listings.keys()) if (known !== '' && isInside(known, folder)) listings.delete(known);
    return { listings, loaded: true };
  });
}

export async function expand(folder: string): Promise<void> {
  useExplorer.setState((state) => ({ expanded: new Set(state.expanded).add(folder) }));
  if (!useExplorer.getState().listings.has(folder)) await loadFolder(folder);
}

export function collapse(folder: string): void {
  useExplorer.setState((state) => {
    const expanded = new Set(state.expanded);
    expanded.delete(folder);
    return { expanded };
  });
}

export function select(path: string | null): void {
  useExplorer.setState({ selected: path });
}

/** Opens the folders above a path and selects it. */
export async function reveal(path: string): Promise<void> {
  for (const folder of foldersAbove(path)) await expand(folder);
  select(path);
}

export async function refresh(paths: readonly string[]): Promise<void> {
  await Promise.all(staleFolders(useExplorer.getState().listings, paths).map(loadFolder));
}
