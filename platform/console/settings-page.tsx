import { type FormEvent, useId, useState } from 'react';
import { PlatformError } from '../contract/errors.ts';
import type { AssociatedApp, MiniProgram } from '../contract/models.ts';
import { Category, MAX_ICON_BYTES, type Settings } from '../contract/organisation-models.ts';
import { t } from './console-texts.ts';
import { refusal } from './guarded.tsx';
import { o } from './organisation-texts.ts';
import { Failure, Field, Icon, Loading } from './parts.tsx';
import { categoryNames } from './permission-texts.ts';
import { ProgramMark } from './program-mark.tsx';
import { session } from './session.ts';
import { useAction } from './use-action.ts';
import { useLoad } from './use-load.ts';

/** `changed`: name or looks are other ones now. */
export function SettingsPage({ program, changed }: { program: MiniProgram; changed: () => void }) {
  const params = { id: program.id };
  const settings = useLoad(`settings ${program.id}`, () => session.call('getSettings', { params }));
  const apps = useLoad('apps', () => session.call('listApps'));
  const reason = refusal(program, 'manage-settings');
  const error = settings.error ?? apps.error;
  const done = (): void => {
    settings.reload();
    changed();
  };
  return (
    <>
      <header className="head">
        <div>
          <h1>{o.settings}</h1>
          <p>{o.settingsHelp}</p>
        </div>
      </header>
      {reason && (
        <p className="hint note" id="reason">
          <Icon name="lock" /> {reason}
        </p>
      )}
      {error ? <Failure error={error} retry={settings.error ? settings.reload : apps.reload} /> : null}
      {!error && (!settings.value || !apps.value) && <Loading />}
      {settings.value && apps.value && (
        <>
          <IconForm id={program.id} settings={settings.value} reason={reason} done={done} />
          <SettingsForm key={program.id} id={program.id} settings={settings.value} all={apps.value} reason={reason} done={done} />
        </>
      )}
    </>
  );
}

interface FormProps {
  id: string;
  settings: Settings;
  /** Why nothing can be changed. */
  reason: string | undefined;
  done: () => void;
}

/** Base64 of a file's bytes. */
async function base64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

function IconForm({ id, settings, reason, done }: FormProps) {
  const action = useAction();
  const field = useId();
  const put = async (file: File | null): Promise<void> => {
    await action.run(async () => {
      if (file && file.size > MAX_ICON_BYTES) throw new PlatformError('image-invalid', 'The image is larger than 256 KB.');
      await session.call('putIcon', { params: { id }, body: { image: file && (await base64(file)) } });
      done();
    });
  };
  return (
    <section className="card block icon-form" aria-labelledby={`${field}title`}>
      <ProgramMark program={settings} large />
      <div>
        <h2 id={`${field}title`}>{o.icon}</h2>
        <p className="help" id={`${field}help`}>
          {o.iconHelp}
        </p>
        <div className="buttons">
          <label className={`button ${reason ? 'off' : ''}`} htmlFor={field} title={reason}>
            {o.chooseIcon}
          </label>
          <input
            id={field}
            type="file"
            accept="image/png,image/jpeg,image/webp"
            className="unseen"
            aria-describedby={reason ? 'reason' : `${field}help`}
            disabled={action.busy || reason !== undefined}
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              event.currentTarget.value = '';
              if (file) void put(file);
            }}
          />
          {settings.icon && (
            <button type="button" disabled={action.busy || reason !== undefined} onClick={() => void put(null)}>
              {o.removeIcon}
            </button>
          )}
        </div>
        {action.error !== undefined && <Failure error={action.error} />}
      </div>
    </section>
  );
}

function SettingsForm({ id, settings, all, reason, done }: FormProps & { all: readonly AssociatedApp[] }) {
  const [name, setName] = useState(settings.name);
  const [description, setDescription] = useState(settings.description);
  const [category, setCategory] = useState(() => Category.catch('').parse(settings.category));
  const [color, setColor] = useState(settings.color);
  const [apps, setApps] = useState(() => new Set(settings.apps.map((app) => app.id)));
  const [saved, setSaved] = useState(false);
  const action = useAction();
  const field = useId();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setSaved(false);
    const body = { name, description, category, color, apps: [...apps].filter((app) => all.some((known) => known.id === app)) };
    if (!(await action.run(() => session.call('putSettings', { params: { id }, body })))) return;
    setSaved(true);
    done();
  };
  const toggle = (app: string, on: boolean): void => {
    const next = new Set(apps);
    if (on) next.add(app);
    else next.delete(app);
    setApps(next);
  };
  return (
    <form className="card form block" onSubmit={submit} onChange={() => setSaved(false)}>
      <fieldset disabled={reason !== undefined} aria-describedby={reason ? 'reason' : undefined}>
        <Field label={t.programName} value={name} maxLength={64} required onChange={(event) => setName(event.currentTarget.value)} />
        <div className="field">
          <label htmlFor={`${field}text`}>{o.description}</label>
          <textarea
            id={`${field}text`}
            rows={3}
            maxLength={500}
            value={description}
            onChange={(event) => setDescription(event.currentTarget.value)}
          />
        </div>
        <div className="field">
          <label htmlFor={`${field}category`}>{o.category}</label>
          <select id={`${field}category`} value={category} onChange={(event) => setCategory(Category.parse(event.currentTarget.value))}>
            {Category.options.map((one) => (
              <option key={one} value={one}>
                {categoryNames[one]}
              </option>
            ))}
          </select>
        </div>
        <Field label={o.color} type="color" value={color} onChange={(event) => setColor(event.currentTarget.value)} />
        <fieldset className="field">
          <legend className="field-name">{o.apps}</legend>
          <p className="help">{o.appsHelp}</p>
          {all.map((app) => (
            <label key={app.id} className="check">
              <input
                type="checkbox"
                checked={app.scheme === null || apps.has(app.id)}
                disabled={app.scheme === null}
                onChange={(event) => toggle(app.id, event.currentTarget.checked)}
              />{' '}
              {app.scheme === null ? o.webContainer : app.name} {app.scheme === null && <span className="tag">{o.builtIn}</span>}
            </label>
          ))}
        </fieldset>
        {action.error !== undefined && <Failure error={action.error} />}
        <div className="buttons">
          <button type="submit" className="primary" disabled={action.busy}>
            {o.save}
          </button>
          <span role="status">{saved && o.saved}</span>
        </div>
      </fieldset>
    </form>
  );
}
