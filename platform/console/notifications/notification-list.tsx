import { language } from '../../client/i18n.ts';
import { sentenceOf } from '../../client/notification-sentences.ts';
import type { Notification } from '../../contract/operations-models.ts';
import { n } from '../navigation-texts.ts';
import { Icon } from '../parts.tsx';
import { hrefOf } from '../route.ts';
import { useSession } from '../session.ts';
import { When } from '../when.tsx';
import { placeOf } from './notification-place.ts';
import { nt } from './notification-texts.ts';

interface NotificationListProps {
  rows: readonly Notification[];
  /** Marks one as read; whoever follows its link has read it. */
  read: (id: number) => void;
  followed?: () => void;
}

export function NotificationList({ rows, read, followed }: NotificationListProps) {
  const reader = useSession()?.account ?? { reviewer: false };
  return (
    <ul className="notifications" aria-label={n.notifications}>
      {rows.map((notification) => {
        const { id, kind, miniProgram, data, at, read: isRead } = notification;
        const sentence = sentenceOf(language, kind, miniProgram?.name ?? nt.goneProgram, data);
        const place = placeOf(notification, reader);
        const follow = (): void => {
          if (!isRead) read(id);
          followed?.();
        };
        return (
          <li key={id} className={isRead ? undefined : 'unread'}>
            <span className="row-text">
              {!isRead && <span className="unseen">{nt.unread}: </span>}
              {place ? (
                <a href={hrefOf(place)} onClick={follow}>
                  {sentence}
                </a>
              ) : (
                sentence
              )}
              <small>
                {typeof data['by'] === 'string' && `${nt.by(data['by'])} · `}
                <When time={at} />
              </small>
            </span>
            {!isRead && (
              <button
                type="button"
                className="quiet icon-button"
                aria-label={`${nt.markOne}: ${sentence}`}
                title={nt.markOne}
                onClick={() => read(id)}
              >
                <Icon name="check" />
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
