import { useState } from 'react';
import { formatTime } from '../client/i18n.ts';
import { t } from './console-texts.ts';
import { Shown } from './data-table.tsx';
import { FormDialog } from './form-dialog.tsx';
import { o } from './organisation-texts.ts';
import { Field, Nothing, PageHead } from './parts.tsx';
import { ProgramMark } from './program-mark.tsx';
import { hrefOf } from './route.ts';
import { RowList } from './row-list.tsx';
import { session } from './session.ts';
import { useStage } from './stage.ts';
import { useLoad } from './use-load.ts';
import { useTitle } from './use-title.ts';

export function MiniProgramsPage() {
  const stage = useStage();
  const programs = useLoad('mini-programs', () => session.call('listMiniPrograms'));
  const tested = useLoad('test-programs', () => session.call('listTestPrograms'));
  useTitle(t.myPrograms);
  return (
    <>
      <PageHead title={t.myPrograms} help={t.myProgramsHelp}>
        <button type="button" className="primary" onClick={() => stage.show(<NewProgram />)}>
          {t.newProgram}
        </button>
      </PageHead>
      <Shown of={programs}>
        {(all) =>
          all.length === 0 ? (
            <Nothing icon="package" title={t.noPrograms}>
              {t.noProgramsHelp}
            </Nothing>
          ) : (
            <ul className="tiles">
              {all.map((program) => (
                <li key={program.id}>
                  <a className="card tile" href={hrefOf({ at: 'program', id: program.id, page: 'versions' })}>
                    <ProgramMark program={program} />
                    <span>
                      <span className="program-name">{program.name}</span>
                      <small>
                        {t[program.role]} · {t.created} {formatTime(program.createdAt)}
                      </small>
                      <span className="program-id">{program.id}</span>
                    </span>
                  </a>
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
      {tested.value && tested.value.length > 0 && (
        <section className="section">
          <h2>{o.youTest}</h2>
          <RowList label={o.youTest} rows={tested.value} keyOf={({ id }) => id}>
            {(program) => (
              <span className="row-text">
                {program.name}
                <small>{program.test ? o.testVersion(program.test.version) : o.noTestVersion}</small>
              </span>
            )}
          </RowList>
        </section>
      )}
    </>
  );
}

function NewProgram() {
  const [name, setName] = useState('');
  const create = async (): Promise<void> => {
    const { id } = await session.call('createMiniProgram', { body: { name } });
    location.hash = hrefOf({ at: 'program', id, page: 'versions' });
  };
  return (
    <FormDialog title={t.newProgram} action={t.create} unready={name.trim() === ''} work={create}>
      <Field label={t.programName} value={name} onValue={setName} maxLength={64} required />
    </FormDialog>
  );
}
