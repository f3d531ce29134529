import './settings.css';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { Settings } from '../../../main/contract/models.ts';
import { useTexts } from '../../i18n.ts';
import { errorToast } from '../../report.ts';
import { usePlatform } from '../../stores/platform.ts';
import { useSession } from '../../stores/session.ts';
import { updateSettings, useSettings } from '../../stores/settings.ts';
import { Button, Checkbox, Dialog, Field, Select, TextInput } from '../../ui/index.ts';
import { settingsTexts } from './texts.ts';

function change(patch: Partial<Settings>): void {
  updateSettings(patch).catch(errorToast);
}

export function SettingsDialog({ close }: { close: () => void }) {
  const t = useTexts(settingsTexts);
  const settings = useSettings((state) => state.settings);
  const info = useSession((state) => state.info);
  return (
    <Dialog
      title={t.settings}
      onClose={close}
      width={560}
      actions={
        <Button kind="primary" onClick={close}>
          {t.done}
        </Button>
      }
    >
      <Group title={t.appearance}>
        <div className="settings-pair">
          <Field label={t.language} help={t.languageHelp}>
            <Select
              value={settings.language}
              onChange={(language) => change({ language })}
              options={[
                { value: 'system', label: t.systemLanguage },
                { value: 'en', label: 'English' },
                { value: 'es', label: 'Español' },
                { value: 'zh-CN', label: '简体中文' },
              ]}
            />
          </Field>
          <Field label={t.theme}>
            <Select
              value={settings.theme}
              onChange={(theme) => change({ theme })}
              options={[
                { value: 'system', label: t.themeSystem },
                { value: 'light', label: t.themeLight },
                { value: 'dark', label: t.themeDark },
              ]}
            />
          </Field>
        </div>
      </Group>
      <Group title={t.editor}>
        <div className="settings-pair">
          <NumberField
            label={t.fontSize}
            value={settings.editorFontSize}
            range={[9, 32]}
            onChange={(editorFontSize) => change({ editorFontSize })}
          />
          <NumberField
            label={t.tabSize}
            value={settings.editorTabSize}
            range={[1, 8]}
            onChange={(editorTabSize) => change({ editorTabSize })}
          />
        </div>
        <Checkbox label={t.wordWrap} checked={settings.wordWrap} onChange={(wordWrap) => change({ wordWrap })} />
        <Checkbox label={t.autoSave} help={t.autoSaveHelp} checked={settings.autoSave} onChange={(autoSave) => change({ autoSave })} />
      </Group>
      <Group title={t.platform}>
        <PlatformAddress />
      </Group>
      <Group title={t.privacy}>
        <p className="settings-note">{info?.shell === 'electron' ? t.secretsElectron : t.secretsBrowser}</p>
        {info ? <p className="settings-note">{t.version(info.version)}</p> : null}
      </Group>
    </Dialog>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="settings-group">
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}

interface NumberFieldProps {
  label: string;
  value: number;
  range: readonly [least: number, most: number];
  onChange: (value: number) => void;
}

/** A whole number in a range; what does not fit is not taken and says why. */
function NumberField({ label, value, range, onChange }: NumberFieldProps) {
  const t = useTexts(settingsTexts);
  const [typed, setTyped] = useState(String(value));
  const fits = (text: string): boolean => /^\d+$/.test(text) && Number(text) >= range[0] && Number(text) <= range[1];
  return (
    <Field label={label} error={fits(typed) ? undefined : t.outOfRange(...range)}>
      <TextInput
        type="number"
        min={range[0]}
        max={range[1]}
        value={typed}
        onChange={(next) => {
          setTyped(next);
          if (fits(next)) onChange(Number(next));
        }}
      />
    </Field>
  );
}

function PlatformAddress() {
  const t = useTexts(settingsTexts);
  const address = useSettings((state) => state.settings.platformAddress);
  const status = usePlatform((state) => state.status);
  const [typed, setTyped] = useState(address);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState(false);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const next = typed.trim();
    if (next !== '' && !/^https?:\/\/[^/\s]+/.test(next)) return setWrong(true);
    setBusy(true);
    try {
      await updateSettings({ platformAddress: next });
    } catch (error) {
      errorToast(error);
    } finally {
      setBusy(false);
    }
  };
  let state = '';
  if (status?.state === 'starting') state = t.stateStarting;
  else if (status?.state === 'ready') state = status.kind === 'local' ? t.stateLocal : t.stateReady(status.address);
  else if (status) state = t.stateUnreachable(status.address, status.reason ?? '');

  return (
    <form onSubmit={(event) => void submit(event)}>
      <Field label={t.address} help={t.addressHelp} error={wrong ? t.addressWrong : undefined}>
        <div className="input-row">
          <TextInput
            value={typed}
            placeholder="https://"
            inputMode="url"
            onChange={(next) => {
              setTyped(next);
              setWrong(false);
            }}
          />
          <Button type="submit" busy={busy} disabled={typed.trim() === address}>
            {t.apply}
          </Button>
        </div>
      </Field>
      <p className="settings-note" role="status">
        {state}
      </p>
    </form>
  );
}
