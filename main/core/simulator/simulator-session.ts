import { randomInt } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { DEFAULT_LIMITS } from '../../../platform/contract/models.ts';
import type { Build } from '../../../simulator/compiler/build.ts';
import { AppError } from '../../contract/errors.ts';
import type { BuildReport } from '../../contract/models.ts';
import { isInside, resolveInside } from '../project-paths.ts';
import type { SessionFile } from '../shell.ts';
import { type Compiler, runBuild } from './compiler.ts';
import { contentType } from './content-type.ts';
import type { NodeHost } from './node-host.ts';
import type { ProjectFiles } from './project-files.ts';
import type { ProjectStorage } from './project-storage.ts';

type ReloadLevel = BuildReport['level'];

const LEVELS: readonly ReloadLevel[] = ['none', 'style', 'page', 'app'];
const KEPT_BUILDS = 3;
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** 16 letters and digits: a host name of its own, and no name that can be guessed. */
export function sessionName(): string {
  return Array.from({ length: 16 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}

export interface SimulatorSessionOptions {
  name: string;
  /** Absolute folder of the project. */
  folder: string;
  /** Absolute folders outside the project whose files a build may take assets from. */
  npmFolders: readonly string[];
  /** Absolute folder of the device document and what belongs to it. */
  guestFolder: string;
  compiler: Compiler;
  storage: ProjectStorage;
  files: ProjectFiles;
  host: NodeHost;
  onWillBuild(): void;
  onDidBuild(build: BuildReport): void;
  log(line: string, error?: unknown): void;
}

/** The open project in the simulator: its builds, and the files of its origin. */
export class SimulatorSession {
  readonly name: string;
  readonly storage: ProjectStorage;
  readonly host: NodeHost;
  readonly #options: SimulatorSessionOptions;
  readonly #builds = new Map<number, Build>();
  #number = 0;
  /** Number of the build that is shown: the last good one. */
  #shown = 0;
  #latest: BuildReport | null = null;
  /** What the builds with errors since the last good one would have reloaded: the next good one has to make up for it. */
  #missed: ReloadLevel = 'none';
  #queue: Promise<unknown> = Promise.resolve();
  #changed = new Set<string>();
  #disposed = false;

  constructor(options: SimulatorSessionOptions) {
    this.#options = options;
    this.name = options.name;
    this.storage = options.storage;
    this.host = options.host;
  }

  /** Builds; without `changed` everything is read again. Builds run one after the other. */
  build(changed?: readonly string[], signal?: AbortSignal): Promise<BuildReport> {
    const result = this.#queue.then(() => this.#build(changed, signal));
    this.#queue = result.catch(() => undefined);
    return result;
  }

  /** Files changed on disk. While a build runs, changes gather for one next build. */
  filesChanged(paths: readonly string[]): void {
    const waiting = this.#changed.size > 0;
    for (const file of paths) this.#changed.add(file);
    if (waiting || this.#changed.size === 0) return;
    const build = this.#queue.then(() => {
      const gathered = [...this.#changed];
      this.#changed = new Set();
      return this.#disposed ? null : this.#build(gathered.includes('') ? undefined : gathered);
    });
    this.#queue = build.catch((error: unknown) => {
      if (!this.#disposed) this.#options.log('A build failed.', error);
    });
  }

  /** The build that a path of this origin belongs to: its number stands in `/build/NUMBER/`; else the latest. */
  buildOf(file: string): Build | null {
    const number = /\/?build\/(\d+)\//.exec(file)?.[1] ?? this.#shown;
    return this.#builds.get(Number(number)) ?? null;
  }

  /** A file of this origin, by its decoded pathname; null for everything that it does not have. */
  async file(pathname: string): Promise<SessionFile | null> {
    const [, area, ...rest] = pathname.split('/');
    if (area === 'simulator') return this.#guestFile(rest.join('/'));
    if (area === 'build') return this.#buildFile(Number(rest[0]), rest.slice(1).join('/'));
    if (area === 'files') {
      const body = await this.host.keptFile(rest.join('/'));
      return body && { body, type: shownType(contentType(rest.at(-1) ?? '')), immutable: false };
    }
    if (area !== 'temporary' || rest.length !== 1) return null;
    const temporary = this.host.temporaryFile(rest[0] ?? '');
    return temporary && { body: temporary.bytes, type: shownType(temporary.type), immutable: true };
  }

  async dispose(): Promise<void> {
    this.#disposed = true;
    this.host.dispose();
    // A build under way ends here as well.
    await this.#options.compiler.dispose();
    await Promise.all([this.storage.flush(), this.#options.files.flush()]);
    this.#builds.clear();
  }

  async #build(changed?: readonly string[], signal?: AbortSignal): Promise<BuildReport> {
    if (this.#disposed) throw new AppError('cancelled', 'The simulator was stopped.');
    this.#options.onWillBuild();
    let build: Build;
    try {
      build = await runBuild(this.#options.compiler, changed, signal);
    } catch (error) {
      // The toolbar waits for an end of each beginning.
      if (this.#latest && !this.#disposed) this.#options.onDidBuild({ ...this.#latest, level: 'none', changed: [] });
      throw error;
    }
    const report = this.#report(build);
    if (!this.#disposed) this.#options.onDidBuild(report);
    return report;
  }

  /** A build with errors is reported, and the files and pages shown stay those of the last good one. */
  #report(build: Build): BuildReport {
    const number = ++this.#number;
    const { ok, ms, changed, diagnostics, sizes } = build;
    const limit = DEFAULT_LIMITS;
    if (ok || !this.#latest?.config) {
      this.#shown = number;
      this.#builds.set(number, build);
      for (const old of [...this.#builds.keys()].slice(0, -KEPT_BUILDS)) this.#builds.delete(old);
      const level = this.#latest?.config ? highest(this.#missed, build.level) : 'app';
      if (ok) this.#missed = 'none';
      this.#latest = {
        number,
        ok,
        ms,
        level,
        changed,
        basePath: `/build/${number}/`,
        config: ok ? build.config : null,
        pages: build.pages,
        sizes,
        limit,
        diagnostics,
      };
    } else {
      this.#missed = highest(this.#missed, build.level);
      this.#latest = { ...this.#latest, number, ok, ms, level: 'none', changed, sizes, diagnostics };
    }
    return this.#latest;
  }

  async #guestFile(file: string): Promise<SessionFile | null> {
    try {
      const body = await readFile(await resolveInside(this.#options.guestFolder, file));
      return { body, type: contentType(file), immutable: false };
    } catch {
      // Not a file of the guest.
      return null;
    }
  }

  async #buildFile(number: number, file: string): Promise<SessionFile | null> {
    const found = this.#builds.get(number)?.files.get(file);
    if (!found) return null;
    if (found.kind === 'generated') return { body: found.text, type: contentType(file), immutable: true };
    try {
      const real = await realpath(found.source);
      const folders = await Promise.all(
        [this.#options.folder, ...this.#options.npmFolders].map((folder) => realpath(folder).catch(() => null)),
      );
      if (!folders.some((folder) => folder !== null && isInside(folder, real))) return null;
      return { body: await readFile(real), type: contentType(path.basename(file)), immutable: true };
    } catch {
      // Deleted after the build.
      return null;
    }
  }
}

/** A file of the mini program is never a document of its origin. */
function shownType(type: string): string {
  return /^(image|audio|video|font)\/(?!svg)/.test(type) ? type : 'application/octet-stream';
}

function highest(a: ReloadLevel, b: ReloadLevel): ReloadLevel {
  return LEVELS.indexOf(a) > LEVELS.indexOf(b) ? a : b;
}
