import { createHash } from 'node:crypto';
import type { AppConfig, SubpackageConfig, TabBarConfig, WindowConfig } from '../protocol/build.ts';
import { isJsonObject, type JsonObject, stringEntries } from './json-source.ts';

const WINDOW_KEYS: readonly (keyof WindowConfig)[] = [
  'navigationBarBackgroundColor',
  'navigationBarTextStyle',
  'navigationBarTitleText',
  'navigationStyle',
  'backgroundColor',
  'backgroundColorTop',
  'backgroundColorBottom',
  'backgroundTextStyle',
  'enablePullDownRefresh',
  'onReachBottomDistance',
  'disableScroll',
  'pageOrientation',
];

export interface ProjectConfig {
  /** From the project's folder to the mini program's root: '' or ending with `/`. */
  rootPrefix: string;
  appId: string;
  projectName: string;
  ignore: unknown;
  typescript: boolean;
}

/** The parts of project.config.json that a build depends on. */
export function projectConfig(json: JsonObject): ProjectConfig {
  const root = textOr(json['miniprogramRoot'], '')
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/');
  const packOptions = isJsonObject(json['packOptions']) ? json['packOptions'] : {};
  const setting = isJsonObject(json['setting']) ? json['setting'] : {};
  const plugins = Array.isArray(setting['useCompilerPlugins']) ? setting['useCompilerPlugins'] : [];
  return {
    rootPrefix: root === '' ? '' : `${root}/`,
    appId: textOr(json['appid'], ''),
    projectName: textOr(json['projectname'], ''),
    ignore: packOptions['ignore'],
    typescript: plugins.includes('typescript'),
  };
}

function textOr(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : [];
}

function withoutSlashes(path: string): string {
  return path.replace(/^\/+|\/+$/g, '');
}

/** app.json as the running app needs it. Page settings and theme variables are added when their files have been read. */
export function appConfig(json: JsonObject, project: ProjectConfig): AppConfig {
  const written = json['subpackages'] ?? json['subPackages'];
  const subpackages = (Array.isArray(written) ? written : []).filter(isJsonObject).map((entry): SubpackageConfig => {
    const root = withoutSlashes(textOr(entry['root'], ''));
    return {
      root,
      ...(typeof entry['name'] === 'string' ? { name: entry['name'] } : {}),
      ...(entry['independent'] === true ? { independent: true } : {}),
      pages: texts(entry['pages']).map((page) => `${root}/${withoutSlashes(page)}`),
    };
  });
  const pages = [...new Set([...texts(json['pages']).map(withoutSlashes), ...subpackages.flatMap((entry) => entry.pages)])];
  const tabBar = isJsonObject(json['tabBar']) && Array.isArray(json['tabBar']['list']) ? (json['tabBar'] as object) : null;
  return {
    formatVersion: 1,
    pages,
    entryPagePath: withoutSlashes(textOr(json['entryPagePath'], pages[0] ?? '')),
    subpackages,
    window: windowConfig(json['window']),
    ...(tabBar ? { tabBar: tabBarConfig(tabBar as TabBarConfig) } : {}),
    pageWindows: {},
    ...(isJsonObject(json['networkTimeout']) ? { networkTimeout: json['networkTimeout'] as AppConfig['networkTimeout'] } : {}),
    ...(json['darkmode'] === true ? { darkmode: true } : {}),
    ...(json['resizable'] === true ? { resizable: true } : {}),
    appId: project.appId,
    projectName: project.projectName,
    ...workersOf(json['workers']),
    ...(isJsonObject(json['permission']) ? { permission: json['permission'] } : {}),
    ...(isJsonObject(json['resolveAlias']) ? { resolveAlias: Object.fromEntries(stringEntries(json['resolveAlias'])) } : {}),
  };
}

/** A folder's name, or an object with it as `path`. */
function workersOf(json: unknown): Pick<AppConfig, 'workers'> {
  const folder = withoutSlashes(textOr(isJsonObject(json) ? json['path'] : json, ''));
  return folder === '' ? {} : { workers: folder };
}

function tabBarConfig(tabBar: TabBarConfig): TabBarConfig {
  const list = tabBar.list.filter((item) => isJsonObject(item) && typeof item.pagePath === 'string');
  return { ...tabBar, list: list.map((item) => ({ ...item, pagePath: withoutSlashes(item.pagePath) })) };
}

/** The window settings among an object's entries. */
export function windowConfig(json: unknown): WindowConfig {
  if (!isJsonObject(json)) return {};
  return Object.fromEntries(WINDOW_KEYS.filter((key) => json[key] !== undefined).map((key) => [key, json[key]]));
}

export function themeVariables(json: unknown): AppConfig['themeVariables'] {
  const part = (name: string) => Object.fromEntries(isJsonObject(json) ? stringEntries(json[name]) : []);
  return { light: part('light'), dark: part('dark') };
}

/** Prefix of the classes of a scoped style sheet: short, and the same for the same component in every build. */
export function styleScope(componentPath: string): string {
  const digest = createHash('sha256').update(componentPath).digest();
  return `s${digest.readUIntBE(0, 6).toString(36).slice(0, 7)}`;
}
