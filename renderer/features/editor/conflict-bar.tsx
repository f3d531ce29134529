import { useTexts } from '../../i18n.ts';
import { Button, Notice } from '../../ui/index.ts';
import { keepMine, loadTheirs } from './editor-service.ts';
import { type EditorTab, useEditor } from './editor-store.ts';
import { editorTexts } from './texts.ts';

/** What to do about a file that changed on disk under unsaved text, or that is gone. */
export function ConflictBar({ tab }: { tab: EditorTab }) {
  const t = useTexts(editorTexts);
  const comparing = useEditor((state) => state.comparing);
  if (tab.missing) return <Notice kind="warning">{t.missing}</Notice>;
  if (!tab.conflict) return null;
  return (
    <Notice
      kind="warning"
      actions={
        <>
          <Button onClick={() => useEditor.setState({ comparing: !comparing })}>{comparing ? t.backToText : t.compare}</Button>
          <Button onClick={() => keepMine(tab.path)}>{t.keepMine}</Button>
          <Button onClick={() => loadTheirs(tab.path)}>{t.loadTheirs}</Button>
        </>
      }
    >
      {t.conflict}
    </Notice>
  );
}
