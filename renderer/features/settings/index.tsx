import type { Feature } from '../../feature.ts';
import { text, useTexts } from '../../i18n.ts';
import { openDialog } from '../../stores/dialogs.ts';
import { IconButton } from '../../ui/index.ts';
import { SettingsDialog } from './settings-dialog.tsx';
import { settingsTexts } from './texts.ts';

const KEYS = 'Ctrl+,';

function SettingsButton() {
  const t = useTexts(settingsTexts);
  return <IconButton icon="gear" label={t.settings} keys={KEYS} onClick={() => openDialog('settings')} />;
}

export const settings: Feature = {
  id: 'settings',
  toolbar: [{ id: 'settings', side: 'right', order: 80, always: true, Component: SettingsButton }],
  dialogs: [{ id: 'settings', Component: SettingsDialog }],
  commands: [{ id: 'app.settings', title: () => text(settingsTexts).settings, keys: [KEYS], run: () => openDialog('settings') }],
};
