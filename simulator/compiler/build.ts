import type { AppConfig, Diagnostic, PackageSizes, ReloadLevel } from '../protocol/build.ts';

export interface CompilerOptions {
  /** Absolute path of the project's folder, the one with `project.config.json`. */
  folder: string;
  /** `production` minifies and writes no source maps. */
  mode: 'development' | 'production';
  /** More `node_modules` folders, asked after the project's own `miniprogram_npm` and `node_modules`. */
  npmFolders?: readonly string[];
}

/** `source` is an absolute path, `size` in bytes. */
export type BuildFile = { kind: 'generated'; text: string } | { kind: 'asset'; source: string; size: number };

/** One state of a project, compiled. Only plain data, so it can cross threads. */
export interface Build {
  /** False when any diagnostic is an error. What could be built is in `files` all the same. */
  ok: boolean;
  /** How long the build took, in milliseconds. */
  ms: number;
  /** Null when `app.json` cannot be read. */
  config: AppConfig | null;
  pages: string[];
  sizes: PackageSizes;
  /** Sorted by file, line and column. */
  diagnostics: Diagnostic[];
  /** Page -> the errors of its own files and of everything that it uses. Pages without one are left out. */
  pageErrors: Record<string, Diagnostic[]>;
  /** What a running app has to reload to get from the compiler's previous build to this one. */
  level: ReloadLevel;
  /** Project-relative paths of the sources that are new, gone or different since the previous build. */
  changed: string[];
  /** Keyed by path in the build, see simulator/protocol/build.ts. */
  files: Map<string, BuildFile>;
  /** Project-relative paths of scripts, templates and style sheets that nothing refers to; they are not in `files`. */
  unreferenced: string[];
}
