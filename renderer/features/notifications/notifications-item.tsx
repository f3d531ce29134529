import './notifications.css';
import { useTexts } from '../../i18n.ts';
import { useLanguage } from '../../language.ts';
import { errorToast } from '../../report.ts';
import { usePlatform } from '../../stores/platform.ts';
import { Button, Icon, Popover } from '../../ui/index.ts';
import { follow, loadOlder, markRead, setOpen, useNotifications } from './notifications-service.ts';
import { notificationsTexts } from './notifications-texts.ts';

const MOST_SHOWN = 99;

/** In the status bar while somebody is signed in: how much is unread, and the list. */
export function NotificationsItem() {
  const t = useTexts(notificationsTexts);
  const signedIn = usePlatform((state) => state.account !== null);
  const { unread, open } = useNotifications();
  if (!signedIn) return null;
  return (
    <Popover
      title={t.title}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <button type="button" className="status-item" aria-label={t.button(unread)} title={t.button(unread)}>
          <Icon name={unread > 0 ? 'bell-dot' : 'bell'} />
          {unread > 0 && <span className="notifications-count">{unread > MOST_SHOWN ? `${MOST_SHOWN}+` : unread}</span>}
        </button>
      }
      actions={
        <Button kind="link" disabled={unread === 0} onClick={() => void markRead().catch(errorToast)}>
          {t.markAll}
        </Button>
      }
    >
      <NotificationList />
    </Popover>
  );
}

function NotificationList() {
  const t = useTexts(notificationsTexts);
  const language = useLanguage((state) => state.language);
  const { list, more } = useNotifications();
  if (!list) return <p className="notifications-note">{t.loading}</p>;
  if (list.length === 0) return <p className="notifications-note">{t.empty}</p>;
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <ul className="notifications-list">
      {list.map((each) => (
        <li key={each.id}>
          <button type="button" className="notifications-entry" onClick={() => follow(each)}>
            <span className="notifications-mark">{!each.read && <span role="img" aria-label={t.unread} />}</span>
            <span>
              {each.text}
              <time dateTime={new Date(each.at).toISOString()}>{when.format(each.at)}</time>
            </span>
          </button>
        </li>
      ))}
      {more && (
        <li className="notifications-more">
          <Button kind="link" onClick={() => void loadOlder().catch(errorToast)}>
            {t.older}
          </Button>
        </li>
      )}
    </ul>
  );
}
