import type { BuildContext } from './build-context.ts';
import { finding } from './diagnostics.ts';
import { compileStyle, type ParsedStyle, parseStyle } from './style-compiler.ts';

/** Compiles the style sheets of the app and its components. */
export class StyleCollector {
  /** Addresses of assets that style sheets name, from the root. */
  readonly assets = new Set<string>();
  readonly #context: BuildContext;
  readonly #sheets = new Map<string, ParsedStyle>();

  constructor(context: BuildContext) {
    this.#context = context;
  }

  /** The CSS of a component or of `app`; null when it has no style sheet. */
  async compile(componentPath: string, scope: string): Promise<string | null> {
    const entry = `${componentPath}.wxss`;
    const { tree, caches, mode } = this.#context;
    if (!tree.has(entry)) {
      this.#noticeOther(componentPath);
      return null;
    }
    const hashes: string[] = [];
    await this.#load(entry, new Set(), hashes);
    return caches.styles.get([entry, scope, ...hashes].join('\n'), () => compileStyle(entry, this.#sheets, scope, mode));
  }

  /** Style sheets in other languages are no build of ours: say so, instead of showing a component without styles. */
  #noticeOther(componentPath: string): void {
    const other = ['.scss', '.sass', '.less', '.styl'].find((ending) => this.#context.tree.has(componentPath + ending));
    if (other === undefined) return;
    this.#context.link(`${componentPath}.json`, componentPath + other);
    const text = `${other} style sheets are not compiled here: compile it to ${componentPath}.wxss first`;
    this.#context.report(componentPath + other, finding('error', 'style-unsupported', text));
  }

  async #load(path: string, taken: Set<string>, hashes: string[]): Promise<void> {
    if (taken.has(path)) return;
    taken.add(path);
    const { tree, caches, report } = this.#context;
    let sheet = this.#sheets.get(path);
    if (!sheet) {
      const source = await tree.read(path);
      if (!source) return;
      this.#context.use(source, 'style');
      sheet = caches.parsedStyles.get(`${path}\n${source.hash}`, () => parseStyle(source));
      this.#sheets.set(path, sheet);
      for (const found of sheet.findings) report(path, found);
      for (const imported of sheet.imports) {
        this.#context.link(path, imported.path);
        if (!tree.has(imported.path)) {
          const spelled = tree.otherSpelling('', `/${imported.path}`, ['']);
          report(path, finding('error', 'style-import-missing', `There is no style sheet ${imported.path}${spelled}`, imported));
        }
      }
      for (const asset of sheet.assets) {
        if (tree.has(asset.path)) this.assets.add(asset.path);
        else report(path, finding('warning', 'asset-missing', `There is no file ${asset.path}`, asset));
      }
    }
    hashes.push(`${path}:${sheet.hash}`);
    for (const imported of sheet.imports) await this.#load(imported.path, taken, hashes);
  }
}
