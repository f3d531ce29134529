import { useState } from 'react';
import { formatTime } from '../client/i18n.ts';
import type { AccountRecord } from '../contract/organisation-models.ts';
import { ActionForm } from './action-form.tsx';
import { t } from './console-texts.ts';
import { Shown } from './data-table.tsx';
import { NewPasswordField } from './new-password-field.tsx';
import { o } from './organisation-texts.ts';
import { Field, PageHead } from './parts.tsx';
import { RowList } from './row-list.tsx';
import { session } from './session.ts';
import { useStage } from './stage.ts';
import { useLoad } from './use-load.ts';
import { useTitle } from './use-title.ts';

export function ProfilePage() {
  const profile = useLoad('profile', () => session.call('getProfile'));
  useTitle(o.profile);
  return (
    <>
      <PageHead title={o.profile} help={o.profileHelp} />
      <Shown of={profile}>
        {(mine) => (
          <>
            <NameForm profile={mine} />
            <PasswordForm account={mine.account} />
            <Sessions />
          </>
        )}
      </Shown>
    </>
  );
}

function NameForm({ profile }: { profile: AccountRecord }) {
  const stage = useStage();
  const [name, setName] = useState(profile.name);
  const [email, setEmail] = useState(profile.email ?? '');
  const save = async (): Promise<void> => {
    const {
      id,
      account,
      platformAdmin,
      reviewer,
      name: kept,
    } = await session.call('putProfile', {
      body: { name, email: email.trim() || null },
    });
    const { current } = session;
    if (current) session.set({ ...current, account: { id, account, platformAdmin, reviewer, name: kept } });
  };
  return (
    <ActionForm className="card form block" action={o.save} work={() => stage.run(save, o.saved)}>
      <Field label={t.account} value={profile.account} readOnly autoComplete="username" />
      <Field label={t.name} value={name} maxLength={64} required autoComplete="name" onValue={setName} />
      <Field label={o.email} help={o.emailHelp} type="email" value={email} maxLength={254} autoComplete="email" onValue={setEmail} />
    </ActionForm>
  );
}

function PasswordForm({ account }: { account: string }) {
  const stage = useStage();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const change = async (): Promise<void> => {
    await stage.run(() => session.call('changePassword', { body: { current, password } }), o.passwordChanged);
    setCurrent('');
    setPassword('');
  };
  return (
    <ActionForm className="card form block" action={o.changePassword} plain work={change}>
      <h2>{o.passwordTitle}</h2>
      {/* Password managers look for the account beside the password. */}
      <input type="text" autoComplete="username" value={account} readOnly hidden />
      <Field
        label={o.currentPassword}
        type="password"
        autoComplete="current-password"
        value={current}
        maxLength={256}
        required
        onValue={setCurrent}
      />
      <NewPasswordField label={o.newPassword} value={password} onValue={setPassword} />
    </ActionForm>
  );
}

function Sessions() {
  const stage = useStage();
  const sessions = useLoad('sessions', () => session.call('listSessions'));
  return (
    <section className="section">
      <div className="head small">
        <div>
          <h2>{o.sessions}</h2>
          <p className="help">{o.sessionsHelp}</p>
        </div>
        <button
          type="button"
          disabled={(sessions.value?.length ?? 0) < 2}
          onClick={() => void stage.attempt(() => session.call('endOtherSessions'))}
        >
          {o.endOthers}
        </button>
      </div>
      <Shown of={sessions}>
        {(rows) => (
          <RowList label={o.sessions} rows={rows} keyOf={({ id }) => id}>
            {(one) => (
              <>
                <span className="row-text">
                  {nameOf(one.device)} {one.current && <span className="tag">{o.thisSession}</span>}
                  <small title={one.device}>
                    {one.address} · {o.lastUsed(formatTime(one.usedAt))}
                  </small>
                </span>
                {!one.current && (
                  <button
                    type="button"
                    aria-label={`${o.endSession}: ${nameOf(one.device)}`}
                    onClick={() => void stage.attempt(() => session.call('endSession', { params: { session: one.id } }))}
                  >
                    {o.endSession}
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

const BROWSERS: readonly [RegExp, string][] = [
  [/Electron\//, 'Kumquat Studio'],
  [/^(node|undici)/i, 'Kumquat Studio'],
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const SYSTEMS: readonly [RegExp, string][] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];

/** `Chrome, Windows` for a user agent; its beginning when it is of none that is known. */
function nameOf(device: string): string {
  const find = (list: readonly [RegExp, string][]): string | undefined => list.find(([pattern]) => pattern.test(device))?.[1];
  const found = [find(BROWSERS), find(SYSTEMS)].filter(Boolean).join(', ');
  return found || device.slice(0, 40) || o.unknownDevice;
}
