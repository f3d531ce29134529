import { create } from 'zustand';
import { Settings } from '../../main/contract/models.ts';
import { matchLanguage, useLanguage } from '../language.ts';
import { rpc } from '../rpc.ts';
import { useSession } from './session.ts';

interface SettingsState {
  settings: Settings;
  /** The backend's settings have arrived; before that the defaults stand. */
  loaded: boolean;
}

export const useSettings = create<SettingsState>(() => ({ settings: Settings.parse({}), loaded: false }));

/** Takes settings that the backend sent and lets the language follow. */
export function applySettings(settings: Settings): void {
  useSettings.setState({ settings, loaded: true });
  const system = useSession.getState().info?.systemLanguage ?? navigator.language;
  const language = settings.language === 'system' ? matchLanguage(system) : settings.language;
  if (useLanguage.getState().language !== language) useLanguage.setState({ language });
}

/** Changes settings: shown at once, kept by the backend. When it refuses, the old ones come back and the error is thrown. */
export async function updateSettings(patch: Partial<Settings>): Promise<void> {
  const before = useSettings.getState().settings;
  applySettings({ ...before, ...patch });
  try {
    applySettings(await rpc.call('settings.set', { patch }));
  } catch (error) {
    applySettings(before);
    throw error;
  }
}
