import './editor.css';
import { fileIcon } from '../../file-kinds.ts';
import { useTexts } from '../../i18n.ts';
import { EmptyState, Icon } from '../../ui/index.ts';
import { ConflictBar } from './conflict-bar.tsx';
import { DiffView } from './diff-view.tsx';
import { useEditor } from './editor-store.ts';
import { EditorTabs } from './editor-tabs.tsx';
import { ImageViewer } from './image-viewer.tsx';
import { TextEditor } from './text-editor.tsx';
import { editorTexts } from './texts.ts';

export function EditorPane() {
  const t = useTexts(editorTexts);
  const { tabs, active, comparing } = useEditor();
  const tab = tabs.find((each) => each.path === active);
  if (!tab) {
    return (
      <EmptyState icon="files" title={t.emptyTitle}>
        {t.emptyText}
      </EmptyState>
    );
  }
  return (
    <div className="editor">
      <EditorTabs />
      <div className="editor-content" id="editor-content" role="tabpanel" aria-label={tab.path}>
        <Breadcrumbs path={tab.path} />
        <ConflictBar tab={tab} />
        {tab.kind === 'image' ? <ImageViewer path={tab.path} /> : comparing ? <DiffView path={tab.path} /> : <TextEditor path={tab.path} />}
      </div>
    </div>
  );
}

function Breadcrumbs({ path }: { path: string }) {
  const t = useTexts(editorTexts);
  const parts = path.split('/');
  return (
    <nav className="breadcrumbs" aria-label={t.path}>
      <ol>
        {parts.map((part, index) => (
          <li key={parts.slice(0, index + 1).join('/')} aria-current={index === parts.length - 1 ? 'page' : undefined}>
            {index > 0 ? <Icon name="chevron-right" /> : null}
            {index === parts.length - 1 ? <Icon name={fileIcon(path)} /> : null}
            {part}
          </li>
        ))}
      </ol>
    </nav>
  );
}
