import type { ErrorCode } from '../main/contract/errors.ts';
import { defineTexts, formatBytes } from './i18n.ts';

type Data = Record<string, unknown>;
type Sentences = Record<ErrorCode, (data: Data) => string>;

/** ` “value”` when the data names it, so that sentences read well without it too. */
function named(data: Data, ...keys: string[]): string {
  for (const key of keys) {
    const value = data[key];
    if (typeof value === 'string' && value !== '') return ` “${value}”`;
  }
  return '';
}

function bytes(value: unknown): string | undefined {
  return typeof value === 'number' ? formatBytes(value) : undefined;
}

/** What the platform or the contract said in its own words, where that is all there is to say. */
function said(data: Data): string {
  return typeof data['message'] === 'string' ? data['message'] : '';
}

/** What the system or the platform gave as the reason, as a sentence of its own. */
function because(data: Data): string {
  const { reason } = data;
  return typeof reason === 'string' && reason !== '' ? ` ${reason}` : '';
}

function minutes(data: Data): number | undefined {
  const seconds = data['retryAfter'];
  return typeof seconds === 'number' ? Math.max(1, Math.ceil(seconds / 60)) : undefined;
}

const en: Sentences = {
  closed: () => 'The connection to Kumquat Studio was lost. It is tried again by itself; your unsaved text is kept.',
  timeout: () => 'This took too long and was given up. Try again.',
  cancelled: () => 'Cancelled.',
  'unknown-command': () => 'This window and the program are of different versions. Reload the window.',
  'not-supported': () => 'This is not possible here.',
  'address-not-allowed': (data) => `The address${named(data, 'url')} is no page of the platform, so it is not opened.`,
  'invalid-arguments': (data) => `Something entered is not accepted: ${said(data)} Check it and try again.`,
  'too-large': () => 'This is too large to be sent. Make it smaller and try again.',
  internal: (data) => `Something went wrong: ${said(data)}`,
  'no-project': () => 'No project is open. Open or create one first.',
  'not-a-mini-program': (data) => `The folder${named(data, 'folder')} has no app.json. Choose the folder of a mini program.`,
  'folder-missing': (data) => `The folder${named(data, 'folder')} does not exist. Check the path, or choose another folder.`,
  'folder-not-empty': (data) => `The folder${named(data, 'folder')} is not empty. Choose another folder name.`,
  'folder-not-allowed': (data) => `The folder${named(data, 'folder')} cannot be used as a project. Choose another one.`,
  'path-outside-project': (data) => `The path${named(data, 'path')} leads out of the project. Use one inside it.`,
  'path-invalid': (data) => `The name${named(data, 'path')} cannot be used. Leave out special characters and try again.`,
  'file-missing': (data) => `The file${named(data, 'path')} does not exist any more.`,
  'file-exists': (data) => `There is already something called${named(data, 'path')}. Choose another name.`,
  'file-changed': (data) => `The file${named(data, 'path')} was changed outside the editor. Compare both texts and choose which to keep.`,
  'file-too-large': (data) => `The file${named(data, 'path')} is too large to be opened here.`,
  'file-not-text': (data) => `The file${named(data, 'path')} is not text, so the editor cannot show it.`,
  'disk-full': () => 'The disk is full. Free some space and try again.',
  'no-permission': (data) =>
    `You may not read or write${named(data, 'path', 'folder') || ' this'}. Change its permissions, or choose another place.`,
  'template-missing': () => 'This template is not installed. Choose another one.',
  'build-failed': () => 'The project does not build. Correct the errors listed in Problems and try again.',
  'package-too-large': (data) => {
    const size = bytes(data['size']);
    const limit = bytes(data['limit']);
    const figures = size && limit ? ` (${size} of ${limit})` : '';
    return `The package is too large${figures}. Remove files or move pages to subpackages.`;
  },
  'page-missing': (data) => `The page${named(data, 'page')} is not in app.json. Choose another page.`,
  'session-missing': () => 'The simulator is not running. Press Compile to start it.',
  'platform-unreachable': (data) =>
    because(data)
      ? `The platform of this computer does not run.${because(data)} Try again; if it stays, restart Kumquat Studio.`
      : `The platform${named(data, 'address')} cannot be reached. Check the network and the address in Settings.`,
  'platform-busy': () => 'The platform is busy. Wait a moment and try again.',
  'platform-elsewhere': () =>
    'Another window of Kumquat Studio runs the platform of this computer. Allow the local network there, or close it and try again.',
  'network-unavailable': (data) =>
    because(data)
      ? `Phones cannot reach this computer:${because(data)} Correct this and try again.`
      : 'This computer is in no network. Connect it to the network of the phone and try again.',
  'platform-failed': () => 'The platform had a failure of its own. Try again; if it stays, ask its administrator.',
  'signed-out': () => 'You are not signed in. Sign in and try again.',
  'wrong-password': () => 'The account or the password is wrong. Check both and try again.',
  'too-many-attempts': (data) => {
    const wait = minutes(data);
    return wait ? `Too many attempts. Try again in ${wait} min.` : 'Too many attempts. Wait a few minutes and try again.';
  },
  'not-a-member': () => 'You are not a member of this mini program. Ask one of its administrators to add you.',
  'last-admin': () => 'At least one admin stays. Make somebody else admin first.',
  'account-disabled': () => 'This account has been disabled. Ask an administrator of the platform to enable it.',
  'not-allowed': () => 'Your role does not allow this. Ask an administrator of the mini program.',
  'mini-program-missing': (data) =>
    `The platform does not know the mini program${named(data, 'appId')}. Choose another one for this project.`,
  'ticket-expired': () => 'The code has expired. Make a new one.',
  'version-invalid': (data) => `The version${named(data, 'version')} is not accepted. Use 1 to 64 characters, such as 1.0.1.`,
  'digest-mismatch': () => 'Some files changed while they were sent. Try again.',
  'setup-done': () => 'The platform is set up already. Sign in with an account of it.',
  'setup-needed': () => 'The platform has no account yet. Create the first one.',
  'account-exists': (data) => `The account${named(data, 'account')} exists already. Choose another name.`,
  'account-missing': (data) => `There is no account${named(data, 'account')}. Check the name.`,
  'invalid-input': (data) => `Something entered is not accepted: ${said(data)}`,
};

