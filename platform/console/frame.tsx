import type { ReactNode } from 'react';
import type { MiniProgram, Role } from '../contract/models.ts';
import { t } from './console-texts.ts';
import { n } from './navigation-texts.ts';
import { Bell } from './notifications/bell.tsx';
import { o } from './organisation-texts.ts';
import { Avatar, Icon } from './parts.tsx';
import { ProgramMark } from './program-mark.tsx';
import { r } from './reviews/review-texts.ts';
import { hrefOf, type Page, type TopPage } from './route.ts';
import { session, useSession } from './session.ts';
import { Staged } from './staged.tsx';

/** The pages of a mini program in their order; `roles`: for these only. */
const PAGES: readonly { page: Page; icon: string; label: string; roles?: readonly Role[] }[] = [
  { page: 'versions', icon: 'versions', label: t.development },
  { page: 'codes', icon: 'target', label: t.codes },
  { page: 'usage', icon: 'graph', label: t.usage, roles: ['admin', 'analyst'] },
  { page: 'members', icon: 'organization', label: t.members },
  { page: 'test-members', icon: 'beaker', label: o.testMembers },
  { page: 'keys', icon: 'key', label: n.keys },
  { page: 'development-settings', icon: 'tools', label: n.developmentSettings },
  { page: 'log', icon: 'history', label: n.log },
  { page: 'settings', icon: 'settings-gear', label: o.settings },
];

const TOP_PAGES: readonly { at: 'list' | TopPage; icon: string; label: string; only?: 'platformAdmin' | 'reviewer' }[] = [
  { at: 'list', icon: 'package', label: t.myPrograms },
  { at: 'accounts', icon: 'account', label: o.accounts, only: 'platformAdmin' },
  { at: 'reviews', icon: 'checklist', label: r.title, only: 'reviewer' },
  { at: 'permissions', icon: 'shield', label: o.permissions },
];

export const labelOf = (page: Page): string | undefined => PAGES.find((entry) => entry.page === page)?.label;

interface FrameProps {
  program?: MiniProgram;
  page?: Page;
  top?: 'list' | TopPage;
  children: ReactNode;
}

/** The navigation beside every page, and the page. */
export function Frame({ program, page, top, children }: FrameProps) {
  const account = useSession()?.account;
  const leave = async (): Promise<void> => {
    // The session ends here whether or not the platform hears of it.
    await session.call('logOut').catch((error: unknown) => console.warn(error));
    session.set(null);
  };
  return (
    <div className="frame">
      <nav className="side" aria-label={t.product}>
        <div className="top">
          <a className="brand" href={hrefOf({ at: 'list' })}>
            <span className="mark" aria-hidden="true" />
            {t.product}
          </a>
          <Bell />
        </div>
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
      <main className="content">
        <Staged key={page ?? top}>{children}</Staged>
      </main>
    </div>
  );
}
