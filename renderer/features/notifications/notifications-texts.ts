import { defineTexts } from '../../i18n.ts';

export const notificationsTexts = defineTexts({
  en: {
    title: 'Notifications',
    button: (unread: number) => (unread === 0 ? 'Notifications' : `Notifications: ${unread} unread`),
    markAll: 'Mark all as read',
    unread: 'Unread',
    empty: 'Nothing yet. The platform tells here what happens to your mini programs: reviews, releases, new members.',
    loading: 'Asking the platform…',
    older: 'Show older ones',
    many: (count: number) => `${count} new notifications`,
    show: 'Show',
  },
  es: {
    title: 'Notificaciones',
    button: (unread: number) => (unread === 0 ? 'Notificaciones' : `Notificaciones: ${unread} sin leer`),
    markAll: 'Marcar todas como leídas',
    unread: 'Sin leer',
    empty: 'Nada todavía. La plataforma cuenta aquí lo que pasa con tus mini programas: revisiones, publicaciones, miembros.',
    loading: 'Preguntando a la plataforma…',
    older: 'Mostrar anteriores',
    many: (count: number) => `${count} notificaciones nuevas`,
    show: 'Mostrar',
  },
  'zh-CN': {
    title: '通知',
    button: (unread: number) => (unread === 0 ? '通知' : `通知：${unread} 条未读`),
    markAll: '全部标为已读',
    unread: '未读',
    empty: '暂无通知。平台会在此告知小程序的审核、发布和成员变动。',
    loading: '正在询问平台……',
    older: '显示更早的通知',
    many: (count: number) => `${count} 条新通知`,
    show: '查看',
  },
});
