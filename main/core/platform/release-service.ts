import QRCode from 'qrcode';
import { sendPackage } from '../../../platform/client/send-package.ts';
import type { Limits } from '../../../platform/contract/models.ts';
import type { Build } from '../../../simulator/compiler/build.ts';
import { type PackedBuild, packBuild } from '../../../simulator/compiler/package.ts';
import type { CommandArguments, CommandContext } from '../../contract/commands.ts';
import { AppError, isAppError } from '../../contract/errors.ts';
import type { AssociatedApp, PackageSizes, PreviewResult, UploadedVersions, UploadResult } from '../../contract/models.ts';
import { readGitCommit } from '../git-commit.ts';
import type { OpenProject } from '../open-project.ts';
import { type CreateCompiler, runBuild } from '../simulator/compiler.ts';
import { consoleUrlOf, listVersions } from './list-versions.ts';
import { nextVersion } from './next-version.ts';
import type { PlatformService } from './platform-service.ts';

const BIGGEST = 20;

interface Sent {
  miniProgramId: string;
  packageId: string;
  sentBytes: number;
  packed: PackedBuild;
  build: Build;
}

/** Preview and Upload: a release build of the project, sent to the platform. One after the other for each project. */
export class ReleaseService {
  readonly #platform: PlatformService;
  readonly #createCompiler: CreateCompiler;
  readonly #queues = new Map<string, Promise<unknown>>();
  readonly #ended = new AbortController();

  constructor(platform: PlatformService, createCompiler: CreateCompiler) {
    this.#platform = platform;
    this.#createCompiler = createCompiler;
  }

