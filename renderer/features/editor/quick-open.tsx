import { useEffect, useState } from 'react';
import { baseName, fileIcon, folderOf } from '../../file-kinds.ts';
import { useTexts } from '../../i18n.ts';
import { fuzzyMatch } from '../../layout/filter.ts';
import { type QuickItem, QuickList } from '../../layout/quick-list.tsx';
import { openFile } from '../../open-file.ts';
import { errorToast } from '../../report.ts';
import { rpc } from '../../rpc.ts';
import { Icon } from '../../ui/index.ts';
import { useEditor } from './editor-store.ts';
import { editorTexts } from './texts.ts';

const MOST_SHOWN = 50;

/** The paths that fit a query best. A fit in the file's own name counts more than one in its folders. */
export function findPaths(paths: readonly string[], query: string, recent: readonly string[]): string[] {
  return paths
    .flatMap((path) => {
      const inName = fuzzyMatch(query, baseName(path));
      const inPath = inName ? undefined : fuzzyMatch(query, path);
      const match = inName ?? inPath;
      if (!match) return [];
      return [{ path, score: match.score + (inName ? 500 : 0) + (recent.includes(path) ? 20 : 0) }];
    })
    .sort((a, b) => b.score - a.score || a.path.localeCompare(b.path))
    .slice(0, MOST_SHOWN)
    .map((found) => found.path);
}

/** Finds a file of the project by part of its name. */
export function QuickOpen({ close }: { close: () => void }) {
  const t = useTexts(editorTexts);
  const [all, setAll] = useState<{ paths: readonly string[]; truncated: boolean }>();

  useEffect(() => {
    let gone = false;
    rpc.call('files.all', {}).then(
      (result) => !gone && setAll(result),
      (error: unknown) => {
        if (gone) return;
        errorToast(error);
        setAll({ paths: [], truncated: false });
      },
    );
    return () => {
      gone = true;
    };
  }, []);

  const find = (query: string): QuickItem[] =>
    findPaths(
      all?.paths ?? [],
      query,
      useEditor.getState().tabs.map((tab) => tab.path),
    ).map((path) => ({
      id: path,
      run: () => void openFile({ path }).catch(errorToast),
      content: (
        <>
          <Icon name={fileIcon(path)} className="tree-icon" />
          <span>{baseName(path)}</span>
          <span className="quick-hint">{folderOf(path)}</span>
        </>
      ),
    }));
  return (
    <QuickList
      label={t.quickOpen}
      placeholder={t.quickPlaceholder}
      empty={all?.truncated ? t.truncated : t.noFiles}
      loading={all ? undefined : t.quickLoading}
      find={find}
      onClose={close}
    />
  );
}
