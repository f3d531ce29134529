import type { ReactNode } from 'react';
import type { MiniProgram } from '../contract/models.ts';
import { t } from './console-texts.ts';
import { MembersPage } from './members-page.tsx';
import { MiniProgramsPage } from './mini-programs-page.tsx';
import { Avatar, Failure, Icon } from './parts.tsx';
import { hrefOf, type Page, useRoute } from './route.ts';
import { session, useSession } from './session.ts';
import { SignInPage } from './sign-in-page.tsx';
import { useLoad } from './use-load.ts';
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
  return (
    <Frame program={program.value} page={page}>
      {program.error ? <Failure error={program.error} retry={program.reload} /> : null}
      {program.value && (page === 'versions' ? <VersionsPage program={program.value} /> : <MembersPage program={program.value} />)}
    </Frame>
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
        {program && (
          <>
            <a className="program" href={hrefOf({ at: 'list' })} title={t.back}>
              <span className="program-mark" aria-hidden="true" />
              <span>
                <span className="program-name">{program.name}</span>
                <span className="program-id">{program.id}</span>
              </span>
            </a>
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
