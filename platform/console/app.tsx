import type { ComponentType } from 'react';
import { describeFailure } from '../client/error-texts.ts';
import { PlatformError } from '../contract/errors.ts';
import type { MiniProgram } from '../contract/models.ts';
import { AccountsPage } from './accounts-page.tsx';
import { CodesPage } from './codes/codes-page.tsx';
import { t } from './console-texts.ts';
import { DevelopmentPage } from './development/development-page.tsx';
import { DevelopmentSettingsPage } from './development-settings/development-settings-page.tsx';
import { Frame, labelOf } from './frame.tsx';
import { InvitationPage } from './invitation-page.tsx';
import { KeysPage } from './keys/keys-page.tsx';
import { LogPage } from './log/log-page.tsx';
import { MembersPage } from './members-page.tsx';
import { MiniProgramsPage } from './mini-programs-page.tsx';
import { NotificationsPage } from './notifications/notifications-page.tsx';
import { Failure, Loading, Nothing } from './parts.tsx';
import { PermissionsPage } from './permissions-page.tsx';
import { ProfilePage } from './profile-page.tsx';
import { QueuePage } from './reviews/queue-page.tsx';
import { SubmissionPage } from './reviews/submission-page.tsx';
import { hrefOf, type Page, useRoute } from './route.ts';
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
        {route.at === 'notifications' && <NotificationsPage />}
        {route.at === 'review' && <SubmissionPage key={route.id} id={route.id} />}
      </Frame>
    );
  }
  return <ProgramFrame key={route.id} id={route.id} page={route.page} />;
}

const SHOWN: Record<Page, ComponentType<{ program: MiniProgram }>> = {
  versions: DevelopmentPage,
  codes: CodesPage,
  usage: UsagePage,
  members: MembersPage,
  'test-members': TestMembersPage,
  keys: KeysPage,
  'development-settings': DevelopmentSettingsPage,
  log: LogPage,
  settings: SettingsPage,
};

function ProgramFrame({ id, page }: { id: string; page: Page }) {
  const program = useLoad(id, () => session.call('getMiniProgram', { params: { id } }));
  useTitle(labelOf(page), program.value?.name);
  const Content = SHOWN[page];
  return (
    <Frame program={program.value} page={page}>
      {program.value === undefined && !program.error && <Loading />}
      {program.error ? <NoProgram error={program.error} retry={program.reload} /> : null}
      {program.value && <Content program={program.value} />}
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
