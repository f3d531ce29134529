import { useState } from 'react';
import { Shown } from '../data-table.tsx';
import { n } from '../navigation-texts.ts';
import { Pager } from '../pager.tsx';
import { CheckBox, Nothing, PageHead } from '../parts.tsx';
import { session } from '../session.ts';
import { useFresh } from '../use-fresh.ts';
import { usePages } from '../use-pages.ts';
import { useTitle } from '../use-title.ts';
import { markRead } from './mark-read.ts';
import { NotificationList } from './notification-list.tsx';
import { nt } from './notification-texts.ts';

/** All that the reader was told. */
export function NotificationsPage() {
  const [unread, setUnread] = useState(false);
  const pages = usePages(`notifications ${unread}`, async (before) => {
    const { notifications, more } = await session.call('listNotifications', { query: { unread: unread ? 'true' : 'false', before } });
    return { rows: notifications, more };
  });
  useFresh(pages.shown.reload);
  useTitle(n.notifications);
  const hasUnread = pages.shown.value?.rows.some(({ read }) => !read) ?? false;
  return (
    <>
      <PageHead title={n.notifications} help={nt.help}>
        <button type="button" disabled={!hasUnread} onClick={() => void markRead()}>
          {nt.markAll}
        </button>
      </PageHead>
      <CheckBox checked={unread} onValue={setUnread}>
        {nt.onlyUnread}
      </CheckBox>
      <Shown of={pages.shown}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Nothing icon="bell" title={nt.none}>
              {nt.noneHelp}
            </Nothing>
          ) : (
            <div className="card">
              <NotificationList rows={rows} read={(id) => void markRead([id])} />
            </div>
          )
        }
      </Shown>
      <Pager pages={pages} />
    </>
  );
}
