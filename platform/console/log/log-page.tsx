import { type FormEvent, useId, useState } from 'react';
import type { MiniProgram } from '../../contract/models.ts';
import type { AuditRecord } from '../../contract/operations-models.ts';
import { can } from '../../contract/permissions.ts';
import { Act, refusal } from '../act.tsx';
import { DataTable, Shown } from '../data-table.tsx';
import { CSV, download } from '../download.ts';
import { n } from '../navigation-texts.ts';
import { Pager } from '../pager.tsx';
import { Field, Nothing, PageHead, Person, SelectField } from '../parts.tsx';
import { hrefOf } from '../route.ts';
import { session } from '../session.ts';
import { useStage } from '../stage.ts';
import { useLoad } from '../use-load.ts';
import { usePages } from '../use-pages.ts';
import { formatDayTime } from '../when-format.ts';
import { ALL, type LogChoice, queryOf } from './log-filter.ts';
import { actionName, sentenceOf } from './log-sentences.ts';
import { l } from './log-texts.ts';

/** Every change of the mini program: who, what, when, from where. */
export function LogPage({ program }: { program: MiniProgram }) {
  const stage = useStage();
  const [choice, setChoice] = useState(ALL);
  const reason = refusal(program, 'view-audit');
  const save = async (): Promise<void> => {
    let truncated = false;
    await stage.attempt(async () => {
      const file = await session.call('exportAudit', { params: { id: program.id }, query: queryOf(choice) });
      download(file.text, `${program.name} ${file.fileName}`, CSV);
      ({ truncated } = file);
    });
    if (truncated) stage.say(l.truncated);
  };
  return (
    <>
      <PageHead title={n.log} help={l.help}>
        <Act why={reason} act={() => void save()}>
          {l.export}
        </Act>
      </PageHead>
      {reason === undefined ? (
        <Records program={program} choice={choice} choose={setChoice} />
      ) : (
        <Nothing icon="history" title={l.hidden}>
          {reason}
        </Nothing>
      )}
    </>
  );
}

interface RecordsProps {
  program: MiniProgram;
  choice: LogChoice;
  choose: (choice: LogChoice) => void;
}

function Records({ program, choice, choose }: RecordsProps) {
  const params = { id: program.id };
  const [actions, setActions] = useState<readonly string[]>([]);
  const pages = usePages(`log ${program.id} ${JSON.stringify(choice)}`, async (before) => {
    const page = await session.call('listAudit', { params, query: { ...queryOf(choice), before } });
    setActions(page.actions);
    return { rows: page.records, more: page.more };
  });
  return (
    <>
      <Filters program={program} actions={actions} choice={choice} choose={choose} />
      <Shown of={pages.shown}>
        {({ rows }) => (
          <DataTable
            label={n.log}
            className="log"
            whole
            rows={rows}
            keyOf={({ id }) => id}
            empty={{ icon: 'history', title: l.none, help: l.noneHelp }}
            columns={[
              { name: l.what, kind: 'head', cell: (record) => <What record={record} /> },
              { name: l.who, cell: ({ account }) => (account ? <Person name={account.name} /> : <span className="none">{l.nobody}</span>) },
              {
                name: l.when,
                cell: ({ at }) => <time dateTime={new Date(at).toISOString()}>{formatDayTime(at)}</time>,
              },
              { name: l.where, cell: ({ address }) => <span className="address">{address}</span> },
            ]}
          />
        )}
      </Shown>
      <Pager pages={pages} />
    </>
  );
}

function What({ record }: { record: AuditRecord }) {
  const { reasons, key } = record.details;
  return (
    <span className="what">
      {sentenceOf(record)}
      {typeof key === 'string' && <small>{l.withKey(key)}</small>}
      {typeof reasons === 'string' && reasons !== '' && <small className="remarks">{reasons}</small>}
    </span>
  );
}

function Filters({ program, actions, choice, choose }: RecordsProps & { actions: readonly string[] }) {
  const id = useId();
  const [account, setAccount] = useState(choice.account);
  const programs = useLoad('log programs', async () => (await session.call('listMiniPrograms')).filter((one) => can(one, 'view-audit')));
  const members = useLoad(`log members ${program.id}`, () => session.call('listMembers', { params: { id: program.id } }));
  const submit = (event?: FormEvent): void => {
    event?.preventDefault();
    choose({ ...choice, account: account.trim() });
  };
  const clear = (): void => {
    setAccount('');
    choose(ALL);
  };
  const names = actions.map((value) => ({ value, name: actionName(value) })).sort((one, other) => one.name.localeCompare(other.name));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a form whose fields filter; `search` is not in React's types of all browsers
    <form className="card inline-form" role="search" aria-label={l.filter} onSubmit={submit}>
      {(programs.value?.length ?? 0) > 1 && (
        <SelectField
          label={l.program}
          value={program.id}
          options={(programs.value ?? []).map((one) => ({ value: one.id, name: one.name }))}
          onValue={(other) => {
            location.hash = hrefOf({ at: 'program', id: other, page: 'log' });
          }}
        />
      )}
      <Field
        label={l.who}
        placeholder={l.whoHelp}
        value={account}
        maxLength={64}
        list={`${id}members`}
        onValue={setAccount}
        onBlur={() => account.trim() !== choice.account && submit()}
      />
      <datalist id={`${id}members`}>
        {members.value?.map((member) => (
          <option key={member.account.id} value={member.account.account}>
            {member.account.name}
          </option>
        ))}
      </datalist>
      <SelectField
        label={l.what}
        value={choice.action}
        options={[{ value: '', name: l.anything }, ...names]}
        onValue={(action) => choose({ ...choice, action })}
      />
      <Field label={l.from} type="date" value={choice.from} max={choice.to || undefined} onValue={(from) => choose({ ...choice, from })} />
      <Field label={l.to} type="date" value={choice.to} min={choice.from || undefined} onValue={(to) => choose({ ...choice, to })} />
      <button type="submit">{l.filter}</button>
      <button type="button" className="quiet" disabled={choice === ALL && account === ''} onClick={clear}>
        {l.clear}
      </button>
    </form>
  );
}
