import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef } from 'react';
import { baseName, fileIcon, folderOf, isInside } from '../../file-kinds.ts';
import { useTexts } from '../../i18n.ts';
import { openFile } from '../../open-file.ts';
import { errorToast } from '../../report.ts';
import { useFileMarks } from '../../stores/file-marks.ts';
import { ContextMenu, EmptyState, type MenuEntry, TreeRow } from '../../ui/index.ts';
import { beginCreate, beginRename, deletePath, finishNaming } from './explorer-actions.ts';
import { collapse, expand, select, useExplorer } from './explorer-store.ts';
import { NameRow } from './name-row.tsx';
import { explorerTexts } from './texts.ts';
import { findByName, moveByKey, type TreeLine, visibleLines } from './tree-logic.ts';

const ROW = 24;
const TYPING_PAUSE = 800;

type Row = { kind: 'line'; line: TreeLine } | { kind: 'name'; depth: number };

/** The project's files as a tree; only the rows in view are drawn. */
export function FileTree() {
  const t = useTexts(explorerTexts);
  const { listings, expanded, selected, naming, loaded } = useExplorer();
  const marks = useFileMarks((state) => state.dirty);
  const scroller = useRef<HTMLDivElement>(null);
  const typed = useRef({ text: '', at: 0 });
  const lines = useMemo(() => visibleLines(listings, expanded), [listings, expanded]);
  const rows = useMemo(() => withNameRow(lines, naming), [lines, naming]);
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => ROW, overscan: 12 });

  const index = rows.findIndex((row) => row.kind === 'line' && row.line.entry.path === selected);
  const nameIndex = rows.findIndex((row) => row.kind === 'name');
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the selection, not the rows that come and go around it.
  useEffect(() => {
    if (index >= 0) virtual.scrollToIndex(index, { align: 'auto' });
  }, [selected]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: brings the field into view once, when it appears.
  useEffect(() => {
    if (nameIndex >= 0) virtual.scrollToIndex(nameIndex, { align: 'auto' });
  }, [naming]);

  const act = (line: TreeLine): void => {
    const { path, kind } = line.entry;
    select(path);
    if (kind === 'file') openFile({ path, keepFocus: true }).catch(errorToast);
    else if (line.expanded) collapse(path);
    else expand(path).catch(errorToast);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const line = lines.find((each) => each.entry.path === selected);
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = moveByKey(lines, selected, event.key);
    if (move) {
      if ('select' in move) select(move.select);
      else if ('expand' in move) expand(move.expand).catch(errorToast);
      else collapse(move.collapse);
    } else if (event.key === 'Enter' && line) {
      if (line.entry.kind === 'file') openFile({ path: line.entry.path }).catch(errorToast);
      else act(line);
    } else if (event.key === ' ' && line) act(line);
    else if (event.key === 'F2' && line) beginRename(line.entry.path);
    else if (event.key === 'Delete' && line) deletePath(line.entry.path).catch(errorToast);
    else if (event.key.length === 1) {
      const fresh = event.timeStamp - typed.current.at > TYPING_PAUSE;
      typed.current = { text: (fresh ? '' : typed.current.text) + event.key, at: event.timeStamp };
      const found = findByName(lines, selected, typed.current.text);
      if (found !== undefined) select(found);
    } else return;
    event.preventDefault();
  };

  const onContextMenu = (event: MouseEvent<HTMLElement>): void => {
    const path = (event.target as HTMLElement).closest<HTMLElement>('[data-path]')?.dataset['path'];
    // By the menu key the event comes from the tree itself and means the selected row.
    if (path !== undefined) select(path);
    else if (event.button === 2) select(null);
  };

  if (loaded && lines.length === 0 && !naming) return <EmptyState icon="new-file" title={t.empty} />;
  const activeId = index >= 0 ? `file-row-${index}` : undefined;
  return (
    <ContextMenu entries={menuEntries(t, selected, lines)} className="explorer-area">
      <div
        className="explorer-tree"
        role="tree"
        tabIndex={0}
        aria-label={t.tree}
        aria-activedescendant={activeId}
        ref={scroller}
        onKeyDown={onKeyDown}
        onContextMenu={onContextMenu}
      >
        <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index];
            if (!row) return null;
            const style = { position: 'absolute' as const, top: item.start, left: 0, right: 0 };
            if (row.kind === 'name' && naming) {
              const folder = naming.kind === 'rename' ? folderOf(naming.path) : naming.folder;
              return (
                <div key="naming" style={{ ...style, zIndex: 1 }}>
                  <NameRow
                    naming={naming}
                    depth={row.depth}
                    siblings={listings.get(folder) ?? []}
                    onCancel={() => {
                      useExplorer.setState({ naming: null });
                      scroller.current?.focus();
                    }}
                    onDone={(name) => {
                      scroller.current?.focus();
                      finishNaming(naming, name).catch(errorToast);
                    }}
                  />
                </div>
              );
            }
            if (row.kind !== 'line') return null;
            const { entry, depth, expanded: open } = row.line;
            const dirty = entry.kind === 'file' ? marks.has(entry.path) : !open && [...marks].some((path) => isInside(path, entry.path));
            return (
              <TreeRow
                key={entry.path}
                id={`file-row-${item.index}`}
                data-path={entry.path}
                style={style}
                depth={depth}
                selected={entry.path === selected}
                expanded={entry.kind === 'folder' ? open : undefined}
                icon={entry.kind === 'folder' ? undefined : fileIcon(entry.path)}
                title={entry.path}
                end={dirty ? <span className="explorer-dirty" role="img" aria-label={t.unsaved} /> : null}
                onClick={() => act(row.line)}
                onDoubleClick={() => entry.kind === 'file' && openFile({ path: entry.path }).catch(errorToast)}
              >
                {baseName(entry.path)}
              </TreeRow>
            );
          })}
        </div>
      </div>
    </ContextMenu>
  );
}

