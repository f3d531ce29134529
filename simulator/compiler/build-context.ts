import { ContentCache } from './content-cache.ts';
import { DiagnosticList, type Finding, finding } from './diagnostics.ts';
import { higherLevel, type InputLevel } from './reload-level.ts';
import type { CompiledScript } from './script-compiler.ts';
import type { Source, SourceTree } from './source-tree.ts';
import type { ParsedStyle } from './style-compiler.ts';
import type { CompiledTemplate } from './template-compiler.ts';
import type { ViewScript } from './view-script.ts';

/** What is worth keeping from one build to the next; keys hold the hash of the content. */
export class CompilerCaches {
  readonly scripts = new ContentCache<Promise<CompiledScript>>();
  /** Bundled packages, which depend on more files than the key can name: cleared when packages may have changed. */
  readonly bundles = new ContentCache<Promise<CompiledScript>>();
  readonly templates = new ContentCache<CompiledTemplate>();
  readonly viewScripts = new ContentCache<ViewScript>();
  readonly parsedStyles = new ContentCache<ParsedStyle>();
  readonly styles = new ContentCache<Promise<string>>();

  sweep(): void {
    for (const cache of this.#all()) cache.sweep();
  }

  clear(): void {
    for (const cache of this.#all()) cache.clear();
  }

  #all() {
    return [this.scripts, this.bundles, this.templates, this.viewScripts, this.parsedStyles, this.styles];
  }
}

/** What the steps of one build share. */
export class BuildContext {
  readonly tree: SourceTree;
  readonly mode: 'development' | 'production';
  readonly caches: CompilerCaches;
  readonly diagnostics = new DiagnosticList();
  /** Keyed by project-relative path. */
  readonly inputs = new Map<string, { hash: string; level: InputLevel }>();
  /** Paths from the mini program's root of all files that the build uses. */
  readonly referenced = new Set<string>();

  constructor(tree: SourceTree, mode: 'development' | 'production', caches: CompilerCaches) {
    this.tree = tree;
    this.mode = mode;
    this.caches = caches;
  }

  /** Which files a file needs, by path from the root; a component's `.json` stands for the component. */
  readonly needs = new Map<string, Set<string>>();

  /** Notes that what is wrong with `to` is wrong with everything that needs `from` as well. */
  link(from: string, to: string): void {
    let needed = this.needs.get(from);
    if (!needed) {
      needed = new Set();
      this.needs.set(from, needed);
    }
    needed.add(to);
  }

  report = (path: string, found: Finding): void => {
    this.diagnostics.add(this.tree.display(path), found);
  };

  /** Notes that the build depends on a file, and what a change of it means; the highest level given counts. */
  use(source: Pick<Source, 'path' | 'hash' | 'misread'>, level: InputLevel): void {
    if (source.misread) {
      this.report(source.path, finding('warning', 'file-encoding', 'The file is not UTF-8: save it as UTF-8'));
    }
    this.referenced.add(source.path);
    const shown = this.tree.display(source.path);
    const before = this.inputs.get(shown)?.level ?? 'style';
    this.inputs.set(shown, { hash: source.hash, level: higherLevel(before, level) as InputLevel });
  }
}
