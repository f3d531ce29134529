import type { Diagnostic } from '../../../main/contract/models.ts';

export interface ProblemGroup {
  file: string;
  problems: readonly Diagnostic[];
}

const WEIGHT: Record<Diagnostic['severity'], number> = { error: 0, warning: 1, info: 2 };

/** Problems by file: files with errors first, then by path; inside a file by place. */
export function groupProblems(diagnostics: readonly Diagnostic[]): readonly ProblemGroup[] {
  const files = new Map<string, Diagnostic[]>();
  for (const problem of diagnostics) {
    const list = files.get(problem.file);
    if (list) list.push(problem);
    else files.set(problem.file, [problem]);
  }
  const worst = (problems: readonly Diagnostic[]): number => Math.min(...problems.map(({ severity }) => WEIGHT[severity]));
  return [...files]
    .map(([file, problems]) => ({ file, problems: problems.sort((a, b) => a.line - b.line || a.column - b.column) }))
    .sort((a, b) => worst(a.problems) - worst(b.problems) || a.file.localeCompare(b.file));
}

export function countSeverity(diagnostics: readonly Diagnostic[], severity: Diagnostic['severity']): number {
  return diagnostics.filter((problem) => problem.severity === severity).length;
}
