import { create } from 'zustand';
import { DEFAULT_ENVIRONMENT, type DeviceEnvironment } from '../../../simulator/protocol/environment.ts';
import { updateSettings, useSettings } from '../../stores/settings.ts';

/** Where a simulated phone stands and what it is connected to until the developer says otherwise: fixed, so that runs repeat. */
const OWN: DeviceEnvironment = {
  ...DEFAULT_ENVIRONMENT,
  network: 'wifi',
  location: { latitude: 39.90469, longitude: 116.40717, accuracy: 65, altitude: 0, speed: 0 },
};

/** What the device tools set on the simulated phone. Kept over restarts of the program and of the IDE. */
export const useEnvironment = create<DeviceEnvironment>(() => OWN);

const KEEP_AFTER = 500;
let pending: ReturnType<typeof setTimeout> | undefined;

export function changeEnvironment(change: Partial<DeviceEnvironment>): void {
  useEnvironment.setState(change);
  clearTimeout(pending);
  pending = setTimeout(() => {
    // How the phone lies on the developer's desk is of today.
    const { motion: _motion, ...kept } = useEnvironment.getState();
    updateSettings({ simulatorEnvironment: kept }).catch((error: unknown) => console.warn(error));
  }, KEEP_AFTER);
}

/** Takes what is remembered; a value of another kind than today's counts as not there. Called once. */
export function startEnvironment(): void {
  const stored = useSettings.getState().settings.simulatorEnvironment;
  const fitting = Object.entries(stored).filter(([name, value]) => {
    const own = OWN[name as keyof DeviceEnvironment];
    return name in OWN && value !== null && typeof value === typeof own;
  });
  useEnvironment.setState({ ...OWN, ...(Object.fromEntries(fitting) as Partial<DeviceEnvironment>) });
}

export function resetEnvironment(): void {
  changeEnvironment(OWN);
}
