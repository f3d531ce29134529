import { language, texts } from '../../client/i18n.ts';
import type { AuditRecord } from '../../contract/operations-models.ts';
import { t } from '../console-texts.ts';
import { formatPercent } from '../when-format.ts';

/** What a sentence says besides its action, as words; empty where the record does not hold it. */
interface Words {
  account: string;
  name: string;
  role: string;
  version: string;
  percent: string;
  page: string;
  host: string;
  kind: string;
  list: string;
}

type Sentence = (words: Words) => string;

const to = (percent: string, word: string): string => (percent ? ` ${word} ${percent}` : '');
const mine = (name: string, quoted: string): string => (name ? ` ${quoted}` : '');

/** What was done, to stand behind who did it. */
const SENTENCES = texts<Record<string, Sentence>>({
  en: {
    'create-mini-program': ({ name }) => `Created the mini program “${name}”`,
    'change-settings': () => 'Changed name, looks or associated apps',
    'change-icon': () => 'Changed the icon',
    'put-member': ({ account, role }) => `Made ${account} a member: ${role}`,
    'remove-member': ({ account }) => `Removed the member ${account}`,
    'add-test-member': ({ account }) => `Added the test member ${account}`,
    'remove-test-member': ({ account }) => `Removed the test member ${account}`,
    invite: ({ kind }) => `Made an invitation: ${kind}`,
    'revoke-invitation': () => 'Revoked an invitation',
    'accept-invitation': ({ kind }) => `Joined by an invitation: ${kind}`,
    'offer-package': () => 'Began to send a package',
    'send-contents': () => 'Sent the contents of a package',
    'create-version': ({ version }) => `Uploaded version ${version}`,
    'delete-version': ({ version }) => `Deleted version ${version}`,
    'set-test-version': ({ version }) => (version ? `Made ${version} the test version` : 'Removed the test version'),
    'create-preview': ({ page }) => `Made a preview${mine(page, `of ${page}`)}`,
    'create-code': ({ page }) => `Made a Mini Program code${mine(page, `for ${page}`)}`,
    'upload-image': () => 'Uploaded a screenshot',
    'submit-review': ({ version }) => `Submitted ${version} for review`,
    'withdraw-review': ({ version }) => `Withdrew ${version} from review`,
    'approve-review': ({ version }) => `Approved ${version}`,
    'reject-review': ({ version }) => `Rejected ${version}`,
    release: ({ version, percent }) => `Released ${version}${to(percent, 'to')}`,
    'change-phase': ({ version, percent }) => `Changed the phased release of ${version}${to(percent, 'to')}`,
    'pause-release': ({ version }) => `Paused the release of ${version}`,
    'resume-release': ({ version }) => `Resumed the release of ${version}`,
    'cancel-release': ({ version }) => `Cancelled the release of ${version}`,
    'complete-release': ({ version }) => `Completed the release of ${version} for everyone`,
    'roll-back': ({ version }) => `Rolled back to ${version}`,
    withdraw: ({ version }) => `Withdrew the online version ${version}`,
    suspend: () => 'Suspended the service',
    resume: () => 'Resumed the service',
    'create-key': ({ name, list }) => `Created the CI key “${name}”${mine(list, `for ${list}`)}`,
    'change-key': ({ name, list }) => `Changed the addresses of the CI key “${name}”${mine(list, `to ${list}`)}`,
    'revoke-key': ({ name }) => `Revoked the CI key “${name}”`,
    'create-webhook': ({ host }) => `Created a webhook to ${host}`,
    'change-webhook': ({ host }) => `Changed the webhook to ${host}`,
    'disable-webhook': ({ host }) => `Switched off the webhook to ${host}`,
    'enable-webhook': ({ host }) => `Switched on the webhook to ${host}`,
    'delete-webhook': ({ host }) => `Deleted the webhook to ${host}`,
    'change-server-domains': ({ kind, list }) => `Set the ${kind} domains${mine(list, `to ${list}`)}`,
  },
  es: {
    'create-mini-program': ({ name }) => `Creó el mini programa «${name}»`,
    'change-settings': () => 'Cambió el nombre, el aspecto o las aplicaciones asociadas',
    'change-icon': () => 'Cambió el icono',
    'put-member': ({ account, role }) => `Hizo miembro a ${account}: ${role}`,
    'remove-member': ({ account }) => `Quitó al miembro ${account}`,
    'add-test-member': ({ account }) => `Añadió al miembro de prueba ${account}`,
    'remove-test-member': ({ account }) => `Quitó al miembro de prueba ${account}`,
    invite: ({ kind }) => `Creó una invitación: ${kind}`,
    'revoke-invitation': () => 'Revocó una invitación',
    'accept-invitation': ({ kind }) => `Entró con una invitación: ${kind}`,
    'offer-package': () => 'Empezó a enviar un paquete',
    'send-contents': () => 'Envió el contenido de un paquete',
    'create-version': ({ version }) => `Subió la versión ${version}`,
    'delete-version': ({ version }) => `Eliminó la versión ${version}`,
    'set-test-version': ({ version }) => (version ? `Eligió ${version} como versión de prueba` : 'Quitó la versión de prueba'),
    'create-preview': ({ page }) => `Creó una vista previa${mine(page, `de ${page}`)}`,
    'create-code': ({ page }) => `Creó un código del mini programa${mine(page, `para ${page}`)}`,
    'upload-image': () => 'Subió una captura de pantalla',
    'submit-review': ({ version }) => `Envió ${version} a revisión`,
    'withdraw-review': ({ version }) => `Retiró ${version} de la revisión`,
    'approve-review': ({ version }) => `Aprobó ${version}`,
    'reject-review': ({ version }) => `Rechazó ${version}`,
    release: ({ version, percent }) => `Publicó ${version}${to(percent, 'al')}`,
    'change-phase': ({ version, percent }) => `Cambió la publicación por fases de ${version}${to(percent, 'al')}`,
    'pause-release': ({ version }) => `Pausó la publicación de ${version}`,
    'resume-release': ({ version }) => `Reanudó la publicación de ${version}`,
    'cancel-release': ({ version }) => `Canceló la publicación de ${version}`,
    'complete-release': ({ version }) => `Completó la publicación de ${version} para todos`,
    'roll-back': ({ version }) => `Volvió a ${version}`,
    withdraw: ({ version }) => `Retiró la versión en línea ${version}`,
    suspend: () => 'Suspendió el servicio',
    resume: () => 'Reanudó el servicio',
    'create-key': ({ name, list }) => `Creó la clave de CI «${name}»${mine(list, `para ${list}`)}`,
    'change-key': ({ name, list }) => `Cambió las direcciones de la clave de CI «${name}»${mine(list, `a ${list}`)}`,
    'revoke-key': ({ name }) => `Revocó la clave de CI «${name}»`,
    'create-webhook': ({ host }) => `Creó un webhook a ${host}`,
    'change-webhook': ({ host }) => `Cambió el webhook a ${host}`,
    'disable-webhook': ({ host }) => `Desactivó el webhook a ${host}`,
    'enable-webhook': ({ host }) => `Activó el webhook a ${host}`,
    'delete-webhook': ({ host }) => `Eliminó el webhook a ${host}`,
    'change-server-domains': ({ kind, list }) => `Cambió los dominios de ${kind}${mine(list, `a ${list}`)}`,
  },
  'zh-CN': {
    'create-mini-program': ({ name }) => `创建了小程序“${name}”`,
    'change-settings': () => '修改了名称、外观或关联应用',
    'change-icon': () => '修改了图标',
    'put-member': ({ account, role }) => `将 ${account} 设为成员：${role}`,
    'remove-member': ({ account }) => `移除了成员 ${account}`,
    'add-test-member': ({ account }) => `添加了体验成员 ${account}`,
    'remove-test-member': ({ account }) => `移除了体验成员 ${account}`,
    invite: ({ kind }) => `创建了邀请：${kind}`,
    'revoke-invitation': () => '撤销了邀请',
    'accept-invitation': ({ kind }) => `通过邀请加入：${kind}`,
    'offer-package': () => '开始发送代码包',
    'send-contents': () => '发送了代码包内容',
    'create-version': ({ version }) => `上传了版本 ${version}`,
    'delete-version': ({ version }) => `删除了版本 ${version}`,
    'set-test-version': ({ version }) => (version ? `将 ${version} 设为体验版本` : '取消了体验版本'),
    'create-preview': ({ page }) => `创建了预览${page && `：${page}`}`,
    'create-code': ({ page }) => `创建了小程序码${page && `：${page}`}`,
    'upload-image': () => '上传了截图',
    'submit-review': ({ version }) => `将 ${version} 提交审核`,
    'withdraw-review': ({ version }) => `撤回了 ${version} 的审核`,
    'approve-review': ({ version }) => `通过了 ${version}`,
    'reject-review': ({ version }) => `驳回了 ${version}`,
    release: ({ version, percent }) => `发布了 ${version}${percent && `，比例 ${percent}`}`,
    'change-phase': ({ version, percent }) => `修改了 ${version} 的分阶段发布${percent && `，比例 ${percent}`}`,
    'pause-release': ({ version }) => `暂停了 ${version} 的发布`,
    'resume-release': ({ version }) => `恢复了 ${version} 的发布`,
    'cancel-release': ({ version }) => `取消了 ${version} 的发布`,
    'complete-release': ({ version }) => `将 ${version} 发布给全部用户`,
    'roll-back': ({ version }) => `回退到 ${version}`,
    withdraw: ({ version }) => `下架了线上版本 ${version}`,
    suspend: () => '暂停了服务',
    resume: () => '恢复了服务',
    'create-key': ({ name, list }) => `创建了 CI 密钥“${name}”${list && `，允许的地址：${list}`}`,
    'change-key': ({ name, list }) => `修改了 CI 密钥“${name}”允许的地址${list && `：${list}`}`,
    'revoke-key': ({ name }) => `吊销了 CI 密钥“${name}”`,
    'create-webhook': ({ host }) => `创建了发往 ${host} 的 Webhook`,
    'change-webhook': ({ host }) => `修改了发往 ${host} 的 Webhook`,
    'disable-webhook': ({ host }) => `停用了发往 ${host} 的 Webhook`,
    'enable-webhook': ({ host }) => `启用了发往 ${host} 的 Webhook`,
    'delete-webhook': ({ host }) => `删除了发往 ${host} 的 Webhook`,
    'change-server-domains': ({ kind, list }) => `修改了 ${kind} 域名${list && `：${list}`}`,
  },
});

