import { texts } from '../client/i18n.ts';

/** Names of pages that more than the page itself says. */
export const n = texts({
  en: { keys: 'CI keys', developmentSettings: 'Development settings', log: 'Log', notifications: 'Notifications' },
  es: { keys: 'Claves de CI', developmentSettings: 'Ajustes de desarrollo', log: 'Registro', notifications: 'Notificaciones' },
  'zh-CN': { keys: 'CI 密钥', developmentSettings: '开发设置', log: '操作日志', notifications: '通知' },
});
