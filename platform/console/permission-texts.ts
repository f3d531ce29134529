import { texts } from '../client/i18n.ts';
import { Category } from '../contract/organisation-models.ts';
import type { Permission } from '../contract/permissions.ts';

/** Names of the permissions of `contract/permissions.ts`. */
export const permissionNames = texts<Record<Permission, string>>({
  en: {
    developer: 'Developer permissions: use the IDE, preview, upload',
    experience: 'Experience permissions: use the test version',
    login: 'Log in to the console',
    'data-analysis': 'Data analysis',
    pay: 'Pay',
    promotion: 'Promotion',
    'development-management': 'Development management: review, release, withdraw',
    'development-settings': 'Development settings: server domains, message push',
    'service-suspension': 'Service suspension',
    'official-account': 'Official account disassociation',
    'cloud-management': 'Cloud management',
    plugin: 'Mini program plug-in',
    game: 'Game operation management',
    'manage-members': 'Manage project members and roles',
    'manage-test-members': 'Manage test members',
    'manage-settings': 'Change name, looks and associated apps',
    'manage-keys': 'Manage keys of build servers',
    'view-audit': 'View the log',
  },
  es: {
    developer: 'Permisos de desarrollo: usar el IDE, vista previa, subir',
    experience: 'Permisos de prueba: usar la versión de prueba',
    login: 'Entrar en la consola',
    'data-analysis': 'Análisis de datos',
    pay: 'Pagos',
    promotion: 'Promoción',
    'development-management': 'Gestión de desarrollo: revisar, publicar, retirar',
    'development-settings': 'Ajustes de desarrollo: dominios, mensajes',
    'service-suspension': 'Suspensión del servicio',
    'official-account': 'Desvincular cuentas oficiales',
    'cloud-management': 'Gestión de la nube',
    plugin: 'Complementos del mini programa',
    game: 'Gestión de juegos',
    'manage-members': 'Gestionar miembros y roles',
    'manage-test-members': 'Gestionar miembros de prueba',
    'manage-settings': 'Cambiar nombre, aspecto y aplicaciones asociadas',
    'manage-keys': 'Gestionar claves de servidores de compilación',
    'view-audit': 'Ver el registro',
  },
  'zh-CN': {
    developer: '开发者权限：使用 IDE、预览、上传',
    experience: '体验者权限：使用体验版本',
    login: '登录控制台',
    'data-analysis': '数据分析',
    pay: '支付',
    promotion: '推广',
    'development-management': '开发管理：提交审核、发布、撤回',
    'development-settings': '开发设置：服务器域名、消息推送',
    'service-suspension': '暂停服务',
    'official-account': '解除关联公众号',
    'cloud-management': '云管理',
    plugin: '小程序插件',
    game: '游戏运营管理',
    'manage-members': '管理项目成员与角色',
    'manage-test-members': '管理体验成员',
    'manage-settings': '修改名称、外观与关联应用',
    'manage-keys': '管理构建服务器密钥',
    'view-audit': '查看日志',
  },
});

const categories = {
  en: [
    'None',
    'Business',
    'Education',
    'Entertainment',
    'Finance',
    'Food',
    'Government',
    'Health',
    'Shopping',
    'Social',
    'Tools',
    'Travel',
  ],
  es: ['Ninguna', 'Negocios', 'Educación', 'Ocio', 'Finanzas', 'Comida', 'Gobierno', 'Salud', 'Compras', 'Social', 'Utilidades', 'Viajes'],
  'zh-CN': ['无', '商务', '教育', '娱乐', '金融', '餐饮', '政务', '健康', '购物', '社交', '工具', '出行'],
};
const named = (names: readonly string[]) =>
  Object.fromEntries(Category.options.map((key, index) => [key, names[index] ?? key])) as Record<Category, string>;

export const categoryNames = texts<Record<Category, string>>({
  en: named(categories.en),
  es: named(categories.es),
  'zh-CN': named(categories['zh-CN']),
});
