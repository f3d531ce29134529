import { runCommand } from '../../commands.ts';
import type { Feature } from '../../feature.ts';
import { languageOf } from '../../file-kinds.ts';
import { defineTexts, useTexts } from '../../i18n.ts';
import { useFileMarks } from '../../stores/file-marks.ts';
import { useProject } from '../../stores/project.ts';
import { Icon } from '../../ui/index.ts';

const texts = defineTexts({
  en: {
    problems: (errors: number, warnings: number) =>
      `Problems: ${errors === 1 ? '1 error' : `${errors} errors`}, ${warnings === 1 ? '1 warning' : `${warnings} warnings`}`,
    plainText: 'Text',
    place: (line: number, column: number) => `Ln ${line}, Col ${column}`,
    selected: (count: number) => `(${count} selected)`,
  },
  es: {
    problems: (errors: number, warnings: number) =>
      `Problemas: ${errors === 1 ? '1 error' : `${errors} errores`}, ${warnings === 1 ? '1 aviso' : `${warnings} avisos`}`,
    plainText: 'Texto',
    place: (line: number, column: number) => `Lín. ${line}, col. ${column}`,
    selected: (count: number) => (count === 1 ? '(1 seleccionado)' : `(${count} seleccionados)`),
  },
  'zh-CN': {
    problems: (errors: number, warnings: number) => `问题：${errors} 个错误，${warnings} 个警告`,
    plainText: '文本',
    place: (line: number, column: number) => `行 ${line}，列 ${column}`,
    selected: (count: number) => `（已选 ${count}）`,
  },
});

function ProblemCount() {
  const t = useTexts(texts);
  const diagnostics = useProject((state) => state.build?.diagnostics);
  if (!diagnostics) return null;
  const errors = diagnostics.filter((each) => each.severity === 'error').length;
  const warnings = diagnostics.filter((each) => each.severity === 'warning').length;
  return (
    <button type="button" className="status-item" aria-label={t.problems(errors, warnings)} onClick={() => runCommand('problems.show')}>
      <Icon name="error" /> {errors}
      <Icon name="warning" /> {warnings}
    </button>
  );
}

function CursorPlace() {
  const t = useTexts(texts);
  const cursor = useFileMarks((state) => state.cursor);
  if (!cursor) return null;
  return (
    <span className="status-item">
      {t.place(cursor.line, cursor.column)} {cursor.selected > 0 ? t.selected(cursor.selected) : ''}
    </span>
  );
}

function FileLanguage() {
  const shown = useFileMarks((state) => state.shown);
  const t = useTexts(texts);
  if (shown === null) return null;
  const { id, name } = languageOf(shown);
  return <span className="status-item">{id === 'plaintext' ? t.plainText : name}</span>;
}

export const status: Feature = {
  id: 'status',
  statusBar: [
    { id: 'problems', side: 'left', order: 20, Component: ProblemCount },
    { id: 'cursor', side: 'right', order: 10, Component: CursorPlace },
    { id: 'language', side: 'right', order: 20, Component: FileLanguage },
  ],
};
