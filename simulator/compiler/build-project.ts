import { join } from 'node:path';
import type { AppConfig, Diagnostic } from '../protocol/build.ts';
import { joinPath } from '../protocol/resolve-module.ts';
import { appConfig, type ProjectConfig, themeVariables, windowConfig } from './app-config.ts';
import { collectAssets } from './asset-collector.ts';
import type { BuildFile } from './build.ts';
import type { BuildContext } from './build-context.ts';
import { ComponentGraph, type ComponentUnit, readJsonObject } from './component-graph.ts';
import { compareText, finding } from './diagnostics.ts';
import { isJsonObject, type JsonObject } from './json-source.ts';
import { writePackages } from './package-writer.ts';
import { ScriptCollector } from './script-collector.ts';
import type { Source } from './source-tree.ts';
import { StyleCollector } from './style-collector.ts';
import { TemplateCollector } from './template-collector.ts';
import { positionOfLiteral } from './text-position.ts';
import { writeWorkers } from './worker-scripts.ts';

export interface BuiltProject {
  config: AppConfig | null;
  files: Map<string, BuildFile>;
  unreferenced: string[];
  /** As in `Build`. */
  pageErrors: Record<string, Diagnostic[]>;
}

/** Builds what can be built; what is wrong goes to the context's diagnostics. */
export async function buildProject(context: BuildContext, project: ProjectConfig): Promise<BuiltProject> {
  const { tree, report } = context;
  const appSource = await tree.read('app.json');
  if (!appSource) {
    report('app.json', finding('error', 'app-json-missing', 'The project has no app.json'));
    return { config: null, files: new Map(), unreferenced: [], pageErrors: {} };
  }
  context.use(appSource, 'app');
  let readable = true;
  const json = readJsonObject(appSource, (path, mistake) => {
    readable = false;
    report(path, mistake);
  });
  const config = appConfig(json, project);
  // A file that cannot be read names no pages either; one mistake is reported once.
  if (readable && config.pages.length === 0) {
    report('app.json', finding('error', 'app-json-invalid', 'app.json names no pages', positionOfLiteral(appSource.text, 'pages')));
  }

  const onJson = (source: Source) => context.use(source, 'page');
  const graph = new ComponentGraph(tree, report, onJson);
  checkApp(context, json, appSource);
  // Pages without files are pages all the same: each shows what it lacks.
  const pages = config.pages;
  const absent = new Set(pages.filter((page) => !pageExists(context, page, appSource)));
  const tabBar = config.tabBar?.custom && graph.exists('custom-tab-bar/index') ? ['custom-tab-bar/index'] : [];
  await graph.collect(pages, tabBar, json, { file: 'app.json', text: appSource.text });
  await graph.settled();
  const units = [...graph.units.values()].sort((a, b) => compareText(a.path, b.path));

  const scripts = new ScriptCollector(context, project.typescript, config.resolveAlias);
  checkParts(context, units, scripts, appSource, absent);
  await scripts.collect(['app', ...units.map((unit) => unit.path)].filter((key) => scripts.path(key) !== null));
  for (const unit of units) {
    unit.config.styleIsolation ??= scripts.styleOptions.get(unit.path) ?? undefined;
    if (unit.config.styleIsolation === undefined) delete unit.config.styleIsolation;
    if (unit.isPage) config.pageWindows[unit.path] = windowConfig(unit.config);
  }
  const themePath = await readTheme(context, json, config);

  const templates = new TemplateCollector(context);
  for (const { path, isPage } of units) {
    const text = absent.has(path) ? `There is no page at ${path}` : `${path}.wxml: the ${isPage ? 'page' : 'component'} has no template`;
    if (!context.tree.has(`${path}.wxml`)) templates.missing(path, text);
    for (const used of usedBy(path, graph)) context.link(`${path}.json`, `${used}.json`);
    for (const part of [`${path}.wxml`, `${path}.wxss`, scripts.path(path) ?? `${path}.js`]) context.link(`${path}.json`, part);
  }
  const styles = new StyleCollector(context);
  const files = await writePackages({ context, config, units, scripts, templates, styles });
  await writeWorkers(context, config, project.typescript, appSource, files);
  const icons = tabBarIcons(context, config, appSource);
  const assets = await collectAssets(context, [...templates.assets, ...styles.assets, ...icons], themePath);
  for (const [path, file] of [...assets].sort(([a], [b]) => compareText(a, b))) files.set(path, file);
  return { config, files, unreferenced: unreferencedFiles(context), pageErrors: pageErrors(context, config.pages, absent) };
}

/** Components that a component's template may use, those of app.json only where it has no own of the name. */
function usedBy(path: string, graph: ComponentGraph): string[] {
  const config = graph.units.get(path)?.config;
  const generics = Object.values(config?.componentGenerics ?? {}).flatMap((generic) => generic.default ?? []);
  return [...Object.values(config?.usingComponents ?? {}), ...generics];
}