const KINDS = texts({
  en: {
    'test-member': 'test member',
    account: 'new account',
    request: 'request',
    socket: 'WebSocket',
    upload: 'upload',
    download: 'download',
  },
  es: {
    'test-member': 'miembro de prueba',
    account: 'cuenta nueva',
    request: 'peticiones',
    socket: 'WebSocket',
    upload: 'subida',
    download: 'descarga',
  },
  'zh-CN': { 'test-member': '体验成员', account: '新账号', request: 'request', socket: 'WebSocket', upload: '上传', download: '下载' },
});

const own = <T>(map: Readonly<Record<string, T>>, name: string): T | undefined => (Object.hasOwn(map, name) ? map[name] : undefined);

/** Role names begin with a capital in lists, but not within a sentence. */
const roleName = (role: string): string => (own(t as unknown as Record<string, string>, role) ?? role).toLocaleLowerCase(language);

const MOST_LISTED = 3;

function wordsOf(details: AuditRecord['details']): Words {
  const text = (name: string): string => {
    const value = details[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  const listed = [details['domains'], details['allowList']].find((value) => Array.isArray(value)) ?? [];
  const role = text('role') && roleName(text('role'));
  const kind = text('kind');
  return {
    account: text('account'),
    name: text('name'),
    role,
    version: text('version'),
    percent: text('percent') && formatPercent(Number(text('percent'))),
    page: text('page'),
    host: text('host'),
    // An invitation of a member says which role.
    kind: own(KINDS as unknown as Record<string, string>, kind) ?? (role || kind),
    list: listed.slice(0, MOST_LISTED).join(', ') + (listed.length > MOST_LISTED ? ` +${listed.length - MOST_LISTED}` : ''),
  };
}

/** What a record says; the action's own name where there is no sentence for it. */
export function sentenceOf({ action, details }: Pick<AuditRecord, 'action' | 'details'>): string {
  return own(SENTENCES, action)?.(wordsOf(details)) ?? action;
}

/** The same with dots for what differs, to choose an action by. */
export function actionName(action: string): string {
  const blank = { account: '…', name: '…', role: '…', version: '…', percent: '', page: '', host: '…', kind: '…', list: '' };
  return own(SENTENCES, action)?.(blank) ?? action;
}
