import { useState } from 'react';
import { ActionForm } from './action-form.tsx';
import { t } from './console-texts.ts';
import { Shown } from './data-table.tsx';
import { o } from './organisation-texts.ts';
import { Field } from './parts.tsx';
import { RowList } from './row-list.tsx';
import { session } from './session.ts';
import { useStage } from './stage.ts';
import { useLoad } from './use-load.ts';

/** Apps that may open mini programs of this platform. */
export function AppsSection() {
  const stage = useStage();
  const apps = useLoad('apps', () => session.call('listApps'));
  const [id, setId] = useState('');
  const [name, setName] = useState('');
  const [scheme, setScheme] = useState('');
  const add = async (): Promise<void> => {
    await stage.run(() => session.call('putApp', { params: { app: id.trim() }, body: { name, scheme } }));
    for (const clear of [setId, setName, setScheme]) clear('');
  };
  return (
    <section className="section">
      <h2>{o.apps}</h2>
      <ActionForm className="card inline-form" action={o.addApp} plain work={add}>
        <Field label={o.appId} value={id} required maxLength={63} pattern="[a-z0-9][a-z0-9\-]*" placeholder="my-app" onValue={setId} />
        <Field label={t.programName} value={name} required maxLength={64} onValue={setName} />
        <Field label={o.scheme} value={scheme} required maxLength={300} placeholder="myapp://open?url={url}" onValue={setScheme} />
      </ActionForm>
      <Shown of={apps}>
        {(rows) => (
          <RowList label={o.apps} rows={rows} keyOf={(app) => app.id}>
            {(app) => (
              <>
                <span className="row-text">
                  {app.scheme === null ? o.webContainer : app.name} {app.scheme === null && <span className="tag">{o.builtIn}</span>}
                  <small>{[app.id, app.scheme].filter(Boolean).join(' · ')}</small>
                </span>
                {app.scheme !== null && (
                  <button
                    type="button"
                    aria-label={`${t.remove}: ${app.name}`}
                    onClick={() =>
                      stage.ask({
                        title: o.removeAppTitle(app.name),
                        text: o.removeAppText,
                        action: t.remove,
                        danger: true,
                        work: () => session.call('removeApp', { params: { app: app.id } }),
                      })
                    }
                  >
                    {t.remove}
                  </button>
                )}
              </>
            )}
          </RowList>
        )}
      </Shown>
    </section>
  );
}