const es: Sentences = {
  closed: () => 'Se perdió la conexión con Kumquat Studio. Se reintenta automáticamente; el texto sin guardar se conserva.',
  timeout: () => 'Tardó demasiado y se abandonó. Inténtalo de nuevo.',
  cancelled: () => 'Cancelado.',
  'unknown-command': () => 'Esta ventana y el programa son de versiones distintas. Recarga la ventana.',
  'not-supported': () => 'Esto no es posible aquí.',
  'address-not-allowed': (data) => `La dirección${named(data, 'url')} no es una página de la plataforma y no se abre.`,
  'invalid-arguments': (data) => `Un dato introducido no se acepta: ${said(data)} Revísalo e inténtalo de nuevo.`,
  'too-large': () => 'Es demasiado grande para enviarse. Redúcelo e inténtalo de nuevo.',
  internal: (data) => `Algo salió mal: ${said(data)}`,
  'no-project': () => 'No hay ningún proyecto abierto. Abre o crea uno primero.',
  'not-a-mini-program': (data) => `La carpeta${named(data, 'folder')} no tiene app.json. Elige la carpeta de un mini programa.`,
  'folder-missing': (data) => `La carpeta${named(data, 'folder')} no existe. Revisa la ruta o elige otra carpeta.`,
  'folder-not-empty': (data) => `La carpeta${named(data, 'folder')} no está vacía. Elige otro nombre de carpeta.`,
  'folder-not-allowed': (data) => `La carpeta${named(data, 'folder')} no puede usarse como proyecto. Elige otra.`,
  'path-outside-project': (data) => `La ruta${named(data, 'path')} sale del proyecto. Usa una de dentro.`,
  'path-invalid': (data) => `El nombre${named(data, 'path')} no puede usarse. Quita los caracteres especiales e inténtalo de nuevo.`,
  'file-missing': (data) => `El archivo${named(data, 'path')} ya no existe.`,
  'file-exists': (data) => `Ya existe algo llamado${named(data, 'path')}. Elige otro nombre.`,
  'file-changed': (data) => `El archivo${named(data, 'path')} cambió fuera del editor. Compara ambos textos y elige cuál conservar.`,
  'file-too-large': (data) => `El archivo${named(data, 'path')} es demasiado grande para abrirlo aquí.`,
  'file-not-text': (data) => `El archivo${named(data, 'path')} no es texto y el editor no puede mostrarlo.`,
  'disk-full': () => 'El disco está lleno. Libera espacio e inténtalo de nuevo.',
  'no-permission': (data) =>
    `No tienes permiso para leer o escribir${named(data, 'path', 'folder') || ' aquí'}. Cambia los permisos o elige otro lugar.`,
  'template-missing': () => 'Esta plantilla no está instalada. Elige otra.',
  'build-failed': () => 'El proyecto no se compila. Corrige los errores de la lista Problemas e inténtalo de nuevo.',
  'package-too-large': (data) => {
    const size = bytes(data['size']);
    const limit = bytes(data['limit']);
    const figures = size && limit ? ` (${size} de ${limit})` : '';
    return `El paquete es demasiado grande${figures}. Quita archivos o mueve páginas a subpaquetes.`;
  },
  'page-missing': (data) => `La página${named(data, 'page')} no está en app.json. Elige otra página.`,
  'session-missing': () => 'El simulador no está en marcha. Pulsa Compilar para iniciarlo.',
  'platform-unreachable': (data) =>
    because(data)
      ? `La plataforma de este equipo no está en marcha.${because(data)} Inténtalo de nuevo; si persiste, reinicia Kumquat Studio.`
      : `No se puede acceder a la plataforma${named(data, 'address')}. Revisa la red y la dirección en Ajustes.`,
  'platform-busy': () => 'La plataforma está ocupada. Espera un momento e inténtalo de nuevo.',
  'platform-elsewhere': () =>
    'Otra ventana de Kumquat Studio tiene en marcha la plataforma de este equipo. Permite allí la red local, o ciérrala e inténtalo de nuevo.',
  'network-unavailable': (data) =>
    because(data)
      ? `Los teléfonos no pueden llegar a este equipo:${because(data)} Corrígelo e inténtalo de nuevo.`
      : 'Este equipo no está en ninguna red. Conéctalo a la red del teléfono e inténtalo de nuevo.',
  'platform-failed': () => 'La plataforma tuvo un fallo propio. Inténtalo de nuevo; si persiste, avisa a su administrador.',
  'signed-out': () => 'No has iniciado sesión. Inicia sesión e inténtalo de nuevo.',
  'wrong-password': () => 'La cuenta o la contraseña no son correctas. Revísalas e inténtalo de nuevo.',
  'too-many-attempts': (data) => {
    const wait = minutes(data);
    return wait
      ? `Demasiados intentos. Inténtalo de nuevo dentro de ${wait} min.`
      : 'Demasiados intentos. Espera unos minutos e inténtalo de nuevo.';
  },
  'not-a-member': () => 'No eres miembro de este mini programa. Pide a uno de sus administradores que te añada.',
  'last-admin': () => 'Debe quedar al menos un administrador. Nombra antes a otra persona.',
  'account-disabled': () => 'Esta cuenta está desactivada. Pide a un administrador de la plataforma que la active.',
  'not-allowed': () => 'Tu rol no permite hacer esto. Consulta a un administrador del mini programa.',
  'mini-program-missing': (data) => `La plataforma no conoce el mini programa${named(data, 'appId')}. Elige otro para este proyecto.`,
  'ticket-expired': () => 'El código ha caducado. Crea uno nuevo.',
  'version-invalid': (data) => `La versión${named(data, 'version')} no se acepta. Usa de 1 a 64 caracteres, por ejemplo 1.0.1.`,
  'digest-mismatch': () => 'Algunos archivos cambiaron durante el envío. Inténtalo de nuevo.',
  'setup-done': () => 'La plataforma ya está configurada. Inicia sesión con una de sus cuentas.',
  'setup-needed': () => 'La plataforma aún no tiene ninguna cuenta. Crea la primera.',
  'account-exists': (data) => `La cuenta${named(data, 'account')} ya existe. Elige otro nombre.`,
  'account-missing': (data) => `No existe la cuenta${named(data, 'account')}. Revisa el nombre.`,
  'invalid-input': (data) => `Un dato introducido no se acepta: ${said(data)}`,
};

