import { useId, useState } from 'react';
import { PlatformError } from '../contract/errors.ts';
import type { AssociatedApp, MiniProgram } from '../contract/models.ts';
import { Category, MAX_ICON_BYTES, type Settings } from '../contract/organisation-models.ts';
import { Locked, refusal } from './act.tsx';
import { ActionForm } from './action-form.tsx';
import { t } from './console-texts.ts';
import { Shown } from './data-table.tsx';
import { o } from './organisation-texts.ts';
import { CheckBox, Field, PageHead, SelectField, TextField } from './parts.tsx';
import { categoryNames } from './permission-texts.ts';
import { ProgramMark } from './program-mark.tsx';
import { session } from './session.ts';
import { useStage } from './stage.ts';
import { useLoad } from './use-load.ts';

const CATEGORIES = Category.options.map((value) => ({ value, name: categoryNames[value] }));

export function SettingsPage({ program: { id }, program }: { program: MiniProgram }) {
  const loaded = useLoad(`settings ${id}`, async () => {
    const [settings, apps] = await Promise.all([session.call('getSettings', { params: { id } }), session.call('listApps')]);
    return { settings, apps };
  });
  const reason = refusal(program, 'manage-settings');
  return (
    <>
      <PageHead title={o.settings} help={o.settingsHelp} />
      <Locked reason={reason} id="reason" />
      <Shown of={loaded}>
        {({ settings, apps }) => (
          <>
            <IconForm id={id} settings={settings} reason={reason} />
            <SettingsForm key={id} id={id} settings={settings} all={apps} reason={reason} />
          </>
        )}
      </Shown>
    </>
  );
}

interface FormProps {
  id: string;
  settings: Settings;
  /** Why nothing can be changed. */
  reason: string | undefined;
}

/** Base64 of a file's bytes. */
async function base64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

function IconForm({ id, settings, reason }: FormProps) {
  const stage = useStage();
  const field = useId();
  const put = (file: File | null): Promise<void> =>
    stage.attempt(async () => {
      if (file && file.size > MAX_ICON_BYTES) throw new PlatformError('image-invalid', 'The image is larger than 256 KB.');
      await session.call('putIcon', { params: { id }, body: { image: file && (await base64(file)) } });
    });
  return (
    <section className="card block icon-form" aria-labelledby={`${field}title`}>
      <ProgramMark program={settings} large />
      <div>
        <h2 id={`${field}title`}>{o.icon}</h2>
        <p className="help" id={`${field}help`}>
          {o.iconHelp}
        </p>
        <div className="form-buttons">
          <label className={`button ${reason ? 'off' : ''}`} htmlFor={field} title={reason}>
            {o.chooseIcon}
          </label>
          <input
            id={field}
            type="file"
            accept="image/png,image/jpeg,image/webp"
            className="unseen"
            aria-describedby={reason ? 'reason' : `${field}help`}
            disabled={reason !== undefined}
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              event.currentTarget.value = '';
              if (file) void put(file);
            }}
          />
          {settings.icon && (
            <button type="button" disabled={reason !== undefined} onClick={() => void put(null)}>
              {o.removeIcon}
            </button>
          )}
        </div>
      </div>
    </section>
  );
}

function SettingsForm({ id, settings, all, reason }: FormProps & { all: readonly AssociatedApp[] }) {
  const stage = useStage();
  const [name, setName] = useState(settings.name);
  const [description, setDescription] = useState(settings.description);
  const [category, setCategory] = useState(() => Category.catch('').parse(settings.category));
  const [color, setColor] = useState(settings.color);
  const [apps, setApps] = useState(() => new Set(settings.apps.map((app) => app.id)));
  const save = (): Promise<void> => {
    const body = { name, description, category, color, apps: [...apps].filter((app) => all.some((known) => known.id === app)) };
    return stage.run(() => session.call('putSettings', { params: { id }, body }), o.saved);
  };
  const toggle = (app: string, on: boolean): void => {
    const next = new Set(apps);
    if (on) next.add(app);
    else next.delete(app);
    setApps(next);
  };
  return (
    <ActionForm className="card form block" action={o.save} unready={reason !== undefined} work={save}>
      <fieldset disabled={reason !== undefined} aria-describedby={reason ? 'reason' : undefined}>
        <Field label={t.programName} value={name} maxLength={64} required onValue={setName} />
        <TextField label={o.description} rows={3} maxLength={500} value={description} onValue={setDescription} />
        <SelectField label={o.category} value={category} options={CATEGORIES} onValue={setCategory} />
        <Field label={o.color} type="color" value={color} onValue={setColor} />
        <fieldset className="field">
          <legend className="field-name">{o.apps}</legend>
          <p className="help">{o.appsHelp}</p>
          {all.map((app) => (
            <CheckBox
              key={app.id}
              checked={app.scheme === null || apps.has(app.id)}
              disabled={app.scheme === null}
              onValue={(on) => toggle(app.id, on)}
            >
              {app.scheme === null ? o.webContainer : app.name} {app.scheme === null && <span className="tag">{o.builtIn}</span>}
            </CheckBox>
          ))}
        </fieldset>
      </fieldset>
    </ActionForm>
  );
}