/** What a mini program may ask for that is no mistake and yet not here. */
function checkApp(context: BuildContext, json: JsonObject, app: Source): void {
  for (const link of context.tree.outsideLinks) {
    context.report(link, finding('warning', 'link-outside', 'The link leads out of the project and is left out'));
  }
  const lists = [
    json,
    ...(Array.isArray(json['subpackages'] ?? json['subPackages']) ? ((json['subpackages'] ?? json['subPackages']) as unknown[]) : []),
  ];
  for (const list of lists) {
    const plugins = isJsonObject(list) && isJsonObject(list['plugins']) ? Object.keys(list['plugins']) : [];
    for (const name of plugins) {
      const place = positionOfLiteral(app.text, name);
      context.report('app.json', finding('warning', 'plugin-unsupported', `Plugins are left out: ${name}`, place));
    }
  }
}

/** The errors of each page, found along what its files need. */
function pageErrors(context: BuildContext, pages: readonly string[], absent: ReadonlySet<string>): Record<string, Diagnostic[]> {
  const errors = context.diagnostics.sorted().filter((found) => found.severity === 'error');
  const result: Record<string, Diagnostic[]> = {};
  if (errors.length === 0) return result;
  for (const page of pages) {
    const files = new Set([`${page}.json`]);
    for (const file of files) for (const needed of context.needs.get(file) ?? []) files.add(needed);
    const shown = new Set([...files].map((file) => context.tree.display(file)));
    const own = errors.filter(
      (found) => shown.has(found.file) || (absent.has(page) && found.code === 'page-missing' && found.message.includes(` ${page}`)),
    );
    if (own.length > 0) result[page] = own;
  }
  return result;
}

function pageExists(context: BuildContext, page: string, app: Source): boolean {
  if (context.tree.has(`${page}.wxml`) || context.tree.modulePath(page) !== null) return true;
  const leaf = page.slice(page.lastIndexOf('/') + 1);
  const places = [page, `/${page}`, ...subPaths(page), leaf].map((text) => positionOfLiteral(app.text, text));
  const place = places.find(({ line }) => line > 0);
  const spelled = context.tree.otherSpelling('', `/${page}`, ['.wxml', '.js', '.ts']);
  context.report('app.json', finding('error', 'page-missing', `There is no page at ${page}${spelled}`, place));
  return false;
}

/** `a/b/c` -> `b/c`, `c`: how a subpackage may write its page. */
function subPaths(page: string): string[] {
  const parts = page.split('/');
  return parts.slice(1).map((_, index) => parts.slice(index + 1).join('/'));
}

/** A page or component needs a script and a template. */
function checkParts(
  context: BuildContext,
  units: readonly ComponentUnit[],
  scripts: ScriptCollector,
  app: Source,
  absent: ReadonlySet<string>,
): void {
  for (const { path, isPage } of units) {
    const code = isPage ? 'page-missing' : 'component-missing';
    if (absent.has(path)) {
      scripts.modules.set(path, { key: path, code: 'Page({});', map: null });
      continue;
    }
    if (!context.tree.has(`${path}.wxml`)) {
      context.report(`${path}.wxml`, finding('error', code, `The ${isPage ? 'page' : 'component'} has no template`));
    }
    if (scripts.path(path) !== null) continue;
    context.report(`${path}.js`, finding('error', code, `The ${isPage ? 'page' : 'component'} has no script`));
    scripts.modules.set(path, { key: path, code: isPage ? 'Page({});' : 'Component({});', map: null });
  }
  if (scripts.path('app') !== null) return;
  context.report(app.path, finding('error', 'app-script-missing', 'The project has no app.js or app.ts'));
  scripts.modules.set('app', { key: 'app', code: 'App({});', map: null });
}

async function readTheme(context: BuildContext, json: JsonObject, config: AppConfig): Promise<string | null> {
  const written = json['themeLocation'];
  const path = typeof written === 'string' ? joinPath('', written) : null;
  if (path === null) return null;
  const source = await context.tree.read(path);
  if (!source) {
    context.report('app.json', finding('error', 'app-json-invalid', `There is no theme file ${path}`));
    return null;
  }
  context.use(source, 'app');
  config.themeVariables = themeVariables(readJsonObject(source, context.report));
  return path;
}

function tabBarIcons(context: BuildContext, config: AppConfig, app: Source): string[] {
  const icons = (config.tabBar?.list ?? []).flatMap((item) => [item.iconPath, item.selectedIconPath]);
  return icons.flatMap((icon) => {
    const path = typeof icon === 'string' && !icon.startsWith('@') ? joinPath('', icon) : null;
    if (path === null || typeof icon !== 'string') return [];
    if (context.tree.has(path)) return [path];
    const place = positionOfLiteral(app.text, icon);
    context.report('app.json', finding('warning', 'asset-missing', `There is no file ${path}`, place));
    return [];
  });
}

function unreferencedFiles(context: BuildContext): string[] {
  return context.tree.files
    .filter((path) => /\.(?:js|ts|wxml|wxss|wxs)$/.test(path) && !path.endsWith('.d.ts') && !/(?:^|\/)miniprogram_npm\//.test(path))
    .filter((path) => !context.referenced.has(path))
    .map((path) => context.tree.display(path));
}

/** Absolute path of the mini program's root. */
export function miniprogramRoot(folder: string, project: ProjectConfig): string {
  return join(folder, project.rootPrefix);
}
