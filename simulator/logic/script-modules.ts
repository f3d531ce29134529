import type { LogicPart, LogicRegistry } from '../protocol/build.ts';
import { joinPath, resolveModule } from '../protocol/resolve-module.ts';

export type ModuleBody = Parameters<LogicRegistry['define']>[1];
type Settled = (value: unknown) => void;
type RequireFunction = ((id: string, success?: Settled, fail?: Settled) => unknown) & { async(id: string): Promise<unknown> };

interface ScriptModule {
  exports: unknown;
  /** It, or a module that it required, called `Page`, `Component` or `Behavior`: it belongs to the definitions of one build. */
  defines: boolean;
}

export interface ScriptModulesHost {
  /** Loads the package that a path belongs to, unless it is there. Throws when it cannot be loaded. */
  loadPackageOf(path: string): void;
  /** Runs app code and reports what it throws. */
  guard(name: string, task: () => unknown): unknown;
}

/** The CommonJS modules and templates of one build, as its `logic.js` files registered them. */
export class ScriptModules {
  private readonly bodies = new Map<string, ModuleBody>();
  private readonly cache = new Map<string, ScriptModule>();
  /** Modules whose bodies run now, outermost first. */
  private readonly running: ScriptModule[] = [];
  readonly parts: LogicPart[] = [];
  readonly failures = new Map<string, unknown>();

  /** @param aliases `resolveAlias` of app.json */
  constructor(
    private readonly host: ScriptModulesHost,
    private readonly aliases?: Readonly<Record<string, string>>,
  ) {}

  define(path: string, body: ModuleBody): void {
    this.bodies.set(path, body);
  }

  register(part: LogicPart): void {
    this.parts.push(part);
  }

  /** A template whose code threw: whoever opens it is told. */
  fail(path: string, error: unknown): void {
    this.failures.set(path, error);
  }

  has(path: string): boolean {
    return this.bodies.has(path);
  }

  /**
   * Takes over the modules that have run and hold no definition of the build before, with what they remember: the app that stays
   * shares them with its new pages. Nobody runs app.js again.
   */
  adopt(from: ScriptModules): void {
    for (const [path, module] of from.cache) if (!module.defines || path === 'app') this.cache.set(path, module);
  }

  /** `Page`, `Component` or `Behavior` is called by what runs now. */
  noteDefinition(): void {
    for (const module of this.running) module.defines = true;
  }

  /** Runs a page's or component's own script, which belongs to the build's definitions whatever it does. */
  loadOwn(path: string): void {
    this.load(path);
    this.cache.get(path)!.defines = true;
  }

  /** Runs a module once. A module that throws is tried anew next time. */
  load(path: string): unknown {
    const known = this.cache.get(path);
    if (known) {
      if (known.defines) this.noteDefinition();
      return known.exports;
    }
    const body = this.bodies.get(path);
    if (!body) throw new Error(`module '${path}.js' is not defined`);
    const module: ScriptModule = { exports: {}, defines: false };
    this.cache.set(path, module);
    this.running.push(module);
    try {
      body(this.requireFrom(path), module, module.exports);
    } catch (error) {
      this.cache.delete(path);
      throw error;
    } finally {
      this.running.pop();
    }
    return module.exports;
  }

  private requireFrom(from: string): RequireFunction {
    const require = (id: string, success?: Settled, fail?: Settled): unknown => {
      if (success || fail) {
        this.requireLater(from, id).then(
          (exports) => this.host.guard('require callback', () => success?.(exports)),
          (reason: unknown) => this.host.guard('require callback', () => fail?.(reason)),
        );
        return undefined;
      }
      if (typeof id !== 'string') throw new TypeError(`require args must be a string, not ${typeof id}`);
      const key = resolveModule(from, id, (path) => this.bodies.has(path), this.aliases);
      if (key === null) throw new Error(`module '${id}' is not defined, require args is '${id}' (from ${from})`);
      return this.load(key);
    };
    return Object.assign(require, { async: (id: string) => this.requireLater(from, id) });
  }

  /** `require.async`: loads the module's package first. Rejects with `{ mod, errMsg }`, as on a phone. */
  private async requireLater(from: string, id: string): Promise<unknown> {
    try {
      const directory = from.includes('/') && !String(id).startsWith('/') ? from.slice(0, from.lastIndexOf('/')) : '';
      const path = joinPath(directory, String(id).replace(/\.js$/, ''));
      if (path !== null) this.host.loadPackageOf(path);
      return this.requireFrom(from)(id);
    } catch (error) {
      throw { mod: id, errMsg: error instanceof Error ? error.message : String(error) };
    }
  }
}
