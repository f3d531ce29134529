import type { Language } from '../../../main/contract/models.ts';
import { useLanguage } from '../../language.ts';

/** Where a mini program is opened from, as the platform numbers it: English, Spanish, Chinese. The ones that programs ask for. */
const SCENES: Record<number, readonly [en: string, es: string, zh: string]> = {
  1001: ['List of used mini programs', 'Lista de mini programas usados', '发现栏小程序主入口'],
  1005: ['Search at the top', 'Búsqueda superior', '顶部搜索框的搜索结果页'],
  1007: ['Card in a chat with one person', 'Tarjeta en un chat individual', '单人聊天会话中的小程序消息卡片'],
  1008: ['Card in a group chat', 'Tarjeta en un chat de grupo', '群聊会话中的小程序消息卡片'],
  1011: ['QR code scanned', 'Código QR escaneado', '扫描二维码'],
  1012: ['QR code in an image, held', 'Código QR de una imagen', '长按图片识别二维码'],
  1013: ['QR code from the album', 'Código QR del álbum', '扫描手机相册中选取的二维码'],
  1014: ['Subscribed message', 'Mensaje suscrito', '小程序订阅消息'],
  1017: ['Entry of the trial version', 'Entrada de la versión de prueba', '前往小程序体验版的入口页'],
  1019: ['Wallet', 'Monedero', '微信钱包'],
  1020: ['Profile of an account', 'Perfil de una cuenta', '公众号 profile 页相关小程序列表'],
  1022: ['Pinned in the chats', 'Fijado en los chats', '聊天顶部置顶小程序入口'],
  1023: ['Icon on the home screen', 'Icono de la pantalla de inicio', '安卓系统桌面图标'],
  1025: ['Barcode scanned', 'Código de barras escaneado', '扫描一维码'],
  1026: ['Nearby mini programs', 'Mini programas cercanos', '发现栏附近小程序列表'],
  1028: ['Card of the wallet', 'Tarjeta del monedero', '我的卡包'],
  1034: ['Payment done', 'Pago completado', '微信支付完成页'],
  1035: ['Menu of an account', 'Menú de una cuenta', '公众号自定义菜单'],
  1036: ['Card in an app', 'Tarjeta en una app', 'App 分享消息卡片'],
  1037: ['Another mini program', 'Otro mini programa', '小程序打开小程序'],
  1038: ['Back from another mini program', 'Vuelta de otro mini programa', '从另一个小程序返回'],
  1043: ['Message of an account', 'Mensaje de una cuenta', '公众号模板消息'],
  1044: ['Shared card with ticket', 'Tarjeta compartida con ticket', '带 shareTicket 的小程序消息卡片'],
  1047: ['Mini program code scanned', 'Código de mini programa escaneado', '扫描小程序码'],
  1048: ['Mini program code in an image', 'Código de mini programa de una imagen', '长按图片识别小程序码'],
  1058: ['Article of an account', 'Artículo de una cuenta', '公众号文章'],
  1069: ['App on the phone', 'App del teléfono', '移动应用通过 openSDK 打开'],
  1089: ['Pulled down in the chats', 'Deslizar hacia abajo en los chats', '聊天主界面下拉'],
  1096: ['Chat records', 'Historial del chat', '聊天记录打开小程序'],
  1129: ['Visited by a crawler', 'Visita de un rastreador', '微信爬虫访问'],
  1154: ['Moments, one page', 'Momentos, una página', '朋友圈内打开“单页模式”'],
  1155: ['Moments', 'Momentos', '“单页模式”打开小程序'],
};

const COLUMN: Record<Language, 0 | 1 | 2> = { en: 0, es: 1, 'zh-CN': 2 };

/** The scenes for a list, each with its number and its name in the language of the interface. */
export function useScenes(): { value: string; label: string }[] {
  const column = COLUMN[useLanguage((state) => state.language)];
  return Object.entries(SCENES).map(([value, names]) => ({ value, label: `${value}: ${names[column]}` }));
}
