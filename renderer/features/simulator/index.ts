import type { Feature } from '../../feature.ts';
import { text } from '../../i18n.ts';
import { useProject } from '../../stores/project.ts';
import { SimulatorPane } from './simulator-pane.tsx';
import { compile, replaceFrame, startSimulator, stopProgram } from './simulator-service.ts';
import { useSimulator } from './simulator-store.ts';
import { simulatorTexts } from './simulator-texts.ts';
import { BuildStatus, CompileButton, PackageSize } from './toolbar.tsx';

const open = (): boolean => useProject.getState().project !== null;

export const simulator: Feature = {
  id: 'simulator',
  pane: { id: 'simulator', title: () => text(simulatorTexts).simulator, Component: SimulatorPane },
  toolbar: [
    { id: 'compile', side: 'left', order: 30, Component: CompileButton },
    { id: 'package-size', side: 'right', order: 40, Component: PackageSize },
  ],
  statusBar: [{ id: 'build', side: 'left', order: 10, Component: BuildStatus }],
  commands: [
    { id: 'build.compile', title: () => text(simulatorTexts).compile, keys: ['Ctrl+B'], enabled: open, run: compile },
    { id: 'simulator.restart', title: () => text(simulatorTexts).reload, enabled: open, run: replaceFrame },
    {
      id: 'simulator.stop',
      title: () => text(simulatorTexts).stop,
      enabled: () => open() && useSimulator.getState().runState !== 'stopped',
      run: stopProgram,
    },
  ],
  start: startSimulator,
};
