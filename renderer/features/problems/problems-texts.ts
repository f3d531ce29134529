import { defineTexts } from '../../i18n.ts';

export const problemsTexts = defineTexts({
  en: {
    problems: 'Problems',
    none: 'No problems in the last build.',
    noBuild: 'Nothing has been built yet.',
    place: (line: number, column: number) => `[${line}, ${column}]`,
    project: 'Project',
    more: (count: number) => `${count} more problems. Mend some of these first.`,
  },
  es: {
    problems: 'Problemas',
    none: 'La última compilación no tiene problemas.',
    noBuild: 'Aún no se ha compilado nada.',
    place: (line: number, column: number) => `[${line}, ${column}]`,
    project: 'Proyecto',
    more: (count: number) => `${count} problemas más. Arregla antes algunos de estos.`,
  },
  'zh-CN': {
    problems: '问题',
    none: '最近一次构建没有问题。',
    noBuild: '还没有构建。',
    place: (line: number, column: number) => `[${line}, ${column}]`,
    project: '项目',
    more: (count: number) => `还有 ${count} 个问题，请先解决上面的。`,
  },
});
