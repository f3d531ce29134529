const en = {
  back: 'Back',
  home: 'Home page',
  menu: 'Menu',
  close: 'Close',
  restart: 'Restart',
  cancel: 'Cancel',
  confirm: 'OK',
  loading: 'Loading',
  tabs: 'Tabs',
  image: 'Image',
  previous: 'Previous image',
  next: 'Next image',
  pages: 'Pages',
  simulateTitle: 'Answer for',
  simulateData: 'Data (JSON)',
  simulateSuccess: 'Succeed',
  simulateCancel: 'As cancelled',
  simulateFailure: 'Fail',
  simulateRemember: 'Answer the same from now on',
  simulateInvalid: 'This is not valid JSON:',
};

export type Texts = typeof en;

const es: Texts = {
  back: 'Atrás',
  home: 'Página de inicio',
  menu: 'Menú',
  close: 'Cerrar',
  restart: 'Reiniciar',
  cancel: 'Cancelar',
  confirm: 'Aceptar',
  loading: 'Cargando',
  tabs: 'Pestañas',
  image: 'Imagen',
  previous: 'Imagen anterior',
  next: 'Imagen siguiente',
  pages: 'Páginas',
  simulateTitle: 'Respuesta de',
  simulateData: 'Datos (JSON)',
  simulateSuccess: 'Con éxito',
  simulateCancel: 'Como cancelado',
  simulateFailure: 'Con error',
  simulateRemember: 'Responder siempre así',
  simulateInvalid: 'No es un JSON válido:',
};

const zh: Texts = {
  back: '返回',
  home: '首页',
  menu: '菜单',
  close: '关闭',
  restart: '重新启动',
  cancel: '取消',
  confirm: '确定',
  loading: '加载中',
  tabs: '标签栏',
  image: '图片',
  previous: '上一张图片',
  next: '下一张图片',
  pages: '页面',
  simulateTitle: '模拟返回',
  simulateData: '数据（JSON）',
  simulateSuccess: '成功',
  simulateCancel: '用户取消',
  simulateFailure: '失败',
  simulateRemember: '以后都这样返回',
  simulateInvalid: 'JSON 格式不正确：',
};

/** Texts of the phone's own controls. `language` as in StartMessage, e.g. `zh_CN`. */
export function textsOf(language: string): Texts {
  const name = language.toLowerCase();
  if (name.startsWith('zh')) return zh;
  return name.startsWith('es') ? es : en;
}
