import type { Diagnostic, Severity } from '../protocol/build.ts';
import type { TextPosition } from './text-position.ts';

export type DiagnosticCode =
  | 'project-config-invalid'
  | 'app-json-missing'
  | 'app-json-invalid'
  | 'app-script-missing'
  | 'json-syntax'
  | 'page-missing'
  | 'component-missing'
  | 'plugin-unsupported'
  | 'template-syntax'
  | 'template-import-missing'
  | 'include-cycle'
  | 'style-syntax'
  | 'style-import-missing'
  | 'script-syntax'
  | 'module-missing'
  | 'npm-package-missing'
  | 'asset-missing'
  | 'style-unsupported'
  | 'file-encoding'
  | 'link-outside';

/** What one source file has to say; its path is added by whoever keeps the list. */
export interface Finding extends TextPosition {
  severity: Severity;
  code: DiagnosticCode;
  message: string;
}

/** The whole file is meant. */
const WHOLE_FILE: TextPosition = { line: 0, column: 0 };

export function finding(severity: Severity, code: DiagnosticCode, message: string, place: TextPosition = WHOLE_FILE): Finding {
  return { severity, code, message, line: place.line, column: place.column };
}

/** Collects the diagnostics of one build; the same thing said twice is kept once. */
export class DiagnosticList {
  readonly #entries = new Map<string, Diagnostic>();

  add(file: string, found: Finding): void {
    const { line, column, severity, code, message } = found;
    this.#entries.set(`${file}\n${line}\n${column}\n${code}\n${message}`, { file, line, column, severity, code, message });
  }

  get hasErrors(): boolean {
    return [...this.#entries.values()].some((entry) => entry.severity === 'error');
  }

  sorted(): Diagnostic[] {
    return [...this.#entries.values()].sort(
      (a, b) =>
        compareText(a.file, b.file) ||
        a.line - b.line ||
        a.column - b.column ||
        compareText(a.code, b.code) ||
        compareText(a.message, b.message),
    );
  }
}

/** Code-unit order, the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
