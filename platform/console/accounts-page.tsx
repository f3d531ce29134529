import type { AccountRecord } from '../contract/organisation-models.ts';
import { AppsSection } from './apps-section.tsx';
import { t } from './console-texts.ts';
import { DataTable, Shown } from './data-table.tsx';
import { InviteDialog, PendingInvitations } from './invitations.tsx';
import { o } from './organisation-texts.ts';
import { CheckBox, PageHead, Person } from './parts.tsx';
import { session, useSession } from './session.ts';
import { useStage } from './stage.ts';
import { useLoad } from './use-load.ts';
import { useTitle } from './use-title.ts';

type Change = { platformAdmin?: boolean; reviewer?: boolean; disabled?: boolean };

/** For platform admins. */
export function AccountsPage() {
  const stage = useStage();
  const me = useSession()?.account;
  const accounts = useLoad('accounts', () => session.call('listAccounts'));
  const invitations = useLoad('account invitations', () => session.call('listAccountInvitations'));
  useTitle(o.accounts);
  const change = async ({ id }: AccountRecord, body: Change): Promise<void> => {
    const { account, name, platformAdmin, reviewer } = await session.call('changeAccount', { params: { account: id }, body });
    const { current } = session;
    if (current && id === me?.id) session.set({ ...current, account: { id, account, name, platformAdmin, reviewer } });
  };
  const invite = (
    <InviteDialog
      title={o.inviteTitle}
      help={o.inviteHelp}
      withEmail
      make={({ email }) => session.call('inviteAccount', { body: { email } })}
    />
  );
  return (
    <>
      <PageHead title={o.accounts} help={o.accountsHelp}>
        <button type="button" className="primary" onClick={() => stage.show(invite)}>
          {o.inviteAccount}
        </button>
      </PageHead>
      <Shown of={accounts}>
        {(rows) => (
          <DataTable
            label={o.accounts}
            rows={rows}
            keyOf={({ id }) => id}
            columns={[
              {
                name: t.name,
                kind: 'head',
                cell: (account) => (
                  <Person name={account.name}>
                    {account.name} {account.id === me?.id && <span className="tag">{t.you}</span>}{' '}
                    {account.disabledAt !== null && <span className="tag plain">{o.disabled}</span>}
                    <small>{[account.account, account.email].filter(Boolean).join(' · ')}</small>
                  </Person>
                ),
              },
              {
                name: o.platformRole,
                kind: 'wide',
                cell: (account) => (
                  <>
                    <CheckBox
                      aria-label={o.changePlatformAdmin(account.name)}
                      checked={account.platformAdmin}
                      onValue={(platformAdmin) => void stage.attempt(() => change(account, { platformAdmin }))}
                    >
                      {o.platformAdmin}
                    </CheckBox>
                    <CheckBox
                      aria-label={o.changeReviewer(account.name)}
                      checked={account.reviewer}
                      onValue={(reviewer) => void stage.attempt(() => change(account, { reviewer }))}
                    >
                      {o.reviewer}
                    </CheckBox>
                  </>
                ),
              },
              { name: t.actions, kind: 'actions', cell: (account) => <AccountActions account={account} change={change} /> },
            ]}
          />
        )}
      </Shown>
      <PendingInvitations
        list={invitations.value}
        revoke={(invitation) => session.call('revokeAccountInvitation', { params: { invitation } })}
      />
      <AppsSection />
    </>
  );
}

function AccountActions({ account, change }: { account: AccountRecord; change: (account: AccountRecord, body: Change) => Promise<void> }) {
  const stage = useStage();
  const { id, name } = account;
  if (account.disabledAt !== null) {
    return (
      <button
        type="button"
        aria-label={`${o.enable}: ${name}`}
        onClick={() => void stage.attempt(() => change(account, { disabled: false }))}
      >
        {o.enable}
      </button>
    );
  }
  const reset = (
    <InviteDialog title={o.resetTitle(name)} help={o.resetHelp} make={() => session.call('resetAccount', { params: { account: id } })} />
  );
  const disable = (): void =>
    stage.ask({
      title: o.disableTitle(name),
      text: o.disableText,
      action: o.disable,
      danger: true,
      work: () => change(account, { disabled: true }),
    });
  return (
    <span className="row-actions">
      <button type="button" aria-label={`${o.resetLink} ${name}`} onClick={() => stage.show(reset)}>
        {o.resetLink}
      </button>
      <button type="button" aria-label={`${o.disable}: ${name}`} onClick={disable}>
        {o.disable}
      </button>
    </span>
  );
}
