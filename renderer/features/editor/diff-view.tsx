import { useEffect, useRef } from 'react';
import { languageOf } from '../../file-kinds.ts';
import { useTexts } from '../../i18n.ts';
import { errorToast } from '../../report.ts';
import { useSettings } from '../../stores/settings.ts';
import { openText } from './editor-service.ts';
import { loadMonaco } from './load-monaco.ts';
import { showComparison } from './show-comparison.ts';
import { editorTexts } from './texts.ts';

/** The file on disk at the left, the unsaved text at the right, which can be edited here too. */
export function DiffView({ path }: { path: string }) {
  const t = useTexts(editorTexts);
  const host = useRef<HTMLDivElement>(null);
  const fontSize = useSettings((state) => state.settings.editorFontSize);

  useEffect(() => {
    let gone = false;
    let dispose: (() => void) | undefined;
    loadMonaco()
      .then(({ monaco }) => {
        const file = openText(path);
        if (gone || !host.current || !file?.conflict) return;
        dispose = showComparison(monaco, host.current, {
          theirs: file.conflict.text,
          language: languageOf(path).id,
          mine: file.model,
          fontSize,
        });
      })
      .catch(errorToast);
    return () => {
      gone = true;
      dispose?.();
    };
  }, [path, fontSize]);

  return <section className="editor-text" ref={host} aria-label={t.comparison} />;
}
