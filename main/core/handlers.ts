import type { CommandHandlers } from '../contract/commands.ts';
import { AppError } from '../contract/errors.ts';
import { readCompileModes, saveCompileModes } from './compile-modes.ts';
import type { AccountService } from './platform/account-service.ts';
import type { NotificationsService } from './platform/notifications-service.ts';
import type { PlatformService } from './platform/platform-service.ts';
import type { ReleaseService } from './platform/release-service.ts';
import type { ServerDomainsService } from './platform/server-domains-service.ts';
import type { Projects } from './projects.ts';
import { defaultProjectsFolder } from './projects-folder.ts';
import type { RecentProjects } from './recent-projects.ts';
import type { SettingsService } from './settings.ts';
import type { Shell } from './shell.ts';
import type { SimulatorService } from './simulator/simulator-service.ts';
import type { Templates } from './templates.ts';

export interface Services {
  shell: Shell;
  version: string;
  settings: SettingsService;
  templates: Templates;
  recent: RecentProjects;
  projects: Projects;
  simulator: SimulatorService;
  platform: PlatformService;
  account: AccountService;
  domains: ServerDomainsService;
  notifications: NotificationsService;
  release: ReleaseService;
}

/** Each command on the service that carries it out. */
export function createHandlers(services: Services): CommandHandlers {
  return { ...appHandlers(services), ...projectHandlers(services), ...simulatorHandlers(services), ...platformHandlers(services) };
}

type Part<Prefix extends string> = Pick<CommandHandlers, Extract<keyof CommandHandlers, `${Prefix}.${string}`>>;

function appHandlers({ shell, version, settings, platform }: Services): Part<'app' | 'settings'> {
  return {
    'app.info': () => ({
      version,
      shell: shell.kind,
      simulatorOrigin: shell.simulatorOrigin,
      canPickFolder: shell.pickFolder !== undefined,
      systemLanguage: shell.systemLanguage,
      projectsFolder: defaultProjectsFolder(),
    }),
    'app.openExternal': async ({ url }) => {
      const { address, networkAddress } = await platform.status();
      const allowed = [address, networkAddress].filter((one) => URL.canParse(one)).map((one) => new URL(one).origin);
      const target = URL.canParse(url) ? new URL(url) : null;
      if (!target || !/^https?:$/.test(target.protocol) || target.username !== '' || !allowed.includes(target.origin)) {
        throw new AppError('address-not-allowed', 'Only pages of the platform can be opened from here.', { url: url.slice(0, 200) });
      }
      return { opened: await shell.openExternal(target.href) };
    },
    'app.close': () => {
      shell.closeWindow();
      return {};
    },
    'settings.get': () => settings.get(),
    'settings.set': ({ patch }) => settings.set(patch),
  };
}

function projectHandlers({ shell, templates, recent, projects }: Services): Part<'projects' | 'modes' | 'files' | 'drafts'> {
  const files = () => projects.require().files;
  const drafts = () => projects.require().drafts;
  return {
    'projects.templates': async () => ({ templates: await templates.list() }),
    'projects.recent': async () => ({ projects: await recent.list() }),
    'projects.forget': ({ folder }) => {
      recent.forget(folder);
      return {};
    },
    'projects.pickFolder': async () => {
      if (!shell.pickFolder) throw new AppError('not-supported', 'There is no folder dialog here. Type the path of the folder.');
      return { folder: await shell.pickFolder() };
    },
    'projects.create': (input, context) => projects.create(input, context),
    'projects.open': ({ folder }) => projects.open(folder),
    'projects.current': async () => ({ project: (await projects.current?.describe()) ?? null }),
    'projects.close': async () => {
      await projects.close();
      return {};
    },
    'projects.bind': ({ appId }) => projects.bind(appId),
    'projects.setUrlCheck': ({ urlCheck }) => projects.setUrlCheck(urlCheck),
    'modes.list': () => readCompileModes(projects.require().folder),
    'modes.save': ({ modes }) => saveCompileModes(projects.require().folder, modes),
    'files.list': async ({ path }) => ({ entries: await files().list(path) }),
    'files.all': (_input, { signal }) => files().all(signal),
    'files.read': ({ path }) => files().read(path),
    'files.write': ({ path, text, baseVersion }) => files().write(path, text, baseVersion),
    'files.create': ({ path, kind, text }) => files().create(path, kind, text),
    'files.rename': async ({ from, to }) => {
      await files().rename(from, to);
      return {};
    },
    'files.delete': async ({ path }) => ({ undo: await files().delete(path) }),
    'files.restore': async ({ undo }) => ({ path: await files().restore(undo) }),
    'files.image': ({ path }) => files().image(path),
    'drafts.list': async () => ({ drafts: await drafts().list() }),
    'drafts.save': async ({ path, text, baseVersion }) => {
      await drafts().save(path, text, baseVersion);
      return {};
    },
    'drafts.discard': async ({ path }) => {
      await drafts().discard(path);
      return {};
    },
  };
}

function simulatorHandlers({ projects, simulator }: Services): Part<'simulator'> {
  return {
    'simulator.start': (_input, { signal }) => simulator.start(projects.require(), signal),
    'simulator.compile': (_input, { signal }) => simulator.compile(signal),
    'simulator.stop': async ({ session }) => {
      await simulator.stop(session);
      return {};
    },
    'simulator.hostCall': (input, { signal }) => simulator.hostCall(input, signal),
    'simulator.source': (input) => simulator.sources(input),
  };
}

function platformHandlers({
  projects,
  platform,
  account,
  domains,
  notifications,
  release,
}: Services): Part<'platform' | 'account' | 'miniPrograms' | 'notifications' | 'preview' | 'upload'> {
  return {
    'platform.status': () => platform.announce(),
    'platform.allowNetwork': ({ allow }) => platform.allowNetwork(allow),
    'account.current': async () => ({ account: await account.current() }),
    'account.setUp': (input, { signal }) => account.setUp(input, signal),
    'account.login': (input, { signal }) => account.login(input, signal),
    'account.logout': async () => {
      await account.logout();
      return {};
    },
    'miniPrograms.list': async (_input, { signal }) => ({
      miniPrograms: await platform.signedIn((client) => client.call('listMiniPrograms'), signal),
    }),
    'miniPrograms.create': (body, { signal }) => platform.signedIn((client) => client.call('createMiniProgram', { body }), signal),
    'miniPrograms.versions': (_input, { signal }) => release.versions(projects.require(), signal),
    'miniPrograms.domains': () => domains.state(projects.require()),
    'miniPrograms.apps': async (_input, { signal }) => ({ apps: await release.apps(projects.require(), signal) }),
    'notifications.list': (input, { signal }) => notifications.list(input, signal),
    'notifications.markRead': (input, { signal }) => notifications.markRead(input, signal),
    'preview.create': (input, context) => release.preview(projects.require(), input, context),
    'upload.create': (input, context) => release.upload(projects.require(), input, context),
    'upload.suggest': async (_input, { signal }) => ({ version: await release.suggest(projects.require(), signal) }),
  };
}
