import { TmplGroup } from 'glass-easel-template-compiler';
import type { AppConfig, ComponentConfig } from '../../protocol/build.ts';

/** Files of a small project by path: `.js`, `.json` and `.wxml`. `.wxss` only says that there is a style sheet. */
export type Sources = Record<string, string>;

const TAG = 'Q.A=globalThis.__kumquatChangeProp;Q.C=globalThis.__kumquatCallScript;';

/** The text of a `logic.js` for sources whose paths begin with `root`. */
export function buildLogic(sources: Sources, root = '', inSubpackage: (path: string) => boolean = () => false): string {
  const group = new TmplGroup();
  group.setExtraRuntimeScript(TAG);
  const components: Record<string, ComponentConfig> = {};
  const styleScopes: Record<string, string> = {};
  let text = '';
  for (const [file, content] of Object.entries(sources)) {
    if (root ? !file.startsWith(`${root}/`) : inSubpackage(file)) continue;
    const path = file.replace(/\.\w+$/, '');
    if (file.endsWith('.wxml')) {
      const problems = group.addTmpl(path, content) as { isError?: boolean; message?: string }[];
      for (const problem of problems) if (problem.isError) throw new Error(`${file}: ${problem.message}`);
    } else if (file.endsWith('.js')) {
      text += `__kumquatLogic.define(${JSON.stringify(path)},function(require,module,exports){${content}\n});\n`;
    } else if (file.endsWith('.json') && path !== 'app') {
      const config = JSON.parse(content) as ComponentConfig;
      components[path] = { ...config, usingComponents: config.usingComponents ?? {} };
    } else if (file.endsWith('.wxss')) {
      const config = JSON.parse(sources[`${path}.json`] ?? '{}') as ComponentConfig;
      styleScopes[path] = config.component && !String(config.styleIsolation).includes('shared') ? path.replace(/\W/g, '-') : '';
      if (config.styleIsolation === 'apply-shared') styleScopes[path] = path.replace(/\W/g, '-');
    }
  }
  const groups = group
    .getTmplGenObjectGroups()
    .replaceAll('return () => load(filename);', 'return () => __kumquatTag(filename, load(filename));')
    .replaceAll('R.setFnFilter(Q.A,Q.B);', 'R.setFnFilter(Q.A,Q.B);__kumquatHook(R);');
  group.free();
  const part = `{packageRoot:${JSON.stringify(root)},groups:${groups},components:${JSON.stringify(components)},styleScopes:${JSON.stringify(styleScopes)}}`;
  return `${text}__kumquatLogic.register(${part});`;
}

export function appConfig(sources: Sources): AppConfig {
  const app = JSON.parse(sources['app.json'] ?? '{}') as Partial<AppConfig> & { subpackages?: { root: string; pages: string[] }[] };
  const subpackages = (app.subpackages ?? []).map(({ root, pages }) => ({ root, pages: pages.map((page) => `${root}/${page}`) }));
  const pages = [...(app.pages ?? []), ...subpackages.flatMap((item) => item.pages)];
  return {
    formatVersion: 1,
    entryPagePath: pages[0]!,
    window: {},
    pageWindows: {},
    appId: 'test-app',
    projectName: 'test',
    ...app,
    pages,
    subpackages,
  };
}
