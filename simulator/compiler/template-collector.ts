import type { BuildContext } from './build-context.ts';
import { compareText, finding } from './diagnostics.ts';
import { type CompiledTemplate, compileTemplate, noticeTemplate } from './template-compiler.ts';
import { compileViewScript, type ViewScript } from './view-script.ts';

/** The templates and view scripts that a package needs, each sorted by path. */
export interface TemplateSet {
  templates: [string, string][];
  /** Files, without inline scripts. */
  scripts: [string, string][];
  inlineScripts: [string, string][];
}

/** Compiles templates with everything they import and load. Paths have no ending. */
export class TemplateCollector {
  /** Addresses of assets that templates name, from the root. */
  readonly assets = new Set<string>();
  readonly #context: BuildContext;
  readonly #templates = new Map<string, Promise<CompiledTemplate | null>>();
  readonly #scripts = new Map<string, Promise<ViewScript | null>>();
  readonly #missing = new Map<string, string>();

  constructor(context: BuildContext) {
    this.#context = context;
  }

  /** A component without a template shows this text in its place. */
  missing(path: string, text: string): void {
    this.#missing.set(path, text);
  }

  async collect(entries: readonly string[]): Promise<TemplateSet> {
    const templates = new Map<string, string>();
    const scripts = new Map<string, string>();
    const inlineScripts = new Map<string, string>();
    const script = async (path: string): Promise<void> => {
      if (scripts.has(path)) return;
      scripts.set(path, '');
      const compiled = await this.#script(path);
      scripts.set(path, compiled?.code ?? '');
      await Promise.all((compiled?.requires ?? []).map((required) => script(required.path)));
    };
    const template = async (path: string): Promise<void> => {
      if (templates.has(path)) return;
      templates.set(path, '');
      const compiled = await this.#template(path);
      if (compiled) templates.set(path, compiled.code);
      else templates.delete(path);
      for (const [key, body] of Object.entries(compiled?.inlineScripts ?? {})) inlineScripts.set(key, body);
      await Promise.all([
        ...(compiled?.templates ?? []).map((imported) => template(imported.path)),
        ...(compiled?.scripts ?? []).map((loaded) => script(loaded.path)),
      ]);
    };
    await Promise.all(entries.map(template));
    for (const path of templates.keys()) {
      const notice = await this.#includeCycle(path);
      if (notice) templates.set(path, notice.code);
    }
    return { templates: sorted(templates), scripts: sorted(scripts), inlineScripts: sorted(inlineScripts) };
  }

  /** What to show instead of a template that includes itself, directly or through others; it would never end. */
  async #includeCycle(path: string): Promise<CompiledTemplate | null> {
    const own = (await this.#templates.get(path))?.templates.filter(({ tag }) => tag === 'include') ?? [];
    for (const include of own) {
      const reached = new Set([include.path]);
      for (const next of reached) {
        for (const further of (await this.#templates.get(next))?.templates ?? []) if (further.tag === 'include') reached.add(further.path);
      }
      if (!reached.has(path)) continue;
      const found = finding('error', 'include-cycle', `${path}.wxml includes itself through ${include.path}.wxml`, include);
      this.#context.report(`${path}.wxml`, found);
      return noticeTemplate(path, [`${path}.wxml:${found.line}:${found.column} ${found.message}`]);
    }
    return null;
  }

  #template(path: string): Promise<CompiledTemplate | null> {
    return once(this.#templates, path, async () => {
      const { tree, caches } = this.#context;
      const source = await tree.read(`${path}.wxml`);
      const missing = this.#missing.get(path);
      if (!source) return missing === undefined ? null : noticeTemplate(path, [missing]);
      this.#context.use(source, 'page');
      const compiled = caches.templates.get(`${source.path}\n${source.hash}`, () => compileTemplate(source));
      // Nobody can act on the warnings of a published package.
      const published = source.path.includes('miniprogram_npm/');
      for (const found of compiled.findings) {
        if (!published || found.severity === 'error') this.#context.report(source.path, found);
      }
      for (const imported of compiled.templates) {
        this.#context.link(source.path, `${imported.path}.wxml`);
        if (tree.has(`${imported.path}.wxml`)) continue;
        this.#context.report(
          source.path,
          finding(
            'error',
            'template-import-missing',
            `There is no template ${imported.path}.wxml${tree.otherSpelling('', `/${imported.path}`, ['.wxml'])}`,
            imported,
          ),
        );
      }
      for (const asset of compiled.assets) {
        if (tree.has(asset.path)) this.assets.add(asset.path);
        else if (!published)
          this.#context.report(source.path, finding('warning', 'asset-missing', `There is no file ${asset.path}`, asset));
      }
      this.#checkScripts(source.path, compiled.scripts);
      return compiled;
    });
  }

  #script(path: string): Promise<ViewScript | null> {
    return once(this.#scripts, path, async () => {
      const source = await this.#context.tree.read(`${path}.wxs`);
      if (!source) return null;
      this.#context.use(source, 'page');
      const compiled = this.#context.caches.viewScripts.get(`${source.path}\n${source.hash}`, () => compileViewScript(path, source.text));
      for (const found of compiled.findings) this.#context.report(source.path, found);
      this.#checkScripts(source.path, compiled.requires);
      return compiled;
    });
  }

  #checkScripts(from: string, scripts: ViewScript['requires']): void {
    for (const script of scripts) {
      this.#context.link(from, `${script.path}.wxs`);
      if (this.#context.tree.has(`${script.path}.wxs`)) continue;
      this.#context.report(from, finding('error', 'module-missing', `There is no view script ${script.path}.wxs`, script));
    }
  }
}

function once<T>(made: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  let value = made.get(key);
  if (!value) {
    value = make();
    made.set(key, value);
  }
  return value;
}

function sorted(entries: ReadonlyMap<string, string>): [string, string][] {
  return [...entries].sort(([a], [b]) => compareText(a, b));
}
