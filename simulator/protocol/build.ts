/**
 * What the compiler writes and what the logic thread, the view and the platform read.
 *
 * A build is a flat map of files. Everything in it can be served as static files from one base URL:
 *
 *   app-config.json          AppConfig
 *   logic.js                 main package: script modules and templates (classic script, see LogicRegistry)
 *   view.js                  main package: styles and view scripts (classic script, see ViewRegistry)
 *   <workers>/logic.js       scripts of the program's workers, where app.json names their folder
 *   <root>/logic.js, view.js the same for each subpackage, loaded when one of its pages is first opened
 *   *.map                    source maps, development builds only
 *   everything else          assets (images, fonts, ...) at their path in the project
 */

/** Path without a leading slash and without an ending, e.g. `pages/home/home` or `miniprogram_npm/x/button/button`. */
export type ComponentPath = string;

export type Severity = 'error' | 'warning' | 'info';

/** `line` and `column` are 1-based; 0 when the whole file is meant. `file` is relative to the project, with `/`. */
export interface Diagnostic {
  file: string;
  line: number;
  column: number;
  severity: Severity;
  /** Stable kebab-case code, e.g. `json-syntax`, `page-missing`, `template-syntax`. */
  code: string;
  message: string;
}

/** Sizes in bytes of the files that would be sent (source maps excluded). */
export interface PackageSizes {
  total: number;
  main: number;
  subpackages: Record<string, number>;
}

export interface WindowConfig {
  navigationBarBackgroundColor?: string;
  navigationBarTextStyle?: 'black' | 'white';
  navigationBarTitleText?: string;
  navigationStyle?: 'default' | 'custom';
  backgroundColor?: string;
  backgroundColorTop?: string;
  backgroundColorBottom?: string;
  backgroundTextStyle?: 'dark' | 'light';
  enablePullDownRefresh?: boolean;
  onReachBottomDistance?: number;
  disableScroll?: boolean;
  pageOrientation?: 'portrait' | 'landscape' | 'auto';
}

export interface TabBarItem {
  pagePath: string;
  text?: string;
  iconPath?: string;
  selectedIconPath?: string;
}

export interface TabBarConfig {
  color?: string;
  selectedColor?: string;
  backgroundColor?: string;
  borderStyle?: 'black' | 'white';
  position?: 'bottom' | 'top';
  custom?: boolean;
  list: TabBarItem[];
}

/** A page's or component's own JSON, with component paths resolved by the compiler. */
export interface ComponentConfig extends WindowConfig {
  component?: boolean;
  /** Tag name -> resolved path. App-wide components are merged in. Unresolvable ones are left out (and diagnosed). */
  usingComponents: Record<string, ComponentPath>;
  componentPlaceholder?: Record<string, string>;
  /** `default` is a resolved path. */
  componentGenerics?: Record<string, { default?: ComponentPath }>;
  /** From JSON, or from `options.styleIsolation`/`addGlobalClass` in the script when the compiler can read it there. */
  styleIsolation?: string;
  pureDataPattern?: string;
  [key: string]: unknown;
}

export interface SubpackageConfig {
  root: string;
  name?: string;
  independent?: boolean;
  /** Full page paths, the root included. */
  pages: string[];
}

export interface AppConfig {
  formatVersion: 1;
  /** Every page, main package first, full paths. */
  pages: string[];
  entryPagePath: string;
  subpackages: SubpackageConfig[];
  window: WindowConfig;
  tabBar?: TabBarConfig;
  /** Page path -> that page's own window settings (not merged with `window`). */
  pageWindows: Record<string, WindowConfig>;
  networkTimeout?: { request?: number; connectSocket?: number; uploadFile?: number; downloadFile?: number };
  darkmode?: boolean;
  /** Tablets turn the program with them. */
  resizable?: boolean;
  themeVariables?: { light: Record<string, string>; dark: Record<string, string> };
  appId: string;
  projectName: string;
  permission?: Record<string, unknown>;
  /** Other names for paths of modules, see `withoutAlias`. */
  resolveAlias?: Record<string, string>;
  /** Folder of the program's workers, without slashes at its ends; their scripts are in its `logic.js`. */
  workers?: string;
}

/**
 * Global `__kumquatLogic` in the worker, present before any `logic.js` runs. A `logic.js` only calls it.
 * Script bodies are functions, so nothing is evaluated from text.
 */
export interface LogicRegistry {
  /** One CommonJS module; `path` has no ending: `pages/home/home`. JSON files that are required are modules as well. */
  define(path: string, body: (require: (id: string) => unknown, module: { exports: unknown }, exports: unknown) => void): void;
  register(part: LogicPart): void;
  /** The code of a template, or of a view script that it loads, threw; the package's others are there all the same. */
  fail(path: string, error: unknown): void;
}

export interface LogicPart {
  /** '' for the main package, else the subpackage root without slashes at the ends. */
  packageRoot: string;
  /** glass-easel's template generators: `groups[componentPath]` is the component's template. */
  groups: Record<string, unknown>;
  components: Record<ComponentPath, ComponentConfig>;
  /** Components whose style sheet exists (app is `app`) -> scope prefix of its classes, '' when not scoped. */
  styleScopes: Record<ComponentPath, string>;
}

/** Global `__kumquatView` in every page frame, present before any `view.js` runs. */
export interface ViewRegistry {
  register(part: ViewPart): void;
}

/** A view script's module body. Names in scope: require, exports, module, getRegExp, getDate, `__typeOf`. */
export type ViewScriptBody = (
  require: (path: string) => unknown,
  exports: Record<string, unknown>,
  module: { exports: Record<string, unknown> },
) => void;

export interface ViewPart {
  packageRoot: string;
  /**
   * Component path (or `app`) -> CSS for a browser. Already done by the compiler: `@import` inlined; `rpx` as
   * `calc(N * var(--rpx))`; tag selectors of built-ins as `wx-NAME`, `page` as `body`; classes prefixed with
   * `SCOPE--` where the style sheet is scoped; `:host` as `[wx-host="SCOPE-or-path"]`; asset URLs relative to the base URL.
   */
  styles: Record<ComponentPath, string>;
  /** `path/of/file` for .wxs files (no ending), `path/of/template#module` for inline ones. */
  scripts: Record<string, ViewScriptBody>;
}

/** Level of a reload, smallest first. */
export type ReloadLevel = 'none' | 'style' | 'page' | 'app';

/** sha-256 in lower-case hex. */
export interface PackageFile {
  path: string;
  size: number;
  sha256: string;
}

/** Travels first on Preview and Upload; the package's id is the sha-256 of its canonical JSON (see `packageDigest`). */
export interface PackageManifest {
  formatVersion: 1;
  engine: string;
  appId: string;
  projectName: string;
  entryPagePath: string;
  pages: string[];
  sizes: PackageSizes;
  /** Sorted by path, code-unit order. */
  files: PackageFile[];
}
