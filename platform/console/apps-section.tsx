import { type FormEvent, useState } from 'react';
import type { AssociatedApp } from '../contract/models.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { t } from './console-texts.ts';
import { o } from './organisation-texts.ts';
import { Failure, Field } from './parts.tsx';
import { session } from './session.ts';
import { useAction } from './use-action.ts';
import { useLoad } from './use-load.ts';

/** Apps that may open mini programs of this platform. */
export function AppsSection() {
  const apps = useLoad('apps', () => session.call('listApps'));
  const [removing, setRemoving] = useState<AssociatedApp>();
  const [id, setId] = useState('');
  const [name, setName] = useState('');
  const [scheme, setScheme] = useState('');
  const action = useAction();
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!(await action.run(() => session.call('putApp', { params: { app: id.trim() }, body: { name, scheme } })))) return;
    for (const clear of [setId, setName, setScheme]) clear('');
    apps.reload();
  };
  const remove = async (app: AssociatedApp): Promise<void> => {
    await action.run(() => session.call('removeApp', { params: { app: app.id } }));
    apps.reload();
  };
  return (
    <section className="section">
      <h2>{o.apps}</h2>
      {removing && (
        <ConfirmDialog
          title={o.removeAppTitle(removing.name)}
          text={o.removeAppText}
          action={t.remove}
          confirm={() => {
            setRemoving(undefined);
            void remove(removing);
          }}
          cancel={() => setRemoving(undefined)}
        />
      )}
      <form className="card inline-form" onSubmit={add}>
        <Field
          label={o.appId}
          value={id}
          required
          maxLength={63}
          pattern="[a-z0-9][a-z0-9\-]*"
          placeholder="my-app"
          onChange={(event) => setId(event.currentTarget.value)}
        />
        <Field label={t.name} value={name} required maxLength={64} onChange={(event) => setName(event.currentTarget.value)} />
        <Field
          label={o.scheme}
          value={scheme}
          required
          maxLength={300}
          placeholder="myapp://open?url={url}"
          onChange={(event) => setScheme(event.currentTarget.value)}
        />
        <button type="submit" className="primary" disabled={action.busy}>
          {o.addApp}
        </button>
        {(action.error ?? apps.error) ? <Failure error={action.error ?? apps.error} /> : null}
      </form>
      <ul className="card rows" aria-label={o.apps}>
        {apps.value?.map((app) => (
          <li key={app.id}>
            <span className="row-text">
              {app.scheme === null ? o.webContainer : app.name} {app.scheme === null && <span className="tag">{o.builtIn}</span>}
              <small>{[app.id, app.scheme].filter(Boolean).join(' · ')}</small>
            </span>
            {app.scheme !== null && (
              <button type="button" aria-label={`${t.remove}: ${app.name}`} onClick={() => setRemoving(app)}>
                {t.remove}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
