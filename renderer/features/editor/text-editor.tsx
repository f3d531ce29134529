import type { editor as MonacoEditor } from 'monaco-editor/editor';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { baseName } from '../../file-kinds.ts';
import { text, useTexts } from '../../i18n.ts';
import type { FilePlace } from '../../open-file.ts';
import { useSettings } from '../../stores/settings.ts';
import { useTheme } from '../../theme.ts';
import { EmptyState, Spinner } from '../../ui/index.ts';
import { keepViewState, onReveal, openText, takeReveal, viewState } from './editor-service.ts';
import { useEditor } from './editor-store.ts';
import { loadMonaco } from './load-monaco.ts';
import type { monaco as Monaco } from './monaco.ts';
import { applyMonacoTheme } from './monaco-theme.ts';
import type { TextPlace } from './session.ts';
import { editorTexts } from './texts.ts';

type CodeEditor = MonacoEditor.IStandaloneCodeEditor;

/** One editor for every text tab; the model changes with the tab, and undo stays with the model. */
export function TextEditor({ path }: { path: string }) {
  const t = useTexts(editorTexts);
  const host = useRef<HTMLDivElement>(null);
  const [made, setMade] = useState<{ editor: CodeEditor; monaco: typeof Monaco } | null>(null);
  const theme = useTheme();
  const { editorFontSize, editorTabSize, wordWrap } = useSettings((state) => state.settings);

  useEffect(() => {
    let gone = false;
    let editor: CodeEditor | undefined;
    loadMonaco().then(({ monaco }) => {
      if (gone || !host.current) return;
      editor = monaco.editor.create(host.current, editorOptions());
      setMade({ editor, monaco });
    });
    return () => {
      gone = true;
      editor?.dispose();
      setMade(null);
    };
  }, []);

  useEffect(() => {
    if (made) applyMonacoTheme(made.monaco, theme);
  }, [made, theme]);

  useEffect(() => {
    made?.editor.updateOptions({
      fontSize: editorFontSize,
      lineHeight: Math.round(editorFontSize * 1.55),
      wordWrap: wordWrap ? 'on' : 'off',
      tabSize: editorTabSize,
      ariaLabel: text(editorTexts).textOf(baseName(path)),
    });
    made?.editor.getModel()?.updateOptions({ tabSize: editorTabSize, indentSize: editorTabSize });
  }, [made, editorFontSize, editorTabSize, wordWrap, path]);

  // In the same step as the tab: what is typed next belongs to the file whose tab is in front.
  useLayoutEffect(() => {
    const file = openText(path);
    if (!made || !file) return;
    return showFile(made.editor, path, file.model);
  }, [made, path]);

  return (
    <div className="editor-text" ref={host}>
      {made ? null : (
        <EmptyState title={t.loading}>
          <Spinner />
        </EmptyState>
      )}
    </div>
  );
}

function editorOptions(): MonacoEditor.IStandaloneEditorConstructionOptions {
  return {
    model: null,
    automaticLayout: true,
    fontFamily: getComputedStyle(document.documentElement).getPropertyValue('--font-code'),
    minimap: { enabled: false },
    scrollBeyondLastLine: false,
    renderLineHighlight: 'all',
    renderLineHighlightOnlyWhenFocus: true,
    overviewRulerBorder: false,
    fixedOverflowWidgets: true,
    lineNumbersMinChars: 4,
    padding: { top: 6, bottom: 6 },
    smoothScrolling: false,
    stickyScroll: { enabled: false },
    bracketPairColorization: { enabled: false },
    accessibilitySupport: 'auto',
    scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10 },
  };
}

/** Puts a model into the editor with its cursor and scroll place; the returned function keeps them again. */
function showFile(editor: CodeEditor, path: string, model: MonacoEditor.ITextModel): () => void {
  editor.setModel(model);
  restorePlace(editor, viewState(path));
  const onCursor = (): void => {
    const position = editor.getPosition();
    const selection = editor.getSelection();
    if (!position || editor.getModel() !== model) return;
    const selected = selection ? model.getValueInRange(selection).length : 0;
    useEditor.setState({ cursor: { line: position.lineNumber, column: position.column, selected } });
  };
  const show = (place: FilePlace): void => {
    if (place.path !== path) return;
    if (place.line !== undefined) {
      const position = { lineNumber: place.line, column: place.column ?? 1 };
      editor.setPosition(position);
      editor.revealPositionInCenterIfOutsideViewport(position);
    }
    if (!place.keepFocus) editor.focus();
  };
  const waiting = takeReveal(path);
  if (waiting) show(waiting);
  onCursor();
  const cursor = editor.onDidChangeCursorSelection(onCursor);
  const unreveal = onReveal((place) => {
    if (takeReveal(path)) show(place);
  });
  return () => {
    cursor.dispose();
    unreveal();
    if (editor.getModel() !== model) return;
    const position = editor.getPosition();
    const place = position ? { line: position.lineNumber, column: position.column, scrollTop: editor.getScrollTop() } : undefined;
    keepViewState(path, editor.saveViewState(), place);
    editor.setModel(null);
  };
}

function restorePlace(editor: CodeEditor, state: unknown): void {
  if (typeof state !== 'object' || state === null) return;
  if ('viewState' in state) {
    editor.restoreViewState(state as MonacoEditor.ICodeEditorViewState);
    return;
  }
  const place = state as TextPlace;
  editor.setPosition({ lineNumber: place.line, column: place.column });
  editor.setScrollTop(place.scrollTop);
}
