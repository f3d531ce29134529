import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { PackageSizes } from '../protocol/build.ts';
import { type ProjectConfig, projectConfig } from './app-config.ts';
import type { Build, BuildFile, CompilerOptions } from './build.ts';
import { BuildContext, CompilerCaches } from './build-context.ts';
import { buildProject, miniprogramRoot } from './build-project.ts';
import { readJsonObject } from './component-graph.ts';
import { sha256 } from './content-cache.ts';
import type { Finding } from './diagnostics.ts';
import { NpmPackages } from './npm-packages.ts';
import { packIgnore } from './pack-ignore.ts';
import { packageOf } from './package-writer.ts';
import { compareInputs, type Inputs } from './reload-level.ts';
import { type Source, SourceTree } from './source-tree.ts';

const PROJECT_CONFIG = 'project.config.json';

/**
 * Compiles one project again and again. Results are kept by content, so a build costs about what has changed since the
 * previous one. Builds run one after the other.
 */
export class ProjectCompiler {
  readonly #options: CompilerOptions;
  readonly #caches = new CompilerCaches();
  #sources = new Map<string, Promise<Source | null>>();
  #npm: NpmPackages | null = null;
  #root: string | null = null;
  #inputs: Inputs | null = null;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(options: CompilerOptions) {
    this.#options = options;
  }

  /**
   * Builds the project. Mistakes in it are diagnostics; only what is nobody's mistake (a disk that fails) rejects.
   *
   * @param changed project-relative paths that may differ since the previous build; without it everything is read again
   */
  build(changed?: readonly string[]): Promise<Build> {
    const result = this.#queue.then(() => this.#build(changed));
    this.#queue = result.catch(() => undefined);
    return result;
  }

  async dispose(): Promise<void> {
    await this.#queue;
    this.#caches.clear();
    this.#sources.clear();
    this.#npm = null;
  }

  async #build(changed: readonly string[] | undefined): Promise<Build> {
    const start = performance.now();
    const { folder, mode } = this.#options;
    const found: [string, Finding][] = [];
    const projectSource = await readProjectConfig(folder);
    const project = projectConfig(projectSource ? readJsonObject(projectSource, (path, finding) => found.push([path, finding])) : {});
    this.#forget(changed, project);

    const root = miniprogramRoot(folder, project);
    this.#npm ??= new NpmPackages([
      join(root, 'node_modules'),
      ...(root === folder ? [] : [join(folder, 'node_modules')]),
      ...(this.#options.npmFolders ?? []),
    ]);
    const tree = new SourceTree(root, project.rootPrefix, this.#npm, this.#sources);
    const context = new BuildContext(tree, mode, this.#caches);
    for (const [path, finding] of found) context.diagnostics.add(path, finding);
    // Whose mini program it is is known to a running app until it starts again: binding a project does not disturb it.
    const shown = { ...project, appId: '' };
    context.inputs.set(PROJECT_CONFIG, { hash: sha256(JSON.stringify(shown)), level: 'app' });
    await scan(tree, project);
    const built = await buildProject(context, project);
    this.#caches.sweep();

    const { level, changed: differing } = compareInputs(this.#inputs, context.inputs);
    this.#inputs = context.inputs;
    return {
      ok: !context.diagnostics.hasErrors,
      ms: performance.now() - start,
      config: built.config,
      pages: built.config?.pages ?? [],
      sizes: packageSizes(built.files, built.config?.subpackages ?? []),
      diagnostics: context.diagnostics.sorted(),
      level,
      changed: differing,
      files: built.files,
      unreferenced: built.unreferenced,
      pageErrors: built.pageErrors,
    };
  }

  /** Forgets what was read of files that may have changed. */
  #forget(changed: readonly string[] | undefined, project: ProjectConfig): void {
    const root = miniprogramRoot(this.#options.folder, project);
    const everything = changed === undefined || root !== this.#root || changed.some((path) => /(?:^|\/)node_modules\//.test(path));
    this.#root = root;
    if (everything) {
      this.#sources = new Map();
      this.#npm = null;
      this.#caches.bundles.clear();
      return;
    }
    for (const path of changed) {
      if (path.startsWith(project.rootPrefix)) this.#sources.delete(path.slice(project.rootPrefix.length));
    }
  }
}

async function readProjectConfig(folder: string): Promise<Source | null> {
  try {
    const text = await readFile(join(folder, PROJECT_CONFIG), 'utf8');
    return { path: PROJECT_CONFIG, text, hash: sha256(text) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** A folder that is not there holds no files; that there is no app.json is said later. */
async function scan(tree: SourceTree, project: ProjectConfig): Promise<void> {
  try {
    await tree.scan(packIgnore(project.ignore));
  } catch (error) {
    if (!['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}

/** Bytes of what would be sent, source maps left out. */
function packageSizes(files: ReadonlyMap<string, BuildFile>, subpackages: { root: string }[]): PackageSizes {
  const config = { subpackages: subpackages.map(({ root }) => ({ root, pages: [] })) };
  const sizes: PackageSizes = { total: 0, main: 0, subpackages: Object.fromEntries(subpackages.map(({ root }) => [root, 0])) };
  for (const [path, file] of files) {
    if (isSourceMap(path, file)) continue;
    const bytes = file.kind === 'asset' ? file.size : Buffer.byteLength(file.text, 'utf8');
    const root = packageOf(config, path);
    sizes.total += bytes;
    if (root === '') sizes.main += bytes;
    else sizes.subpackages[root] = (sizes.subpackages[root] ?? 0) + bytes;
  }
  return sizes;
}

/** Source maps are for the developer's own machine and are never sent. */
export function isSourceMap(path: string, file: BuildFile): boolean {
  return file.kind === 'generated' && path.endsWith('.map');
}
