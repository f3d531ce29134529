import type { Diagnostic } from '../../../main/contract/models.ts';

export interface ProblemGroup {
  file: string;
  problems: readonly Diagnostic[];
}

const ORDER = new Intl.Collator();
const WEIGHT: Record<Diagnostic['severity'], number> = { error: 0, warning: 1, info: 2 };

/** Problems by file: files with errors first, then by path; inside a file by place. */
export function groupProblems(diagnostics: readonly Diagnostic[]): readonly ProblemGroup[] {
  const files = new Map<string, Diagnostic[]>();
  for (const problem of diagnostics) {
    const list = files.get(problem.file);
    if (list) list.push(problem);
    else files.set(problem.file, [problem]);
  }
  return [...files]
    .map(([file, problems]) => ({
      file,
      problems: problems.sort((a, b) => a.line - b.line || a.column - b.column),
      worst: problems.reduce((worst, { severity }) => Math.min(worst, WEIGHT[severity]), Number.POSITIVE_INFINITY),
    }))
    .sort((a, b) => a.worst - b.worst || ORDER.compare(a.file, b.file))
    .map(({ file, problems }) => ({ file, problems }));
}

/** The first groups, with `most` problems altogether, and how many are left out: nobody reads thousands, and the window would stand still. */
export function firstProblems(groups: readonly ProblemGroup[], most: number): { groups: readonly ProblemGroup[]; more: number } {
  const shown: ProblemGroup[] = [];
  let room = most;
  let more = 0;
  for (const { file, problems } of groups) {
    if (room > 0) shown.push({ file, problems: problems.slice(0, room) });
    more += Math.max(0, problems.length - Math.max(0, room));
    room -= problems.length;
  }
  return { groups: shown, more };
}

export function countSeverity(diagnostics: readonly Diagnostic[], severity: Diagnostic['severity']): number {
  return diagnostics.filter((problem) => problem.severity === severity).length;
}
