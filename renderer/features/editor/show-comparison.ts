import type { editor as MonacoEditor } from 'monaco-editor/editor';
import type { monaco as Monaco } from './monaco.ts';

export interface Comparison {
  theirs: string;
  language: string;
  mine: MonacoEditor.ITextModel;
  fontSize: number;
}

/** Draws a comparison into an element; the text on disk lives only as long as it. Returns what ends it. */
export function showComparison(monaco: typeof Monaco, host: HTMLElement, { theirs, language, mine, fontSize }: Comparison): () => void {
  const original = monaco.editor.createModel(theirs, language);
  const editor = monaco.editor.createDiffEditor(host, {
    automaticLayout: true,
    originalEditable: false,
    fontSize,
    fontFamily: getComputedStyle(document.documentElement).getPropertyValue('--font-code'),
    minimap: { enabled: false },
    scrollBeyondLastLine: false,
    renderOverviewRuler: false,
    useInlineViewWhenSpaceIsLimited: true,
  });
  editor.setModel({ original, modified: mine });
  return () => {
    editor.setModel(null);
    editor.dispose();
    original.dispose();
  };
}
