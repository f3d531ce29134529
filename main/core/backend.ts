import { readFileSync } from 'node:fs';
import path from 'node:path';
import { CompilerClient } from '../../simulator/compiler/compiler-client.ts';
import type { CommandHandlers } from '../contract/commands.ts';
import { EventHub } from './event-hub.ts';
import { createHandlers } from './handlers.ts';
import type { OpenProject } from './open-project.ts';
import { AccountService } from './platform/account-service.ts';
import { KnownDomains } from './platform/known-domains.ts';
import { LocalPlatform } from './platform/local-platform.ts';
import { NotificationsService } from './platform/notifications-service.ts';
import { PlatformService } from './platform/platform-service.ts';
import { ReleaseService } from './platform/release-service.ts';
import { ServerDomainsService } from './platform/server-domains-service.ts';
import { portOf } from './port-of.ts';
import { CONFIG_FILES } from './project-config.ts';
import { isInside } from './project-paths.ts';
import { Projects } from './projects.ts';
import { RecentProjects } from './recent-projects.ts';
import { SettingsService } from './settings.ts';
import type { EventSink, SessionFile, SettingsStore, Shell } from './shell.ts';
import type { CreateCompiler } from './simulator/compiler.ts';
import { isThisMachine, type OwnPorts } from './simulator/own-servers.ts';
import { SimulatorService } from './simulator/simulator-service.ts';
import { Templates } from './templates.ts';

export interface Backend {
  handlers: CommandHandlers;
  /** Until disposed, the sink gets every event. */
  onEvent(sink: EventSink): { dispose(): void };
  /** A file of a simulator session's origin; `pathname` is decoded and starts with `/`. Null: there is none. */
  sessionFile(session: string, pathname: string): Promise<SessionFile | null>;
  /** Ends builds, watchers and the local platform. */
  dispose(): Promise<void>;
}

export interface BackendParts {
  /** Default: the compiler in a worker. */
  createCompiler?: CreateCompiler;
  log?: (line: string, error?: unknown) => void;
}

/** The IDE without a window. */
export function createBackend(shell: Shell, parts: BackendParts = {}): Backend {
  const { dataFolder, programFolder } = shell;
  const templatesFolder = path.join(shell.unpackedFolder ?? programFolder, 'templates');
  const nodeModules = path.join(shell.unpackedFolder ?? programFolder, 'node_modules');
  const log = parts.log ?? ((line, error) => console.error(line, error ?? ''));
  const npmFolders = (folder: string): readonly string[] => (isInside(templatesFolder, folder) ? [nodeModules] : []);
  const createCompiler: CreateCompiler =
    parts.createCompiler ??
    ((folder, mode) =>
      new CompilerClient({
        folder,
        mode,
        npmFolders: npmFolders(folder),
        workerFile: path.join(programFolder, 'dist', 'main', 'compiler-worker.js'),
      }));

  const events = new EventHub(log);
  const { emit } = events;
  let address = '';
  /** For what may be forgotten: a full disk does not keep a project from opening. */
  const incidental: SettingsStore = {
    get: (key) => shell.settings.get(key),
    set(key, value) {
      try {
        shell.settings.set(key, value);
      } catch (error) {
        log(`${key} could not be kept.`, error);
      }
    },
  };
  const settings = new SettingsService(shell.settings, (changed) => {
    emit('onDidChangeSettings', changed);
    if (changed.platformAddress === address) return;
    address = changed.platformAddress;
    onOtherPlatform();
  });
  address = settings.get().platformAddress;

  const local = new LocalPlatform(shell, incidental, (reason) => {
    if (address !== '') return;
    if (reason === null) void platform.announce();
    else emit('onDidChangePlatform', { kind: 'local', state: 'unreachable', address: '', needsSetup: false, networkAddress: '', reason });
  });
  const platform = new PlatformService({ local, secrets: shell.secrets, address: () => address, emit });
  const account = new AccountService(platform, emit);
  const domains = new ServerDomainsService(new KnownDomains(platform, incidental));
  const ownPorts: OwnPorts = async () => {
    const set = URL.canParse(address) ? new URL(address) : null;
    const shown = /:(\d+)$/.exec(shell.simulatorOrigin)?.[1];
    return [
      ...(await local.ports()),
      ...(shown ? [Number(shown)] : []),
      ...(set && (await isThisMachine(set.hostname)) ? [portOf(set)] : []),
    ];
  };
  const simulator = new SimulatorService({
    dataFolder,
    programFolder,
    simulatorOrigin: shell.simulatorOrigin,
    npmFolders,
    createCompiler,
    ownPorts,
    domainsOf: (project) => domains.of(project),
    emit,
    log,
  });
  const templates = new Templates(templatesFolder);
  const recent = new RecentProjects(incidental);
  const projects = new Projects({
    dataFolder,
    nodeModules,
    templates,
    recent,
    onFiles(project, paths) {
      if (projects.current !== project) return;
      emit('onDidChangeFiles', { paths });
      simulator.filesChanged(paths);
      if (paths.some((file) => CONFIG_FILES.includes(file))) void tellProject(project);
    },
    onOpen: (project) => emit('onDidOpenProject', { project }),
    onLeave: () => simulator.leave(),
    log,
  });
  const release = new ReleaseService(platform, createCompiler);

  /** What its configuration says may be another thing than before. */
  async function tellProject(project: OpenProject): Promise<void> {
    const described = await project.describe();
    if (projects.current === project) emit('onDidOpenProject', { project: described });
  }

  /** Another platform: its state and who is logged in there are told again. */
  function onOtherPlatform(): void {
    // Nobody uses the local one while another address is set.
    (address === '' ? Promise.resolve() : local.stop())
      .then(() => platform.announce())
      .then(({ state }) => (state === 'ready' ? account.current() : null))
      .then((current) => emit('onDidChangeAccount', { account: current }))
      .catch((error: unknown) => log('The platform could not be asked who is logged in.', error));
  }

  return {
    handlers: createHandlers({
      shell,
      version: programVersion(programFolder),
      settings,
      templates,
      recent,
      projects,
      simulator,
      platform,
      account,
      domains,
      notifications: new NotificationsService(platform),
      release,
    }),
    onEvent: (sink) => events.add(sink),
    sessionFile: (session, pathname) => simulator.file(session, pathname),
    async dispose() {
      const ended = await Promise.allSettled([release.dispose(), projects.dispose(), local.dispose()]);
      for (const end of ended) if (end.status === 'rejected') log('A part of the backend did not end well.', end.reason);
      await simulator.leave();
    },
  };
}

function programVersion(programFolder: string): string {
  const { version } = JSON.parse(readFileSync(path.join(programFolder, 'package.json'), 'utf8')) as { version?: string };
  return version ?? '';
}
