import { type FormEvent, useState } from 'react';
import { formatTime } from '../client/i18n.ts';
import type { AccountRecord } from '../contract/organisation-models.ts';
import { t } from './console-texts.ts';
import { NewPasswordField } from './new-password-field.tsx';
import { o } from './organisation-texts.ts';
import { Failure, Field, Loading } from './parts.tsx';
import { session } from './session.ts';
import { useAction } from './use-action.ts';
import { useLoad } from './use-load.ts';
import { useTitle } from './use-title.ts';

export function ProfilePage() {
  const profile = useLoad('profile', () => session.call('getProfile'));
  const [round, setRound] = useState(0);
  useTitle(o.profile);
  return (
    <>
      <header className="head">
        <div>
          <h1>{o.profile}</h1>
          <p>{o.profileHelp}</p>
        </div>
      </header>
      {profile.error ? <Failure error={profile.error} retry={profile.reload} /> : null}
      {!profile.value && !profile.error && <Loading />}
      {profile.value && (
        <>
          <NameForm profile={profile.value} />
          <PasswordForm account={profile.value.account} done={() => setRound(round + 1)} />
          <Sessions round={round} />
        </>
      )}
    </>
  );
}

function NameForm({ profile }: { profile: AccountRecord }) {
  const [name, setName] = useState(profile.name);
  const [email, setEmail] = useState(profile.email ?? '');
  const [saved, setSaved] = useState(false);
  const action = useAction();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const body = { name, email: email.trim() === '' ? null : email.trim() };
    await action.run(async () => {
      const { id, account, platformAdmin, reviewer, name: kept } = await session.call('putProfile', { body });
      const { current } = session;
      if (current) session.set({ ...current, account: { id, account, platformAdmin, reviewer, name: kept } });
      setSaved(true);
    });
  };
  return (
    <form className="card form block" onSubmit={submit} onChange={() => setSaved(false)}>
      <Field label={t.account} value={profile.account} readOnly autoComplete="username" />
      <Field
        label={t.name}
        value={name}
        maxLength={64}
        required
        autoComplete="name"
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Field
        label={o.email}
        help={o.emailHelp}
        type="email"
        value={email}
        maxLength={254}
        autoComplete="email"
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      {action.error !== undefined && <Failure error={action.error} />}
      <div className="buttons">
        <button type="submit" className="primary" disabled={action.busy}>
          {o.save}
        </button>
        <span role="status">{saved && o.saved}</span>
      </div>
    </form>
  );
}

function PasswordForm({ account, done }: { account: string; done: () => void }) {
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [changed, setChanged] = useState(false);
  const action = useAction();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setChanged(false);
    if (!(await action.run(() => session.call('changePassword', { body: { current, password } })))) return;
    setCurrent('');
    setPassword('');
    setChanged(true);
    done();
  };
  return (
    <form className="card form block" onSubmit={submit}>
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
        onChange={(event) => setCurrent(event.currentTarget.value)}
      />
      <NewPasswordField label={o.newPassword} value={password} onChange={setPassword} />
      {action.error !== undefined && <Failure error={action.error} />}
      <div className="buttons">
        <button type="submit" disabled={action.busy}>
          {o.changePassword}
        </button>
        <span role="status">{changed && o.passwordChanged}</span>
      </div>
    </form>
  );
}

function Sessions({ round }: { round: number }) {
  const sessions = useLoad(`sessions ${round}`, () => session.call('listSessions'));
  const action = useAction();
  const end = (id?: string): Promise<unknown> =>
    action.run(async () => {
      await (id === undefined ? session.call('endOtherSessions') : session.call('endSession', { params: { session: id } }));
      sessions.reload();
    });
  return (
    <section className="section">
      <div className="head small">
        <div>
          <h2>{o.sessions}</h2>
          <p className="help">{o.sessionsHelp}</p>
        </div>
        <button type="button" disabled={action.busy || (sessions.value?.length ?? 0) < 2} onClick={() => void end()}>
          {o.endOthers}
        </button>
      </div>
      {(action.error ?? sessions.error) ? <Failure error={action.error ?? sessions.error} retry={sessions.reload} /> : null}
      <ul className="card rows" aria-label={o.sessions}>
        {sessions.value?.map((one) => (
          <li key={one.id}>
            <span className="row-text">
              {nameOf(one.device)} {one.current && <span className="tag">{o.thisSession}</span>}
              <small title={one.device}>
                {one.address} · {o.lastUsed(formatTime(one.usedAt))}
              </small>
            </span>
            {!one.current && (
              <button
                type="button"
                disabled={action.busy}
                aria-label={`${o.endSession}: ${nameOf(one.device)}`}
                onClick={() => void end(one.id)}
              >
                {o.endSession}
              </button>
            )}
          </li>
        ))}
      </ul>
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
