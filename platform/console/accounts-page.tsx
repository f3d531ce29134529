import { useState } from 'react';
import type { AccountRecord } from '../contract/organisation-models.ts';
import { AppsSection } from './apps-section.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { t } from './console-texts.ts';
import { InviteDialog, PendingInvitations } from './invitations.tsx';
import { o } from './organisation-texts.ts';
import { Avatar, Failure, Loading } from './parts.tsx';
import { session, useSession } from './session.ts';
import { useAction } from './use-action.ts';
import { useLoad } from './use-load.ts';
import { useTitle } from './use-title.ts';

/** For platform admins. */
export function AccountsPage() {
  const me = useSession()?.account;
  const accounts = useLoad('accounts', () => session.call('listAccounts'));
  const invitations = useLoad('account invitations', () => session.call('listAccountInvitations'));
  const [inviting, setInviting] = useState(false);
  const [resetting, setResetting] = useState<AccountRecord>();
  const [disabling, setDisabling] = useState<AccountRecord>();
  const action = useAction();
  useTitle(o.accounts);
  const change = async (
    { id }: AccountRecord,
    body: { platformAdmin?: boolean; reviewer?: boolean; disabled?: boolean },
  ): Promise<void> => {
    await action.run(async () => {
      const { account, name, platformAdmin, reviewer } = await session.call('changeAccount', { params: { account: id }, body });
      const { current } = session;
      if (current && id === me?.id) session.set({ ...current, account: { id, account, name, platformAdmin, reviewer } });
    });
    accounts.reload();
  };
  const made = (some: boolean): void => {
    setInviting(false);
    setResetting(undefined);
    if (some) invitations.reload();
  };
  return (
    <>
      <header className="head">
        <div>
          <h1>{o.accounts}</h1>
          <p>{o.accountsHelp}</p>
        </div>
        <button type="button" className="primary" onClick={() => setInviting(true)}>
          {o.inviteAccount}
        </button>
      </header>
      {inviting && (
        <InviteDialog
          title={o.inviteTitle}
          help={o.inviteHelp}
          withEmail
          make={({ email }) => session.call('inviteAccount', { body: { email } })}
          close={made}
        />
      )}
      {resetting && (
        <InviteDialog
          title={o.resetTitle(resetting.name)}
          help={o.resetHelp}
          make={() => session.call('resetAccount', { params: { account: resetting.id } })}
          close={made}
        />
      )}
      {disabling && (
        <ConfirmDialog
          title={o.disableTitle(disabling.name)}
          text={o.disableText}
          action={o.disable}
          confirm={() => {
            setDisabling(undefined);
            void change(disabling, { disabled: true });
          }}
          cancel={() => setDisabling(undefined)}
        />
      )}
      {action.error !== undefined && <Failure error={action.error} />}
      {accounts.error ? <Failure error={accounts.error} retry={accounts.reload} /> : null}
      {!accounts.value && !accounts.error && <Loading />}
      {accounts.value && (
        <div className="card table-card">
          <table className="accounts">
            <thead>
              <tr>
                <th scope="col">{t.name}</th>
                <th scope="col">{o.platformRole}</th>
                <th scope="col" aria-label={`${o.resetLink} ${o.disable}`} />
              </tr>
            </thead>
            <tbody>
              {accounts.value.map((account) => (
                <tr key={account.id}>
                  <td>
                    <span className="person">
                      <Avatar name={account.name} />
                      <span>
                        {account.name} {account.id === me?.id && <span className="tag">{t.you}</span>}{' '}
                        {account.disabledAt !== null && <span className="tag">{o.disabled}</span>}
                        <small>{[account.account, account.email].filter(Boolean).join(' · ')}</small>
                      </span>
                    </span>
                  </td>
                  <td>
                    <label className="check">
                      <input
                        type="checkbox"
                        aria-label={o.changePlatformAdmin(account.name)}
                        checked={account.platformAdmin}
                        disabled={action.busy}
                        onChange={(event) => void change(account, { platformAdmin: event.currentTarget.checked })}
                      />{' '}
                      {o.platformAdmin}
                    </label>
                    <label className="check">
                      <input
                        type="checkbox"
                        aria-label={o.changeReviewer(account.name)}
                        checked={account.reviewer}
                        disabled={action.busy}
                        onChange={(event) => void change(account, { reviewer: event.currentTarget.checked })}
                      />{' '}
                      {o.reviewer}
                    </label>
                  </td>
                  <td className="actions">
                    {account.disabledAt === null ? (
                      <>
                        <button type="button" aria-label={`${o.resetLink} ${account.name}`} onClick={() => setResetting(account)}>
                          {o.resetLink}
                        </button>
                        <button type="button" aria-label={`${o.disable}: ${account.name}`} onClick={() => setDisabling(account)}>
                          {o.disable}
                        </button>
                      </>
                    ) : (
                      <button
                        type="button"
                        aria-label={`${o.enable}: ${account.name}`}
                        onClick={() => void change(account, { disabled: false })}
                      >
                        {o.enable}
                      </button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <PendingInvitations
        list={invitations.value}
        revoke={async (invitation) => {
          await session.call('revokeAccountInvitation', { params: { invitation } });
          invitations.reload();
        }}
      />
      <AppsSection />
    </>
  );
}
