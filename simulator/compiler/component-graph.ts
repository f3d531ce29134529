import type { ComponentConfig, ComponentPath } from '../protocol/build.ts';
import { joinPath, withoutAlias } from '../protocol/resolve-module.ts';
import { type Finding, finding } from './diagnostics.ts';
import { isJsonObject, type JsonObject, parseJson, stringEntries } from './json-source.ts';
import type { Source, SourceTree } from './source-tree.ts';
import { positionAt, positionOfLiteral, type TextPosition } from './text-position.ts';

export interface ComponentUnit {
  path: ComponentPath;
  isPage: boolean;
  config: ComponentConfig;
}

/** Where a component was named: a JSON file and its text. */
interface Mention {
  file: string;
  text: string;
}

type Report = (path: string, found: Finding) => void;

/** Finds every component that can be reached from the pages, and reads their JSON. */
export class ComponentGraph {
  readonly units = new Map<ComponentPath, ComponentUnit>();
  readonly #tree: SourceTree;
  readonly #report: Report;
  /** Called for each JSON file that was read. */
  readonly #onJson: (source: Source) => void;
  #aliases: Record<string, string> = {};
  #appComponents: Record<string, ComponentPath> = {};
  readonly #pending = new Map<ComponentPath, Promise<void>>();

  constructor(tree: SourceTree, report: Report, onJson: (source: Source) => void) {
    this.#tree = tree;
    this.#report = report;
    this.#onJson = onJson;
  }

  /** `pages` must exist; `usingComponents` of app.json count for every page and component. */
  async collect(pages: readonly ComponentPath[], more: readonly ComponentPath[], app: JsonObject, mention: Mention): Promise<void> {
    this.#aliases = Object.fromEntries(stringEntries(app['resolveAlias']));
    this.#appComponents = this.#resolveAll('', app['usingComponents'], mention);
    await Promise.all([
      ...pages.map((path) => this.#visit(path, true)),
      ...[...more, ...Object.values(this.#appComponents)].map((path) => this.#visit(path, false)),
    ]);
  }

  exists(path: ComponentPath): boolean {
    return this.#tree.has(`${path}.json`) || this.#tree.has(`${path}.wxml`);
  }

  #visit(path: ComponentPath, isPage: boolean): Promise<void> {
    let visit = this.#pending.get(path);
    if (!visit) {
      visit = this.#read(path, isPage);
      this.#pending.set(path, visit);
    } else if (isPage) {
      const unit = this.units.get(path);
      if (unit) unit.isPage = true;
    }
    return Promise.resolve();
  }

  /** Resolves when everything that was found has been read. */
  async settled(): Promise<void> {
    for (let seen = -1; seen !== this.#pending.size; ) {
      seen = this.#pending.size;
      await Promise.all(this.#pending.values());
    }
  }

  async #read(path: ComponentPath, isPage: boolean): Promise<void> {
    const source = await this.#tree.read(`${path}.json`);
    if (source) this.#onJson(source);
    const json = source ? readJsonObject(source, this.#report) : {};
    const mention = { file: `${path}.json`, text: source?.text ?? '' };
    const own = this.#resolveAll(path, json['usingComponents'], mention);
    const generics = this.#resolveGenerics(path, json['componentGenerics'], mention);
    const config = {
      ...json,
      usingComponents: { ...this.#appComponents, ...own },
      ...(generics ? { componentGenerics: generics } : {}),
    } as ComponentConfig;
    this.units.set(path, { path, isPage, config });
    const defaults = Object.values(generics ?? {}).flatMap((generic) => generic.default ?? []);
    for (const child of [...Object.values(own), ...defaults]) void this.#visit(child, false);
  }

  #resolveAll(from: ComponentPath, written: unknown, mention: Mention): Record<string, ComponentPath> {
    return Object.fromEntries(
      stringEntries(written).flatMap(([tag, id]) => {
        const resolved = this.#resolve(from, id, mention);
        return resolved === null ? [] : [[tag, resolved]];
      }),
    );
  }

  #resolveGenerics(from: ComponentPath, written: unknown, mention: Mention): ComponentConfig['componentGenerics'] | null {
    if (!isJsonObject(written)) return null;
    return Object.fromEntries(
      Object.entries(written).map(([name, generic]) => {
        const id = isJsonObject(generic) ? generic['default'] : undefined;
        const resolved = typeof id === 'string' ? this.#resolve(from, id, mention) : null;
        return [name, resolved === null ? {} : { default: resolved }];
      }),
    );
  }

  #resolve(from: ComponentPath, id: string, mention: Mention): ComponentPath | null {
    const place = positionOfLiteral(mention.text, id);
    if (id.startsWith('plugin://') || id.startsWith('dynamicLib://')) {
      this.#report(mention.file, finding('warning', 'plugin-unsupported', `Components of plugins are left out: ${id}`, place));
      return null;
    }
    const found = candidates(from, withoutAlias(id, this.#aliases)).find((path) => this.exists(path));
    if (found !== undefined) return found;
    this.#report(mention.file, missingComponent(from, id, this.#tree, place));
    return null;
  }
}

/** Where a component may be: its own place, a directory's `index`, then npm packages from its directory upwards. */
function candidates(from: ComponentPath, id: string): ComponentPath[] {
  const directory = from.split('/').slice(0, -1);
  const bases: (string | null)[] = [joinPath(id.startsWith('/') ? '' : directory.join('/'), id)];
  if (!/^[./]/.test(id)) {
    for (let depth = directory.length; depth >= 0; depth--) {
      bases.push(joinPath(directory.slice(0, depth).join('/'), `miniprogram_npm/${id}`));
    }
  }
  return bases.flatMap((base) => (base === null || base === '' ? [] : [base, `${base}/index`]));
}

function missingComponent(from: ComponentPath, id: string, tree: SourceTree, place: TextPosition): Finding {
  if (isPackageId(from, id, tree) && !tree.hasPackage(id)) {
    return finding('error', 'npm-package-missing', `The npm package of ${id} is not installed`, place);
  }
  const spelled = tree.otherSpelling(from, id, ['.json', '.wxml', '/index.json']);
  return finding('error', 'component-missing', `There is no component at ${id}${spelled}`, place);
}

/** Whether an id that leads nowhere was meant as an npm package rather than as a path. */
export function isPackageId(from: string, id: string, tree: SourceTree): boolean {
  if (/^[./]/.test(id)) return false;
  const first = id.split('/')[0] ?? '';
  const beside = joinPath(from.split('/').slice(0, -1).join('/'), first);
  return !tree.hasDirectory(first) && (beside === null || !tree.hasDirectory(beside));
}

/** The object in a JSON file; an empty one, and a finding, when it holds none. */
export function readJsonObject(source: Source, report: Report): JsonObject {
  if (source.text.trim() === '') return {};
  const parsed = parseJson(source.text);
  if ('mistake' in parsed) {
    report(source.path, finding('error', 'json-syntax', parsed.mistake.message, positionAt(source.text, parsed.mistake.offset)));
    return {};
  }
  if (isJsonObject(parsed.value)) return parsed.value;
  report(source.path, finding('error', 'json-syntax', 'Expected an object', { line: 1, column: 1 }));
  return {};
}
