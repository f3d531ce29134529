import './explorer.css';
import { runCommand } from '../../commands.ts';
import { useTexts } from '../../i18n.ts';
import { errorToast } from '../../report.ts';
import { IconButton, Menu } from '../../ui/index.ts';
import { beginCreate } from './explorer-actions.ts';
import { refresh, useExplorer } from './explorer-store.ts';
import { FileTree } from './file-tree.tsx';
import { explorerTexts } from './texts.ts';

export function ExplorerPane() {
  const t = useTexts(explorerTexts);
  return (
    <div className="explorer">
      <header className="pane-head">
        <h2 className="pane-title">{t.title}</h2>
        <div className="explorer-buttons">
          <IconButton icon="new-file" label={t.newFile} onClick={() => void beginCreate('file').catch(errorToast)} />
          <Menu
            align="end"
            trigger={<IconButton icon="ellipsis" label={t.more} />}
            entries={[
              { id: 'page', label: t.newPage, icon: 'add', run: () => void beginCreate('page').catch(errorToast) },
              { id: 'folder', label: t.newFolder, icon: 'new-folder', run: () => void beginCreate('folder').catch(errorToast) },
              'separator',
              { id: 'reveal', label: t.selectOpen, icon: 'target', run: () => runCommand('explorer.revealOpen') },
              { id: 'collapse', label: t.collapseAll, icon: 'collapse-all', run: () => useExplorer.setState({ expanded: new Set() }) },
              { id: 'refresh', label: t.refresh, icon: 'refresh', run: () => void refresh(['']).catch(errorToast) },
            ]}
          />
        </div>
      </header>
      <FileTree />
    </div>
  );
}
