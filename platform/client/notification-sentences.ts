import type { NotificationKind } from '../contract/operations-models.ts';
import type { Language } from './i18n.ts';

type Data = Record<string, unknown>;

/** A value of a notification's data in a sentence, on one line. */
const word = (data: Data, name: string): string => {
  const value = data[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value).replace(/[\r\n]+/g, ' ') : '';
};
const versionOf = (data: Data): string => (word(data, 'number') ? `${word(data, 'version')} (#${word(data, 'number')})` : '');

const ROLES: Record<Language, Record<string, string>> = {
  en: { admin: 'admin', operator: 'operator', developer: 'developer', analyst: 'data analyst', 'test-member': 'test member' },
  es: {
    admin: 'administrador',
    operator: 'operador',
    developer: 'desarrollador',
    analyst: 'analista de datos',
    'test-member': 'miembro de prueba',
  },
  'zh-CN': { admin: '管理员', operator: '运营者', developer: '开发者', analyst: '数据分析者', 'test-member': '体验成员' },
};
const roleOf = (language: Language, data: Data): string => ROLES[language][word(data, 'role')] ?? word(data, 'role');

type Sentences = Record<NotificationKind, (program: string, data: Data) => string>;

const en: Sentences = {
  invited: (program, data) => `You were added to ${program} as ${roleOf('en', data)}.`,
  'role-changed': (program, data) => `Your role in ${program} is now ${roleOf('en', data)}.`,
  removed: (program) => `You were removed from ${program}.`,
  'version-uploaded': (program, data) => `Version ${versionOf(data)} of ${program} was uploaded.`,
  'review-submitted': (program, data) => `Version ${versionOf(data)} of ${program} was submitted for review.`,
  'review-approved': (program, data) => `Version ${versionOf(data)} of ${program} passed the review and can be released.`,
  'review-rejected': (program, data) => `Version ${versionOf(data)} of ${program} was rejected. ${word(data, 'reasons')}`.trim(),
  'review-withdrawn': (program, data) => `Version ${versionOf(data)} of ${program} was taken back from review.`,
  released: (program, data) => `Version ${versionOf(data)} of ${program} was released.`,
  'release-changed': (program, data) => `The phased release of version ${versionOf(data)} of ${program} changed.`,
  'rolled-back': (program, data) => `${program} went back to version ${versionOf(data)}.`,
  withdrawn: (program) => `The online version of ${program} was withdrawn.`,
  suspended: (program) => `The service of ${program} was suspended.`,
  resumed: (program) => `The service of ${program} was resumed.`,
};

const es: Sentences = {
  invited: (program, data) => `Se te ha añadido a ${program} como ${roleOf('es', data)}.`,
  'role-changed': (program, data) => `Tu rol en ${program} ahora es ${roleOf('es', data)}.`,
  removed: (program) => `Se te ha quitado de ${program}.`,
  'version-uploaded': (program, data) => `Se ha subido la versión ${versionOf(data)} de ${program}.`,
  'review-submitted': (program, data) => `La versión ${versionOf(data)} de ${program} se ha enviado a revisión.`,
  'review-approved': (program, data) => `La versión ${versionOf(data)} de ${program} ha pasado la revisión y se puede publicar.`,
  'review-rejected': (program, data) => `La versión ${versionOf(data)} de ${program} se ha rechazado. ${word(data, 'reasons')}`.trim(),
  'review-withdrawn': (program, data) => `La versión ${versionOf(data)} de ${program} se ha retirado de la revisión.`,
  released: (program, data) => `Se ha publicado la versión ${versionOf(data)} de ${program}.`,
  'release-changed': (program, data) => `Ha cambiado la publicación por fases de la versión ${versionOf(data)} de ${program}.`,
  'rolled-back': (program, data) => `${program} ha vuelto a la versión ${versionOf(data)}.`,
  withdrawn: (program) => `Se ha retirado la versión en línea de ${program}.`,
  suspended: (program) => `El servicio de ${program} se ha suspendido.`,
  resumed: (program) => `El servicio de ${program} se ha reanudado.`,
};

const zh: Sentences = {
  invited: (program, data) => `你已加入小程序“${program}”，角色为${roleOf('zh-CN', data)}。`,
  'role-changed': (program, data) => `你在“${program}”中的角色已变更为${roleOf('zh-CN', data)}。`,
  removed: (program) => `你已被移出小程序“${program}”。`,
  'version-uploaded': (program, data) => `“${program}”上传了版本 ${versionOf(data)}。`,
  'review-submitted': (program, data) => `“${program}”的版本 ${versionOf(data)} 已提交审核。`,
  'review-approved': (program, data) => `“${program}”的版本 ${versionOf(data)} 已通过审核，可以发布。`,
  'review-rejected': (program, data) => `“${program}”的版本 ${versionOf(data)} 未通过审核。${word(data, 'reasons')}`,
  'review-withdrawn': (program, data) => `“${program}”的版本 ${versionOf(data)} 已撤回审核。`,
  released: (program, data) => `“${program}”的版本 ${versionOf(data)} 已发布。`,
  'release-changed': (program, data) => `“${program}”版本 ${versionOf(data)} 的分阶段发布有变动。`,
  'rolled-back': (program, data) => `“${program}”已回退到版本 ${versionOf(data)}。`,
  withdrawn: (program) => `“${program}”的线上版本已下架。`,
  suspended: (program) => `“${program}”的服务已暂停。`,
  resumed: (program) => `“${program}”的服务已恢复。`,
};

const SENTENCES: Record<Language, Sentences> = { en, es, 'zh-CN': zh };

/** What a notification says. @param program the mini program's name */
export function sentenceOf(language: Language, kind: NotificationKind, program: string, data: Data): string {
  return SENTENCES[language][kind](program.replace(/[\r\n]+/g, ' '), data);
}
