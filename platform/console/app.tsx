import type { ReactNode } from 'react';
import { describeFailure } from '../client/error-texts.ts';
import { PlatformError } from '../contract/errors.ts';
import type { MiniProgram } from '../contract/models.ts';
import { t } from './console-texts.ts';
import { MembersPage } from './members-page.tsx';
import { MiniProgramsPage } from './mini-programs-page.tsx';
import { Avatar, Failure, Icon, Loading, Nothing } from './parts.tsx';
import { hrefOf, type Page, useRoute } from './route.ts';
import { session, useSession } from './session.ts';
import { SignInPage } from './sign-in-page.tsx';
import { useLoad } from './use-load.ts';
import { useTitle } from './use-title.ts';
import { VersionsPage } from './versions-page.tsx';

export function App() {
  const signedIn = useSession();
  const route = useRoute();
  if (!signedIn) return <SignInPage />;
  if (route.at === 'list') {
    return (
      <Frame>
        <MiniProgramsPage />
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
        (page === 'versions' ? (
          <VersionsPage program={program.value} />
        ) : (
          <MembersPage program={program.value} roleChanged={program.reload} />
        ))}
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

const PAGES: readonly { page: Page; icon: string; label: string }[] = [
  { page: 'versions', icon: 'versions', label: t.development },
  { page: 'members', icon: 'organization', label: t.members },
];

function Frame({ program, page, children }: { program?: MiniProgram; page?: Page; children: ReactNode }) {
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
        <a className="entry home" href={hrefOf({ at: 'list' })} aria-current={page ? undefined : 'page'}>
          <Icon name={page ? 'arrow-left' : 'package'} />
          {page ? t.back : t.myPrograms}
        </a>
        {program && (
          <>
            <div className="program">
              <span className="program-mark" aria-hidden="true" />
              <span>
                <span className="program-name">{program.name}</span>
                <span className="program-id">{program.id}</span>
              </span>
            </div>
            {PAGES.map((entry) => (
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
            <>
              <Avatar name={account.name} />
              <span className="me-name">{account.name}</span>
            </>
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
