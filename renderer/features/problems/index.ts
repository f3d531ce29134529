import type { Feature } from '../../feature.ts';
import { text } from '../../i18n.ts';
import { showPanel } from '../../layout/layout-store.ts';
import { ProblemsBadge, ProblemsPanel } from './problems-panel.tsx';
import { problemsTexts } from './problems-texts.ts';

export const problems: Feature = {
  id: 'problems',
  panel: {
    id: 'problems',
    order: 90,
    end: true,
    title: () => text(problemsTexts).problems,
    Component: ProblemsPanel,
    Badge: ProblemsBadge,
  },
  commands: [{ id: 'problems.show', title: () => text(problemsTexts).problems, keys: ['Ctrl+Shift+M'], run: () => showPanel('problems') }],
};
