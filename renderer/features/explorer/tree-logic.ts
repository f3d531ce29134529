import type { FileEntry } from '../../../main/contract/models.ts';
import { baseName, folderOf, isInside } from '../../file-kinds.ts';

/** One line of the tree as it shows now. */
export interface TreeLine {
  entry: FileEntry;
  depth: number;
  expanded: boolean;
}

export type Listings = ReadonlyMap<string, readonly FileEntry[]>;

/** The lines from top to bottom: what stands in expanded folders whose entries are known. */
export function visibleLines(listings: Listings, expanded: ReadonlySet<string>, folder = '', depth = 0): TreeLine[] {
  return (listings.get(folder) ?? []).flatMap((entry) => {
    const open = entry.kind === 'folder' && expanded.has(entry.path);
    const line: TreeLine = { entry, depth, expanded: open };
    return open ? [line, ...visibleLines(listings, expanded, entry.path, depth + 1)] : [line];
  });
}

/** The folder in which a new thing is made while this path is selected. */
export function targetFolder(listings: Listings, selected: string | null): string {
  if (selected === null) return '';
  return listings.get(folderOf(selected))?.find((entry) => entry.path === selected)?.kind === 'folder' ? selected : folderOf(selected);
}

/** Every folder above a path, the outermost first; the project itself is none of them. */
export function foldersAbove(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

/** The known folders whose entries may differ after these paths changed; '' in the paths means all. */
export function staleFolders(listings: Listings, paths: readonly string[]): string[] {
  const known = [...listings.keys()];
  if (paths.includes('')) return known;
  return known.filter((folder) => paths.some((path) => folderOf(path) === folder || (folder !== '' && isInside(folder, path))));
}

export type Move = { select: string } | { expand: string } | { collapse: string } | undefined;

const PAGE = 15;

/** What an arrow key does in the tree, as in other file trees: left closes or goes up, right opens or goes in. */
export function moveByKey(lines: readonly TreeLine[], selected: string | null, key: string): Move {
  const at = lines.findIndex((line) => line.entry.path === selected);
  const line = lines[at];
  const select = (index: number): Move => {
    const target = lines[Math.min(lines.length - 1, Math.max(0, index))];
    return target ? { select: target.entry.path } : undefined;
  };
  if (key === 'Home' || !line)
    return key.startsWith('Arrow') || key === 'Home' || key === 'End' ? select(key === 'End' ? lines.length - 1 : 0) : undefined;
  if (key === 'End') return select(lines.length - 1);
  if (key === 'ArrowDown') return select(at + 1);
  if (key === 'ArrowUp') return select(at - 1);
  if (key === 'PageDown') return select(at + PAGE);
  if (key === 'PageUp') return select(at - PAGE);
  const folder = line.entry.kind === 'folder';
  if (key === 'ArrowRight') {
    if (!folder) return undefined;
    return line.expanded ? ((lines[at + 1]?.depth ?? 0) > line.depth ? select(at + 1) : undefined) : { expand: line.entry.path };
  }
  if (key === 'ArrowLeft') {
    if (folder && line.expanded) return { collapse: line.entry.path };
    return line.depth > 0 ? { select: folderOf(line.entry.path) } : undefined;
  }
  return undefined;
}

/** The next line after the selected one whose name starts with what was typed, going round. */
export function findByName(lines: readonly TreeLine[], selected: string | null, typed: string): string | undefined {
  const at = lines.findIndex((line) => line.entry.path === selected);
  // A second letter refines the search at the same line; a first one goes on to the next.
  const from = typed.length > 1 ? Math.max(0, at) : at + 1;
  const wanted = typed.toLocaleLowerCase();
  const round = [...lines.slice(from), ...lines.slice(0, from)];
  return round.find((line) => baseName(line.entry.path).toLocaleLowerCase().startsWith(wanted))?.entry.path;
}

export type NameProblem = 'empty' | 'invalid' | 'exists';

/** What is wrong with a new name among the entries of its folder. It may have `/` to make folders on the way. */
export function checkName(name: string, siblings: readonly FileEntry[], own?: string): NameProblem | undefined {
  const trimmed = name.trim();
  if (trimmed === '') return 'empty';
  const parts = trimmed.split('/');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused here.
  if (parts.some((part) => part === '' || part === '.' || part === '..' || /[\\:*?"<>|\x00-\x1f]/.test(part))) return 'invalid';
  if (siblings.some((entry) => entry.path !== own && baseName(entry.path) === trimmed)) return 'exists';
  return undefined;
}
