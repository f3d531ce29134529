import type { ReactNode } from 'react';
import { describeFailure } from '../client/error-texts.ts';
import { PlatformError } from '../contract/errors.ts';
import type { MiniProgram, Role } from '../contract/models.ts';
import { AccountsPage } from './accounts-page.tsx';
import { CodesPage } from './codes/codes-page.tsx';
import { t } from './console-texts.ts';
import { DevelopmentPage } from './development/development-page.tsx';
import { InvitationPage } from './invitation-page.tsx';
import { MembersPage } from './members-page.tsx';
import { MiniProgramsPage } from './mini-programs-page.tsx';
import { o } from './organisation-texts.ts';
import { Avatar, Failure, Icon, Loading, Nothing } from './parts.tsx';
import { PermissionsPage } from './permissions-page.tsx';
import { ProfilePage } from './profile-page.tsx';
import { ProgramMark } from './program-mark.tsx';
import { QueuePage } from './reviews/queue-page.tsx';
import { r } from './reviews/review-texts.ts';
import { SubmissionPage } from './reviews/submission-page.tsx';
import { hrefOf, type Page, type TopPage, useRoute } from './route.ts';
import { session, useSession } from './session.ts';
import { SettingsPage } from './settings-page.tsx';
import { SignInPage } from './sign-in-page.tsx';
import { TestMembersPage } from './test-members-page.tsx';
import { UsagePage } from './usage/usage-page.tsx';
import { useLoad } from './use-load.ts';
import { useTitle } from './use-title.ts';

export function App() {
  const signedIn = useSession();
  const route = useRoute();
  if (route.at === 'invite') return <InvitationPage key={route.token} token={route.token} />;
  if (!signedIn) return <SignInPage />;
  if (route.at !== 'program') {
    return (
      <Frame top={route.at === 'review' ? 'reviews' : route.at}>
        {route.at === 'list' && <MiniProgramsPage />}
        {route.at === 'profile' && <ProfilePage />}
        {route.at === 'permissions' && <PermissionsPage />}
        {route.at === 'accounts' && <AccountsPage />}
        {route.at === 'reviews' && <QueuePage />}
        {route.at === 'review' && <SubmissionPage key={route.id} id={route.id} />}
      </Frame>
    );
  }
  return <ProgramFrame key={route.id} id={route.id} page={route.page} />;
}

function ProgramFrame({ id, page }: { id: string; page: Page }) {
  const program = useLoad(id, () => session.call('getMiniProgram', { params: { id } }));
  useTitle(PAGES.find((entry) => entry.page === page)?.label, program.value?.name);
  return (
    <Frame program={program.value} page={page}>
      {!program.value && !program.error && <Loading />}
      {program.error ? <NoProgram error={program.error} retry={program.reload} /> : null}
      {program.value &&
        {
          versions: () => <DevelopmentPage program={program.value as MiniProgram} />,
          members: () => <MembersPage program={program.value as MiniProgram} roleChanged={program.reload} />,
          'test-members': () => <TestMembersPage program={program.value as MiniProgram} />,
          codes: () => <CodesPage program={program.value as MiniProgram} />,
          usage: () => <UsagePage program={program.value as MiniProgram} />,
          settings: () => <SettingsPage program={program.value as MiniProgram} changed={program.reload} />,
        }[page]()}
    </Frame>
  );
}

/** Trying again helps against a platform that does not answer, but not to see what is not there or not one's own. */
function NoProgram({ error, retry }: { error: unknown; retry: () => void }) {
  const hidden = error instanceof PlatformError && ['mini-program-missing', 'not-a-member', 'invalid-input'].includes(error.code);
  if (!hidden) return <Failure error={error} retry={retry} />;
  return (
    <Nothing icon="circle-slash" title={describeFailure(error)}>
      <a className="link" href={hrefOf({ at: 'list' })}>
        {t.back}
      </a>
    </Nothing>
  );
}

const PAGES: readonly { page: Page; icon: string; label: string; roles?: readonly Role[] }[] = [
  { page: 'versions', icon: 'versions', label: t.development },
  { page: 'codes', icon: 'target', label: t.codes },
  { page: 'usage', icon: 'graph', label: t.usage, roles: ['admin', 'analyst'] },
  { page: 'members', icon: 'organization', label: t.members },
  { page: 'test-members', icon: 'beaker', label: o.testMembers },
  { page: 'settings', icon: 'settings-gear', label: o.settings },
];

const TOP_PAGES: readonly { at: 'list' | TopPage; icon: string; label: string; only?: 'platformAdmin' | 'reviewer' }[] = [
  { at: 'list', icon: 'package', label: t.myPrograms },
  { at: 'accounts', icon: 'account', label: o.accounts, only: 'platformAdmin' },
  { at: 'reviews', icon: 'checklist', label: r.title, only: 'reviewer' },
  { at: 'permissions', icon: 'shield', label: o.permissions },
];

interface FrameProps {
  program?: MiniProgram;
  page?: Page;
  top?: 'list' | TopPage;
  children: ReactNode;
}

function Frame({ program, page, top, children }: FrameProps) {
  const account = useSession()?.account;
  const leave = async (): Promise<void> => {
    // The session ends here whether or not the platform hears of it.
    await session.call('logOut').catch((error: unknown) => console.warn(error));
    session.set(null);
  };
  return (
    <div className="frame">
      <nav className="side" aria-label={t.product}>
        <a className="brand" href={hrefOf({ at: 'list' })}>
          <span className="mark" aria-hidden="true" />
          {t.product}
        </a>
        {page ? (
          <a className="entry home" href={hrefOf({ at: 'list' })}>
            <Icon name="arrow-left" />
            {t.back}
          </a>
        ) : (
          TOP_PAGES.filter(({ only }) => !only || account?.[only]).map((entry) => (
            <a key={entry.at} className="entry" href={hrefOf({ at: entry.at })} aria-current={entry.at === top ? 'page' : undefined}>
              <Icon name={entry.icon} />
              {entry.label}
            </a>
          ))
        )}
        {program && (
          <>
            <div className="program">
              <ProgramMark program={program} />
              <span>
                <span className="program-name">{program.name}</span>
                <span className="program-id">{program.id}</span>
              </span>
            </div>
            {PAGES.filter(({ roles }) => !roles || roles.includes(program.role)).map((entry) => (
              <a
                key={entry.page}
                className="entry"
                href={hrefOf({ at: 'program', id: program.id, page: entry.page })}
                aria-current={entry.page === page ? 'page' : undefined}
              >
                <Icon name={entry.icon} />
                {entry.label}
              </a>
            ))}
          </>
        )}
        <div className="me">
          {account && (
            <a className="me-link" href={hrefOf({ at: 'profile' })} aria-label={`${o.profile}: ${account.name}`} title={o.profile}>
              <Avatar name={account.name} />
              <span className="me-name">{account.name}</span>
            </a>
          )}
          <button type="button" className="quiet" onClick={() => void leave()} aria-label={t.signOut} title={t.signOut}>
            <Icon name="sign-out" />
          </button>
        </div>
      </nav>
      <main className="content">{children}</main>
    </div>
  );
}
