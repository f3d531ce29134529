import './notifications.css';
import { useId, useRef, useState } from 'react';
import { n } from '../navigation-texts.ts';
import { Icon } from '../parts.tsx';
import { hrefOf } from '../route.ts';
import { session } from '../session.ts';
import { useFresh } from '../use-fresh.ts';
import { useLoad } from '../use-load.ts';
import { markRead } from './mark-read.ts';
import { NotificationList } from './notification-list.tsx';
import { nt } from './notification-texts.ts';

const LATEST = 8;
/** Larger counts would not fit on the icon. */
const MOST = 99;

/** How much is unread, and the latest of it on a press. */
export function Bell() {
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const latest = useLoad('bell', () => session.call('listNotifications', { query: { limit: LATEST } }));
  useFresh(latest.reload);
  const unread = latest.value?.unread ?? 0;
  const close = (): void => panel.current?.hidePopover();
  return (
    <>
      <button type="button" className="quiet icon-button bell" aria-label={nt.bell(unread)} title={n.notifications} popoverTarget={id}>
        <Icon name={unread > 0 ? 'bell-dot' : 'bell'} />
        {unread > 0 && (
          <span className="badge" aria-hidden="true">
            {unread > MOST ? `${MOST}+` : unread}
          </span>
        )}
      </button>
      <div
        ref={panel}
        id={id}
        className="card bell-panel"
        popover="auto"
        role="dialog"
        aria-label={n.notifications}
        onToggle={(event) => setOpen(event.newState === 'open')}
      >
        {open && (
          <>
            <div className="bell-head">
              <h2>{n.notifications}</h2>
              {unread > 0 && (
                <button type="button" className="quiet" onClick={() => void markRead()}>
                  {nt.markAll}
                </button>
              )}
            </div>
            {latest.value && latest.value.notifications.length > 0 ? (
              <NotificationList rows={latest.value.notifications} read={(one) => void markRead([one])} followed={close} />
            ) : (
              <p className="none bell-none">{nt.none}</p>
            )}
            <a className="bell-all" href={hrefOf({ at: 'notifications' })} onClick={close}>
              {nt.all}
            </a>
          </>
        )}
      </div>
    </>
  );
}