const zh: Sentences = {
  closed: () => '与 Kumquat Studio 的连接已断开，正在自动重连；未保存的内容不会丢失。',
  timeout: () => '操作超时，已放弃。请重试。',
  cancelled: () => '已取消。',
  'unknown-command': () => '此窗口与程序的版本不一致，请重新加载窗口。',
  'not-supported': () => '此处不支持该操作。',
  'address-not-allowed': (data) => `地址${named(data, 'url')}不是平台的页面，未打开。`,
  'invalid-arguments': (data) => `输入的内容不被接受：${said(data)} 请检查后重试。`,
  'too-large': () => '内容过大，无法发送。请缩小后重试。',
  internal: (data) => `出现问题：${said(data)}`,
  'no-project': () => '没有打开的项目，请先打开或新建一个项目。',
  'not-a-mini-program': (data) => `文件夹${named(data, 'folder')}中没有 app.json，请选择小程序所在的文件夹。`,
  'folder-missing': (data) => `文件夹${named(data, 'folder')}不存在，请检查路径或选择其他文件夹。`,
  'folder-not-empty': (data) => `文件夹${named(data, 'folder')}不为空，请换一个文件夹名称。`,
  'folder-not-allowed': (data) => `文件夹${named(data, 'folder')}不能作为项目，请选择其他文件夹。`,
  'path-outside-project': (data) => `路径${named(data, 'path')}指向项目之外，请使用项目内的路径。`,
  'path-invalid': (data) => `名称${named(data, 'path')}不可用，请去掉特殊字符后重试。`,
  'file-missing': (data) => `文件${named(data, 'path')}已不存在。`,
  'file-exists': (data) => `已存在同名项${named(data, 'path')}，请换一个名称。`,
  'file-changed': (data) => `文件${named(data, 'path')}已在编辑器之外被修改，请比较两份内容并选择保留哪一份。`,
  'file-too-large': (data) => `文件${named(data, 'path')}过大，无法在此打开。`,
  'file-not-text': (data) => `文件${named(data, 'path')}不是文本，编辑器无法显示。`,
  'disk-full': () => '磁盘已满，请释放空间后重试。',
  'no-permission': (data) => `没有读写${named(data, 'path', 'folder') || '此处'}的权限，请修改权限或选择其他位置。`,
  'template-missing': () => '此模板未安装，请选择其他模板。',
  'build-failed': () => '项目编译失败，请修正“问题”中列出的错误后重试。',
  'package-too-large': (data) => {
    const size = bytes(data['size']);
    const limit = bytes(data['limit']);
    const figures = size && limit ? `（${size}，上限 ${limit}）` : '';
    return `代码包过大${figures}，请删除文件或将页面移到分包。`;
  },
  'page-missing': (data) => `页面${named(data, 'page')}不在 app.json 中，请选择其他页面。`,
  'session-missing': () => '模拟器未运行，请点击“编译”启动。',
  'platform-unreachable': (data) =>
    because(data)
      ? `本机的平台未运行。${because(data)} 请重试；若仍然失败，请重新启动 Kumquat Studio。`
      : `无法连接平台${named(data, 'address')}，请检查网络和“设置”中的地址。`,
  'platform-busy': () => '平台繁忙，请稍后重试。',
  'platform-elsewhere': () => '本机的平台由另一个 Kumquat Studio 窗口运行，请在那里允许局域网访问，或关闭它后重试。',
  'network-unavailable': (data) =>
    because(data) ? `手机无法访问本机：${because(data)} 请处理后重试。` : '本机未连接任何网络，请连接到手机所在的网络后重试。',
  'platform-failed': () => '平台出现故障，请重试；若仍然失败，请联系平台管理员。',
  'signed-out': () => '尚未登录，请登录后重试。',
  'wrong-password': () => '账号或密码错误，请检查后重试。',
  'too-many-attempts': (data) => {
    const wait = minutes(data);
    return wait ? `尝试次数过多，请在 ${wait} 分钟后重试。` : '尝试次数过多，请几分钟后重试。';
  },
  'not-a-member': () => '你不是此小程序的成员，请联系小程序管理员添加你。',
  'last-admin': () => '至少要保留一名管理员，请先指定其他管理员。',
  'account-disabled': () => '此账号已停用，请联系平台管理员启用。',
  'not-allowed': () => '你的角色无权执行此操作，请联系小程序管理员。',
  'mini-program-missing': (data) => `平台上没有小程序${named(data, 'appId')}，请为此项目选择其他小程序。`,
  'ticket-expired': () => '二维码已过期，请重新生成。',
  'version-invalid': (data) => `版本号${named(data, 'version')}不被接受，请使用 1 到 64 个字符，例如 1.0.1。`,
  'digest-mismatch': () => '发送过程中部分文件发生变化，请重试。',
  'setup-done': () => '平台已完成初始设置，请使用已有账号登录。',
  'setup-needed': () => '平台还没有账号，请先创建第一个账号。',
  'account-exists': (data) => `账号${named(data, 'account')}已存在，请换一个名称。`,
  'account-missing': (data) => `账号${named(data, 'account')}不存在，请检查名称。`,
  'invalid-input': (data) => `输入的内容不被接受：${said(data)}`,
};

export const errorTexts = defineTexts({ en, es, 'zh-CN': zh });
