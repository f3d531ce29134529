import { useState } from 'react';
import type { MiniProgram } from '../../contract/models.ts';
import type { CiKey } from '../../contract/operations-models.ts';
import { Act, refusal } from '../act.tsx';
import { t } from '../console-texts.ts';
import { DataTable, Shown } from '../data-table.tsx';
import { FormDialog } from '../form-dialog.tsx';
import { n } from '../navigation-texts.ts';
import { OnceDialog } from '../once-dialog.tsx';
import { Field, Nothing, PageHead } from '../parts.tsx';
import { session } from '../session.ts';
import { useStage } from '../stage.ts';
import { useFresh } from '../use-fresh.ts';
import { useLoad } from '../use-load.ts';
import { When } from '../when.tsx';
import { AddressField } from './address-field.tsx';
import { readAddresses } from './address-list.ts';
import { k } from './keys-texts.ts';

/** Keys of build servers. */
export function KeysPage({ program }: { program: MiniProgram }) {
  const stage = useStage();
  const reason = refusal(program, 'manage-keys');
  return (
    <>
      <PageHead title={n.keys} help={k.help}>
        <Act className="primary" why={reason} act={() => stage.show(<NewKey program={program} />)}>
          {k.create}
        </Act>
      </PageHead>
      {reason === undefined ? (
        <Keys program={program} />
      ) : (
        <Nothing icon="key" title={k.hidden}>
          {reason}
        </Nothing>
      )}
    </>
  );
}

function Keys({ program }: { program: MiniProgram }) {
  const keys = useLoad(`keys ${program.id}`, () => session.call('listKeys', { params: { id: program.id } }));
  useFresh(keys.reload);
  return (
    <Shown of={keys}>
      {(rows) => (
        <DataTable
          label={n.keys}
          rows={rows}
          keyOf={({ id }) => id}
          empty={{ icon: 'key', title: k.none, help: k.noneHelp }}
          columns={[
            {
              name: k.name,
              kind: 'head',
              cell: ({ name, revokedAt }) => (
                <>
                  {name}{' '}
                  {revokedAt !== null && (
                    <span className="tag plain">
                      {k.revoked} <When time={revokedAt} />
                    </span>
                  )}
                </>
              ),
            },
            { name: k.rights, cell: () => k.rightsOf },
            { name: k.allowed, cell: ({ allowList }) => <Addresses list={allowList} /> },
            {
              name: k.made,
              cell: ({ createdBy, createdAt }) => (
                <>
                  {createdBy.name}
                  <small>
                    <When time={createdAt} />
                  </small>
                </>
              ),
            },
            {
              name: k.used,
              cell: ({ usedAt, usedFrom }) =>
                usedAt === null ? (
                  <span className="none">{k.never}</span>
                ) : (
                  <>
                    <When time={usedAt} />
                    {usedFrom && <small>{k.usedFrom(usedFrom)}</small>}
                  </>
                ),
            },
            { name: t.actions, kind: 'actions', cell: (key) => <KeyActions program={program} ciKey={key} /> },
          ]}
        />
      )}
    </Shown>
  );
}

const SHOWN_ADDRESSES = 3;

function Addresses({ list }: { list: readonly string[] }) {
  if (list.length === 0) return <span className="none">{k.anywhere}</span>;
  const rest = list.length - SHOWN_ADDRESSES;
  return (
    <span className="addresses" title={list.join('\n')}>
      {list.slice(0, SHOWN_ADDRESSES).join(', ')}
      {rest > 0 && ` +${rest}`}
    </span>
  );
}

function KeyActions({ program, ciKey }: { program: MiniProgram; ciKey: CiKey }) {
  const stage = useStage();
  const { id, name, revokedAt } = ciKey;
  const why = revokedAt === null ? null : k.isRevoked;
  const revoke = (): void =>
    stage.ask({
      title: k.revokeTitle(name),
      text: k.revokeText,
      action: k.revokeAction,
      danger: true,
      work: () => session.call('revokeKey', { params: { id: program.id, key: id } }),
      said: k.revokedNow(name),
    });
  return (
    <span className="row-actions">
      <Act why={why} label={`${k.change.replace('…', '')}: ${name}`} act={() => stage.show(<ChangeKey program={program} ciKey={ciKey} />)}>
        {k.change}
      </Act>
      <Act why={why} label={`${k.revoke.replace('…', '')}: ${name}`} act={revoke}>
        {k.revoke}
      </Act>
    </span>
  );
}

function NewKey({ program }: { program: MiniProgram }) {
  const [name, setName] = useState('');
  const [addresses, setAddresses] = useState('');
  const read = readAddresses(addresses);
  return (
    <OnceDialog
      title={k.createTitle}
      action={k.createAction}
      unready={name.trim() === '' || !('list' in read)}
      label={k.key}
      make={async () => {
        const allowList = 'list' in read ? read.list : [];
        const { secret } = await session.call('createKey', { params: { id: program.id }, body: { name, allowList } });
        return { secret, note: k.once };
      }}
    >
      <Field label={k.name} help={k.nameHelp} value={name} maxLength={64} required onValue={setName} />
      <AddressField text={addresses} onValue={setAddresses} />
    </OnceDialog>
  );
}

function ChangeKey({ program, ciKey: { id, name, allowList } }: { program: MiniProgram; ciKey: CiKey }) {
  const [addresses, setAddresses] = useState(allowList.join('\n'));
  const read = readAddresses(addresses);
  return (
    <FormDialog
      title={k.changeTitle(name)}
      action={k.save}
      unready={!('list' in read)}
      work={async () => {
        if ('list' in read) await session.call('changeKey', { params: { id: program.id, key: id }, body: { allowList: read.list } });
      }}
      said={k.changed(name)}
    >
      <AddressField text={addresses} onValue={setAddresses} />
    </FormDialog>
  );
}
