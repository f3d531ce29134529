import type { AppConfig } from '../protocol/build.ts';
import { styleScope } from './app-config.ts';
import type { BuildFile } from './build.ts';
import type { BuildContext } from './build-context.ts';
import type { ComponentUnit } from './component-graph.ts';
import { writeLogic, writeView } from './module-writer.ts';
import type { ScriptCollector } from './script-collector.ts';
import type { StyleCollector } from './style-collector.ts';
import type { TemplateCollector } from './template-collector.ts';
import { templateGroups } from './template-compiler.ts';

export interface PackageParts {
  context: BuildContext;
  config: AppConfig;
  units: readonly ComponentUnit[];
  scripts: ScriptCollector;
  templates: TemplateCollector;
  styles: StyleCollector;
}

/** Root of the subpackage that a path of the build belongs to; '' is the main package. */
export function packageOf(config: Pick<AppConfig, 'subpackages'>, path: string): string {
  let root = '';
  for (const subpackage of config.subpackages) {
    if (subpackage.root.length > root.length && path.startsWith(`${subpackage.root}/`)) root = subpackage.root;
  }
  return root;
}

/** `app-config.json`, and `logic.js` and `view.js` of each package. */
export async function writePackages(parts: PackageParts): Promise<Map<string, BuildFile>> {
  const files = new Map<string, BuildFile>();
  files.set('app-config.json', { kind: 'generated', text: JSON.stringify(parts.config) });
  const roots = ['', ...new Set(parts.config.subpackages.map((subpackage) => subpackage.root).filter((root) => root !== ''))];
  const written = await Promise.all(roots.map((root) => writePackage(parts, root)));
  for (const entries of written) for (const [path, text] of entries) files.set(path, { kind: 'generated', text });
  return files;
}

async function writePackage(parts: PackageParts, root: string): Promise<[string, string][]> {
  const { context, config, scripts, templates, styles } = parts;
  const units = parts.units.filter((unit) => packageOf(config, unit.path) === root);
  const set = await templates.collect(units.map((unit) => unit.path));

  const scopes: Record<string, string> = {};
  const sheets: Record<string, string> = {};
  const styled = [
    ...(root === '' ? [{ path: 'app', scope: '' }] : []),
    ...units.map((unit) => ({ path: unit.path, scope: scopeOf(unit) })),
  ];
  const compiled = await Promise.all(styled.map(async ({ path, scope }) => ({ path, scope, css: await styles.compile(path, scope) })));
  for (const { path, scope, css } of compiled) {
    if (css === null) continue;
    scopes[path] = scope;
    sheets[path] = css;
  }

  const modules = [...scripts.modules.values()].filter((module) => packageOf(config, module.key) === root);
  const logic = await writeLogic(
    modules,
    {
      packageRoot: JSON.stringify(root),
      groups: templateGroups(set.templates, set.scripts),
      components: JSON.stringify(Object.fromEntries(units.map((unit) => [unit.path, unit.config]))),
      styleScopes: JSON.stringify(scopes),
    },
    context.mode,
  );
  const folder = root === '' ? '' : `${root}/`;
  return [
    [`${folder}logic.js`, logic.text],
    [`${folder}view.js`, await writeView(root, sheets, [...set.scripts, ...set.inlineScripts], context.mode)],
    ...(logic.map === null ? [] : [[`${folder}logic.js.map`, logic.map] as [string, string]]),
  ];
}

/** Pages and components that share their styles keep their class names; all others get a prefix. */
function scopeOf(unit: ComponentUnit): string {
  const isolation = unit.config.styleIsolation ?? 'isolated';
  return unit.isPage || /^(?:page-)?shared$/.test(isolation) ? '' : styleScope(unit.path);
}