function withNameRow(lines: readonly TreeLine[], naming: ReturnType<typeof useExplorer.getState>['naming']): Row[] {
  const rows: Row[] = lines.map((line) => ({ kind: 'line', line }));
  if (!naming) return rows;
  if (naming.kind === 'rename') {
    const at = lines.findIndex((line) => line.entry.path === naming.path);
    if (at >= 0) rows[at] = { kind: 'name', depth: lines[at]?.depth ?? 0 };
    return rows;
  }
  const at = naming.folder === '' ? -1 : lines.findIndex((line) => line.entry.path === naming.folder);
  const depth = at < 0 ? 0 : (lines[at]?.depth ?? 0) + 1;
  rows.splice(at + 1, 0, { kind: 'name', depth });
  return rows;
}

function menuEntries(
  t: ReturnType<typeof useTexts<(typeof explorerTexts)['en']>>,
  selected: string | null,
  lines: readonly TreeLine[],
): MenuEntry[] {
  const line = lines.find((each) => each.entry.path === selected);
  const create: MenuEntry[] = [
    { id: 'file', label: t.newFile, icon: 'new-file', run: () => void beginCreate('file') },
    { id: 'folder', label: t.newFolder, icon: 'new-folder', run: () => void beginCreate('folder') },
    { id: 'page', label: t.newPage, icon: 'add', run: () => void beginCreate('page') },
  ];
  if (!line) return create;
  const { path } = line.entry;
  return [
    ...create,
    'separator',
    { id: 'copy', label: t.copyPath, icon: 'copy', run: () => void navigator.clipboard.writeText(path).catch(errorToast) },
    { id: 'rename', label: t.rename, keys: 'F2', run: () => beginRename(path) },
    { id: 'delete', label: t.delete, icon: 'trash', keys: 'Del', danger: true, run: () => void deletePath(path).catch(errorToast) },
  ];
}