  /** @throws AppError mini-program-missing, page-missing, build-failed, package-too-large, signed-out, cancelled, ... */
  preview(project: OpenProject, input: CommandArguments<'preview.create'>, context: CommandContext): Promise<PreviewResult> {
    return this.#inTurn(project, context, async (context) => {
      const start = performance.now();
      const sent = await this.#send(project, context, (build) => checkPage(build, input.page));
      const page = input.page || sent.packed.manifest.entryPagePath;
      const { urlCheck } = await project.describe();
      // A platform that knows nothing of the check is not asked to leave it out.
      const body = { packageId: sent.packageId, app: input.app, page, query: input.query, ...(!urlCheck && { urlCheck }) };
      const ticket = await this.#platform.signedIn(
        (client) => client.call('createPreview', { params: { id: sent.miniProgramId }, body }),
        context.signal,
      );
      const qr = await QRCode.toString(ticket.url, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 });
      context.progress({ step: 'finish', done: 1, total: 1 });
      return { url: ticket.url, qr, expiresAt: ticket.expiresAt, members: ticket.members, urlCheck, ...figures(sent, start) };
    });
  }

  /** @throws AppError mini-program-missing, build-failed, package-too-large, version-invalid, signed-out, cancelled, ... */
  upload(project: OpenProject, input: CommandArguments<'upload.create'>, context: CommandContext): Promise<UploadResult> {
    return this.#inTurn(project, context, async (context) => {
      const start = performance.now();
      // As it was before the build: what is committed while it runs may not be in the package.
      const commit = await readGitCommit(project.folder);
      const sent = await this.#send(project, context);
      const { version: name, remarks } = input;
      const body = { packageId: sent.packageId, version: name, remarks, ...(commit && { commit: commit.hash }) };
      const origin = await this.#platform.origin();
      const version = await this.#platform.signedIn(
        (client) => client.call('createVersion', { params: { id: sent.miniProgramId }, body }),
        context.signal,
      );
      context.progress({ step: 'finish', done: 1, total: 1 });
      const consoleUrl = consoleUrlOf(origin, sent.miniProgramId);
      const { id, uploadedAt } = version;
      return { id, version: version.version, uploadedAt, consoleUrl, commit, ...figures(sent, start) };
    });
  }

  /** Apps that may open the project's mini program, the web container first. */
  async apps(project: OpenProject, signal: AbortSignal): Promise<AssociatedApp[]> {
    const id = await boundTo(project);
    try {
      return (await this.#platform.signedIn((client) => client.call('getSettings', { params: { id } }), signal)).apps;
    } catch (error) {
      if (!isAppError(error, 'not-allowed')) throw error;
      // A build server's key may preview, but not read settings. The web container opens every mini program.
      return (await this.#platform.info()).apps.slice(0, 1);
    }
  }

  /** @throws AppError mini-program-missing, signed-out, not-a-member, platform-unreachable, ... */
  async versions(project: OpenProject, signal: AbortSignal): Promise<UploadedVersions> {
    return listVersions(this.#platform, await boundTo(project), signal);
  }

  /** The version after the last one uploaded. */
  async suggest(project: OpenProject, signal: AbortSignal): Promise<string> {
    const id = await boundTo(project);
    const [latest] = await this.#platform.signedIn((client) => client.call('listVersions', { params: { id } }), signal);
    return nextVersion(latest?.version);
  }

  /** Cancels what is under way and waits for its end. */
  async dispose(): Promise<void> {
    this.#ended.abort(new AppError('cancelled', 'The program is closing.'));
    await Promise.all(this.#queues.values());
  }

  async #send(project: OpenProject, { signal, progress }: CommandContext, check: (build: Build) => void = () => {}): Promise<Sent> {
    const miniProgramId = await boundTo(project);
    // Before minutes of work: whether there is somebody to do it for, and what the platform accepts.
    await this.#platform.signedIn((client) => client.call('getMiniProgram', { params: { id: miniProgramId } }), signal);
    const { limits } = await this.#platform.info();
    progress({ step: 'build', done: 0, total: 0 });
    const build = await this.#build(project, signal);
    check(build);
    signal.throwIfAborted();
    progress({ step: 'pack', done: 0, total: 0 });
    const packed = await packBuild(build);
    signal.throwIfAborted();
    checkSizes(packed, limits);
    progress({ step: 'check', done: 0, total: 0 });
    const { packageId, sentBytes } = await this.#platform.signedIn(
      (client) =>
        sendPackage(client, {
          miniProgramId,
          manifest: packed.manifest,
          read: packed.read,
          onProgress: (done, total) => progress({ step: 'send', done, total }),
          signal,
        }),
      signal,
    );
    progress({ step: 'finish', done: 0, total: 1 });
    return { miniProgramId, packageId, sentBytes, packed, build };
  }

  async #build(project: OpenProject, signal: AbortSignal): Promise<Build> {
    const compiler = this.#createCompiler(project.folder, 'production');
    try {
      const build = await runBuild(compiler, undefined, signal);
      if (build.ok && build.config) return build;
      const errors = build.diagnostics.filter(({ severity }) => severity === 'error');
      const message = `The build has ${errors.length === 1 ? 'an error' : `${errors.length} errors`}; correct ${errors.length === 1 ? 'it' : 'them'} first.`;
      throw new AppError('build-failed', message, { diagnostics: build.diagnostics });
    } finally {
      await compiler.dispose();
    }
  }

  #inTurn<T>(project: OpenProject, { signal, progress }: CommandContext, run: (context: CommandContext) => Promise<T>): Promise<T> {
    const context = { signal: AbortSignal.any([signal, this.#ended.signal]), progress };
    const result = (this.#queues.get(project.folder) ?? Promise.resolve()).then(async () => {
      try {
        context.signal.throwIfAborted();
        return await run(context);
      } catch (error) {
        if (isAppError(error) || !context.signal.aborted) throw error;
        throw new AppError('cancelled', 'Cancelled.', undefined, { cause: error });
      }
    });
    const settled = result.catch(() => undefined);
    this.#queues.set(project.folder, settled);
    void settled.then(() => {
      if (this.#queues.get(project.folder) === settled) this.#queues.delete(project.folder);
    });
    return result;
  }
}

async function boundTo(project: OpenProject): Promise<string> {
  const { appId } = await project.describe();
  if (appId === '')
    throw new AppError('mini-program-missing', 'This project belongs to no mini program of the platform yet. Choose one first.');
  return appId;
}

function checkPage(build: Build, page: string): void {
  if (page !== '' && !build.pages.includes(page)) {
    throw new AppError('page-missing', `The app has no page ${page}.`, { page, pages: build.pages });
  }
}

/** @throws AppError package-too-large with the biggest files of what is too big */
export function checkSizes({ manifest }: Pick<PackedBuild, 'manifest'>, limits: Limits): void {
  const { sizes } = manifest;
  const roots = Object.keys(sizes.subpackages);
  const rootOf = (file: string): string => roots.find((root) => file.startsWith(`${root}/`)) ?? '';
  const refuse = (what: string, size: number, limit: number, isPart: (file: string) => boolean): never => {
    const files = manifest.files
      .filter((file) => isPart(file.path))
      .sort((a, b) => b.size - a.size)
      .slice(0, BIGGEST)
      .map(({ path, size }) => ({ path, size }));
    const message = `${what} source size ${Math.ceil(size / 1024)}KB exceed max limit ${Math.floor(limit / 1024)}KB`;
    throw new AppError('package-too-large', message, { package: what, size, limit, files });
  };
  if (sizes.main > limits.main) refuse('main package', sizes.main, limits.main, (file) => rootOf(file) === '');
  for (const [root, size] of Object.entries(sizes.subpackages)) {
    if (size > limits.subpackage) refuse(`subpackage ${root}`, size, limits.subpackage, (file) => rootOf(file) === root);
  }
  if (sizes.total > limits.total) refuse('total package', sizes.total, limits.total, () => true);
}

function figures({ packed, sentBytes }: Sent, start: number): { sizes: PackageSizes; sentBytes: number; ms: number } {
  return { sizes: packed.manifest.sizes, sentBytes, ms: performance.now() - start };
}
