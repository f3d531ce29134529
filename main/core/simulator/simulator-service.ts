import path from 'node:path';
import { resolveLocations } from '../../../simulator/compiler/source-locations.ts';
import { HostError } from '../../../simulator/host/host.ts';
import type { ServerDomains } from '../../../simulator/host/server-domains.ts';
import type { CommandArguments, CommandResult } from '../../contract/commands.ts';
import { AppError } from '../../contract/errors.ts';
import type { BuildReport } from '../../contract/models.ts';
import type { OpenProject } from '../open-project.ts';
import type { EventSink, SessionFile } from '../shell.ts';
import type { CreateCompiler } from './compiler.ts';
import { NodeHost } from './node-host.ts';
import type { OwnPorts } from './own-servers.ts';
import { ProjectFiles } from './project-files.ts';
import { ProjectStorage } from './project-storage.ts';
import { SimulatorSession, sessionName } from './simulator-session.ts';

export interface SimulatorServiceOptions {
  dataFolder: string;
  programFolder: string;
  /** With `{session}` for the session's name. */
  simulatorOrigin: string;
  npmFolders(folder: string): readonly string[];
  createCompiler: CreateCompiler;
  ownPorts: OwnPorts;
  /** Where the mini program of a project may connect to; null: anywhere. */
  domainsOf(project: OpenProject): Promise<ServerDomains | null>;
  emit: EventSink;
  log(line: string, error?: unknown): void;
}

/** The simulator's session of the open project; at most one at a time. */
export class SimulatorService {
  readonly #options: SimulatorServiceOptions;
  #session: SimulatorSession | null = null;
  /** The end of every session so far: the next one reads the storage that the last one wrote. */
  #ended: Promise<void> = Promise.resolve();

  constructor(options: SimulatorServiceOptions) {
    this.#options = options;
  }

  /** Replaces the session at once, so that of two starts together only the second remains. @throws AppError cancelled for the first */
  async start(project: OpenProject, signal: AbortSignal): Promise<CommandResult<'simulator.start'>> {
    const left = this.leave();
    const session = this.#create(project);
    this.#session = session;
    await left;
    const build = await session.build(undefined, signal);
    return { session: session.name, build, storage: await session.storage.all() };
  }

  /** @throws AppError session-missing */
  compile(signal: AbortSignal): Promise<BuildReport> {
    if (!this.#session) throw missing();
    return this.#session.build(undefined, signal);
  }

  async stop(name: string): Promise<void> {
    if (this.#session?.name === name) await this.leave();
  }

  /** Failures that belong to the mini program are part of the answer. */
  async hostCall(
    { session, api, args, call }: CommandArguments<'simulator.hostCall'>,
    signal: AbortSignal,
  ): Promise<CommandResult<'simulator.hostCall'>> {
    try {
      return { result: await this.#require(session).host.call(api, args, call, signal) };
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
      return { error: error.failure };
    }
  }

  sources({ session, locations }: CommandArguments<'simulator.source'>): CommandResult<'simulator.source'> {
    const found = this.#require(session);
    return {
      sources: locations.map((location) => {
        const build = found.buildOf(location.file);
        return (build && resolveLocations(build, [location])[0]) ?? null;
      }),
    };
  }

  async file(session: string, pathname: string): Promise<SessionFile | null> {
    return this.#session?.name === session ? this.#session.file(pathname) : null;
  }

  filesChanged(paths: readonly string[]): void {
    this.#session?.filesChanged(paths);
  }

  /** Ends the session. */
  leave(): Promise<void> {
    const left = this.#session;
    this.#session = null;
    if (left) this.#ended = this.#ended.then(() => left.dispose());
    return this.#ended;
  }

  #create(project: OpenProject): SimulatorSession {
    const { dataFolder, programFolder, simulatorOrigin, npmFolders, createCompiler, ownPorts, domainsOf, emit, log } = this.#options;
    const name = sessionName();
    const storage = new ProjectStorage(path.join(dataFolder, 'storage', `${project.hash}.json`), log);
    const files = new ProjectFiles(path.join(dataFolder, 'files', project.hash), log);
    const host = new NodeHost({
      storage,
      files,
      origin: simulatorOrigin.replace('{session}', name),
      ownPorts,
      domains: () => domainsOf(project),
      emit: (event, detail) => emit('onHostEvent', { session: name, name: event, detail }),
    });
    return new SimulatorSession({
      name,
      folder: project.folder,
      npmFolders: npmFolders(project.folder),
      guestFolder: path.join(programFolder, 'dist', 'simulator'),
      compiler: createCompiler(project.folder, 'development'),
      storage,
      files,
      host,
      onWillBuild: () => emit('onWillBuild', { session: name }),
      onDidBuild: (build) => emit('onDidBuild', { session: name, build }),
      log,
    });
  }

  #require(name: string): SimulatorSession {
    if (this.#session?.name !== name) throw missing();
    return this.#session;
  }
}

function missing(): AppError {
  return new AppError('session-missing', 'The simulator is not running. Start it again with Compile.');
}
