import { type LogicState, packageRootOf } from './logic-state.ts';
import { PerformanceEntries } from './performance-entries.ts';

export interface PackagesHost {
  state(): LogicState;
  importScripts(url: string): void;
  performance: PerformanceEntries;
  /** A package that the running app needs cannot be loaded: what `wx.onLazyLoadError` hears. */
  onLazyLoadError(detail: { type: 'subpackage'; subpackage: string[]; errMsg: string }): void;
}

/** The packages of one build whose scripts this thread has; '' is the main package. */
export class Packages {
  private readonly loaded = new Set<string>();

  constructor(private readonly host: PackagesHost) {}

  /** Runs the scripts of a package, once. Throws when they cannot be loaded. */
  load(root: string): void {
    if (this.loaded.has(root)) return;
    const file = `${root ? `${root}/` : ''}logic.js`;
    const start = performance.now();
    this.host.importScripts(`${this.host.state().baseUrl}${file}`);
    this.loaded.add(root);
    this.host.performance.add({
      entryType: 'script',
      name: 'evaluateScript',
      moduleName: root || '__APP__',
      fileList: [file],
      startTime: PerformanceEntries.sinceEpoch(start),
      duration: performance.now() - start,
    });
  }

  /** As `load`, for what is needed while the app runs. */
  loadLazily(root: string): void {
    try {
      this.load(root);
    } catch (error) {
      const errMsg = `loadSubpackage:fail ${error instanceof Error ? error.message : String(error)}`;
      this.host.onLazyLoadError({ type: 'subpackage', subpackage: [root], errMsg });
      throw error;
    }
  }

  /** Root of the subpackage that has this path and is not loaded; undefined: it is, or there is none. */
  missing(path: string): string | undefined {
    const root = packageRootOf(this.host.state().config, path);
    return root === '' || this.loaded.has(root) ? undefined : root;
  }

  /** Another build: every script has to be loaded anew. */
  forget(): void {
    this.loaded.clear();
  }
}
