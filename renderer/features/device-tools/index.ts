import type { Feature } from '../../feature.ts';
import { text } from '../../i18n.ts';
import { showPanel } from '../../layout/layout-store.ts';
import { useProject } from '../../stores/project.ts';
import { DevicePanel } from './device-panel.tsx';
import { deviceTexts } from './device-texts.ts';
import { changeEnvironment, startEnvironment, useEnvironment } from './environment-store.ts';

const open = (): boolean => useProject.getState().project !== null;

export const deviceTools: Feature = {
  id: 'device',
  panel: { id: 'device', order: 40, title: () => text(deviceTexts).title, Component: DevicePanel },
  commands: [
    { id: 'device.show', title: () => text(deviceTexts).title, enabled: open, run: () => showPanel('device') },
    {
      id: 'device.turn',
      title: () => text(deviceTexts).turnPhone,
      enabled: open,
      run: () => changeEnvironment({ orientation: useEnvironment.getState().orientation === 'portrait' ? 'landscape' : 'portrait' }),
    },
  ],
  start: startEnvironment,
};
