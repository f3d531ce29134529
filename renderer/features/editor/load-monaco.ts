import { useLanguage } from '../../language.ts';

type Loaded = typeof import('./monaco.ts');

let loading: Promise<Loaded> | undefined;

/** Loads the text editor when it is first needed, in the language of the interface at that moment. */
export function loadMonaco(): Promise<Loaded> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Loaded> {
  const { language } = useLanguage.getState();
  // Monaco reads its texts while its modules start, so they come first.
  if (language === 'es') await import('monaco-editor/nls/lang/es.js');
  if (language === 'zh-CN') await import('monaco-editor/nls/lang/zh-cn.js');
  return import('./monaco.ts');
}
