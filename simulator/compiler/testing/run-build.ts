import { createContext, runInContext } from 'node:vm';
import type { LogicPart, ViewPart } from '../../protocol/build.ts';
import { resolveModule } from '../../protocol/resolve-module.ts';
import type { Build } from '../build.ts';
import { textOf } from './fixture.ts';

type Body = (require: (id: string) => unknown, module: { exports: unknown }, exports: unknown) => void;

/** Runs the scripts of one package of a build with registries that only collect. */
export function runBuild(build: Build, root = '') {
  const folder = root === '' ? '' : `${root}/`;
  const modules = new Map<string, Body>();
  const parts: LogicPart[] = [];
  const views: ViewPart[] = [];
  const tags: string[] = [];
  const context = createContext({
    __kumquatLogic: { define: (path: string, body: Body) => modules.set(path, body), register: (part: LogicPart) => parts.push(part) },
    __kumquatView: { register: (part: ViewPart) => views.push(part) },
    __kumquatTag: (name: string) => tags.push(name),
    __typeOf: (value: unknown) => (Array.isArray(value) ? 'Array' : typeof value),
    ...Object.fromEntries(['App', 'Page', 'Component'].map((name) => [name, () => undefined])),
  });
  runInContext(textOf(build, `${folder}logic.js`), context);
  runInContext(textOf(build, `${folder}view.js`), context);
  const loaded = new Map<string, { exports: unknown }>();
  const load = (key: string): unknown => {
    const known = loaded.get(key);
    if (known) return known.exports;
    const module = { exports: {} as unknown };
    loaded.set(key, module);
    const require = (id: string) => {
      const found = resolveModule(key, id, (candidate) => modules.has(candidate));
      if (found === null) throw new Error(`no module ${id}`);
      return load(found);
    };
    modules.get(key)?.(require, module, module.exports);
    return module.exports;
  };
  const [logic, view] = [parts[0], views[0]];
  if (!logic || !view) throw new Error('The build registers nothing.');
  return { modules, logic, view, tags, load };
}
