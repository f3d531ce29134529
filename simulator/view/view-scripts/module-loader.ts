import { scriptOf } from '../registry.ts';

type Exports = Record<string, unknown>;
const modules = new Map<string, { exports: Exports }>();

/** `./a.wxs` seen from `x/y` -> `x/a`. */
function resolve(from: string, path: string): string {
  const parts = path.startsWith('/') ? [] : (from.split('#')[0] ?? '').split('/').slice(0, -1);
  for (const piece of path.split('/')) {
    if (piece === '..') parts.pop();
    else if (piece !== '' && piece !== '.') parts.push(piece);
  }
  const found = parts.join('/');
  return scriptOf(found) ? found : found.replace(/\.(wxs|sjs)$/, '');
}

/** Exports of a view script; its body runs at the first use. @throws {Error} when no package has it */
export function loadViewScript(path: string): Exports {
  const known = modules.get(path);
  if (known) return known.exports;
  const body = scriptOf(path);
  if (!body) throw new Error(`view script ${path} is not part of the build`);
  const module = { exports: {} as Exports };
  modules.set(path, module);
  body((id) => loadViewScript(resolve(path, id)), module.exports, module);
  return module.exports;
}
