import type { Feature } from '../../feature.ts';
import { text } from '../../i18n.ts';
import { usePlatform } from '../../stores/platform.ts';
import { NotificationsItem } from './notifications-item.tsx';
import { setOpen, startNotifications } from './notifications-service.ts';
import { notificationsTexts } from './notifications-texts.ts';

export const notifications: Feature = {
  id: 'notifications',
  statusBar: [{ id: 'notifications', side: 'right', order: 95, always: true, Component: NotificationsItem }],
  commands: [
    {
      id: 'notifications.show',
      title: () => text(notificationsTexts).title,
      enabled: () => usePlatform.getState().account !== null,
      run: () => setOpen(true),
    },
  ],
  start: startNotifications,
};
