import { type FormEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { formatTime } from '../client/i18n.ts';
import { t } from './console-texts.ts';
import { o } from './organisation-texts.ts';
import { Failure, Field, Loading, Nothing } from './parts.tsx';
import { ProgramMark } from './program-mark.tsx';
import { hrefOf } from './route.ts';
import { session } from './session.ts';
import { useLoad } from './use-load.ts';
import { useTitle } from './use-title.ts';

export function MiniProgramsPage() {
  const programs = useLoad('mini-programs', () => session.call('listMiniPrograms'));
  const tested = useLoad('test-programs', () => session.call('listTestPrograms'));
  const [adding, setAdding] = useState(false);
  const addButton = useRef<HTMLButtonElement>(null);
  useTitle(t.myPrograms);
  return (
    <>
      <header className="head">
        <div>
          <h1>{t.myPrograms}</h1>
          <p>{t.myProgramsHelp}</p>
        </div>
        <button ref={addButton} type="button" className="primary" aria-expanded={adding} onClick={() => setAdding(true)} disabled={adding}>
          {t.newProgram}
        </button>
      </header>
      {adding && (
        <NewProgram
          cancel={() => {
            flushSync(() => setAdding(false));
            addButton.current?.focus();
          }}
          done={(id) => {
            location.hash = hrefOf({ at: 'program', id, page: 'versions' });
          }}
        />
      )}
      {programs.error ? <Failure error={programs.error} retry={programs.reload} /> : null}
      {!programs.value && !programs.error && <Loading />}
      {programs.value?.length === 0 && !adding && (
        <Nothing icon="package" title={t.noPrograms}>
          {t.noProgramsHelp}
        </Nothing>
      )}
      <ul className="tiles">
        {programs.value?.map((program) => (
          <li key={program.id}>
            <a className="card tile" href={hrefOf({ at: 'program', id: program.id, page: 'versions' })}>
              <ProgramMark program={program} />
              <span>
                <span className="program-name">{program.name}</span>
                <small>
                  {t[program.role]} · {t.created}: {formatTime(program.createdAt)}
                </small>
                <span className="program-id">{program.id}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
      {tested.value && tested.value.length > 0 && (
        <section className="section">
          <h2>{o.youTest}</h2>
          <ul className="card rows" aria-label={o.youTest}>
            {tested.value.map((program) => (
              <li key={program.id}>
                <span className="row-text">
                  {program.name}
                  <small>{program.test ? o.testVersion(program.test.version) : o.noTestVersion}</small>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function NewProgram({ cancel, done }: { cancel: () => void; done: (id: string) => void }) {
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    try {
      done((await session.call('createMiniProgram', { body: { name } })).id);
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  return (
    <form className="card inline-form" onSubmit={submit}>
      <Field
        label={t.programName}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        maxLength={64}
        required
        autoFocus
      />
      <button type="submit" className="primary" disabled={busy || name.trim() === ''}>
        {t.create}
      </button>
      <button type="button" onClick={cancel}>
        {t.cancel}
      </button>
      {error !== undefined && <Failure error={error} />}
    </form>
  );
}
