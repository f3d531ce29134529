import { joinPath, resolveModule } from '../protocol/resolve-module.ts';
import type { BuildContext } from './build-context.ts';
import { isPackageId } from './component-graph.ts';
import { finding } from './diagnostics.ts';
import { parseJson } from './json-source.ts';
import type { WrittenModule } from './module-writer.ts';
import { bundlePackage, type CompiledScript, compileScript, type ScriptDependency } from './script-compiler.ts';
import type { StyleOption } from './script-facts.ts';
import type { Source } from './source-tree.ts';
import { positionAt } from './text-position.ts';

/** Compiles the scripts of components and everything they require. */
export class ScriptCollector {
  readonly modules = new Map<string, WrittenModule>();
  readonly styleOptions = new Map<string, StyleOption>();
  readonly #context: BuildContext;
  readonly #typescript: boolean;
  readonly #aliases: Readonly<Record<string, string>> | undefined;
  readonly #entries = new Set<string>();
  readonly #required = new Set<string>();
  readonly #sources = new Map<string, Source>();
  readonly #pending = new Map<string, Promise<void>>();

  /**
   * @param typescript whether a `.ts` file wins over a `.js` file beside it
   * @param aliases `resolveAlias` of app.json
   */
  constructor(context: BuildContext, typescript: boolean, aliases: Readonly<Record<string, string>> | undefined) {
    this.#context = context;
    this.#aliases = aliases;
    this.#typescript = typescript;
  }

  /**
   * `keys` are the scripts of pages, components and the app that exist, or of workers. `level` is what a change of one of them
   * reloads where nothing else requires it.
   */
  async collect(keys: readonly string[], level: 'page' | 'app' = 'page'): Promise<void> {
    for (const key of keys) this.#entries.add(key);
    await Promise.all(keys.map((key) => this.#visit(key)));
    for (let seen = -1; seen !== this.#pending.size; ) {
      seen = this.#pending.size;
      await Promise.all(this.#pending.values());
    }
    for (const [key, source] of this.#sources) {
      const own = key !== 'app' && this.#entries.has(key) && !this.#required.has(key);
      this.#context.use(source, own ? level : 'app');
    }
  }

  path(key: string): string | null {
    const path = this.#context.tree.modulePath(key);
    return path?.endsWith('.js') && this.#typescript && this.#context.tree.has(`${key}.ts`) ? `${key}.ts` : path;
  }

  #visit(key: string): Promise<void> {
    if (!this.#pending.has(key)) this.#pending.set(key, this.#compile(key));
    return Promise.resolve();
  }

  async #compile(key: string): Promise<void> {
    const path = this.path(key);
    if (path === null) return;
    const entry = this.#context.tree.bundleEntry(path);
    const source = entry === null ? await this.#context.tree.read(path) : { path, text: '', hash: entry };
    if (!source) return;
    this.#sources.set(key, source);
    const compiled = key.endsWith('.json') ? jsonModule(source) : await this.#script(source, entry);
    for (const found of compiled.findings) this.#context.report(path, found);
    this.modules.set(key, { key, code: compiled.code, map: compiled.map });
    this.styleOptions.set(key, compiled.styleOption);
    for (const dependency of compiled.requires) this.#follow(key, path, dependency);
    for (const beginning of compiled.families) this.#followFamily(key, path, beginning);
  }

  #script(source: Source, entry: string | null): Promise<CompiledScript> {
    const { caches, mode, tree } = this.#context;
    const shown = tree.display(source.path);
    return entry === null
      ? caches.scripts.get(`${shown}\n${source.hash}`, () => compileScript(source, shown, mode))
      : caches.bundles.get(entry, () => bundlePackage(entry, shown, mode));
  }

  #follow(from: string, path: string, { id, optional, ...place }: ScriptDependency): void {
    const { tree } = this.#context;
    const key = resolveModule(from, id, (candidate) => tree.hasModule(candidate), this.#aliases);
    if (key !== null) {
      this.#context.link(path, this.path(key) ?? key);
      this.#required.add(key);
      void this.#visit(key);
      return;
    }
    const missingPackage = isPackageId(from, id, tree) && !tree.hasPackage(id);
    const found = missingPackage
      ? finding('error', 'npm-package-missing', `The npm package of ${id} is not installed`, place)
      : finding('error', 'module-missing', `There is no module ${id}${tree.otherSpelling(path, id, ['.js', '.ts', '/index.js'])}`, place);
    this.#context.report(path, optional ? { ...found, severity: 'warning' } : found);
  }

  /** Takes every module that a require of a worked out id may mean: a phone has all of the project's scripts. */
  #followFamily(from: string, path: string, beginning: string): void {
    const folder = joinPath(beginning.startsWith('/') ? '' : parentOf(from), beginning.slice(0, beginning.lastIndexOf('/')));
    if (folder === null) return;
    const start = `${folder === '' ? '' : `${folder}/`}${beginning.slice(beginning.lastIndexOf('/') + 1)}`;
    for (const file of this.#context.tree.files) {
      if (!file.startsWith(start) || !/\.(js|ts)$/.test(file) || file.endsWith('.d.ts')) continue;
      const key = file.replace(/\.(js|ts)$/, '');
      this.#context.link(path, file);
      this.#required.add(key);
      void this.#visit(key);
    }
  }
}

function parentOf(key: string): string {
  return key.includes('/') ? key.slice(0, key.lastIndexOf('/')) : '';
}

function jsonModule(source: Source): CompiledScript {
  const nothing = { map: null, requires: [], families: [], styleOption: null };
  const parsed = parseJson(source.text);
  if ('value' in parsed) return { ...nothing, code: `module.exports=${JSON.stringify(parsed.value)};\n`, findings: [] };
  const { offset, message } = parsed.mistake;
  return {
    ...nothing,
    code: `throw new SyntaxError(${JSON.stringify(message)});\n`,
    findings: [finding('error', 'json-syntax', message, positionAt(source.text, offset))],
  };
}
