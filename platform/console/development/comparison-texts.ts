import { texts } from '../../client/i18n.ts';

export const c = texts({
  en: {
    same: 'Both versions have the same files.',
    total: (before: string, after: string) => `Package: ${before} → ${after}`,
    added: (count: number) => `Added (${count})`,
    removed: (count: number) => `Removed (${count})`,
    changed: (count: number) => `Changed (${count})`,
  },
  es: {
    same: 'Las dos versiones tienen los mismos archivos.',
    total: (before: string, after: string) => `Paquete: ${before} → ${after}`,
    added: (count: number) => `Añadidos (${count})`,
    removed: (count: number) => `Eliminados (${count})`,
    changed: (count: number) => `Modificados (${count})`,
  },
  'zh-CN': {
    same: '两个版本的文件相同。',
    total: (before: string, after: string) => `代码包：${before} → ${after}`,
    added: (count: number) => `新增（${count}）`,
    removed: (count: number) => `删除（${count}）`,
    changed: (count: number) => `修改（${count}）`,
  },
});
