import { type BrowserWindow, Menu, session } from 'electron';
import { serveCommands } from '../carriers/serve.ts';
import { commands, type EventPayload } from '../contract/commands.ts';
import { type Backend, createBackend } from '../core/backend.ts';
import type { EventSink } from '../core/shell.ts';
import { createCloseGuard } from './close-guard.ts';
import { createWindow } from './create-window.ts';
import { askWaitOrClose, pickFolder } from './dialogs.ts';
import { createElectronShell, openStore } from './electron-shell.ts';
import { menuTemplate } from './menu.ts';
import { handOutPorts } from './message-ports.ts';
import { IDE_URL } from './origins.ts';
import { portCarrier } from './port-carrier.ts';
import { restrictNavigation, restrictPermissions } from './restrict-pages.ts';
import { serveSchemes } from './serve-schemes.ts';
import { type Texts, textsFor } from './texts.ts';
import { watchCrashes } from './watch-crashes.ts';

/** A page that does nothing for so long counts as hanging. */
const ALIVE_WITHIN_MS = 3000;

export interface ElectronShellStart {
  dataFolder: string;
  programFolder: string;
  /** '' to start without a project. */
  projectFolder: string;
}

export interface RunningShell {
  window: BrowserWindow;
  openProject(folder: string): Promise<void>;
  /** Stops what runs behind the window. */
  dispose(): Promise<void>;
}

function openProjectWith(backend: Backend): (folder: string) => Promise<void> {
  return async (folder) => {
    const context = { signal: new AbortController().signal, progress: () => {} };
    await backend.handlers['projects.open']({ folder }, context);
  };
}

/** Whether the page's thread still runs: it is asked for nothing, and has a few seconds for it. */
function isAlive(window: BrowserWindow): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(window.isDestroyed()), ALIVE_WITHIN_MS);
    const answered = (): void => {
      clearTimeout(timer);
      resolve(true);
    };
    window.webContents.executeJavaScript('0').then(answered, answered);
  });
}

/** Builds the window and everything around it. To be called once the app is ready. */
export async function startElectronShell({ dataFolder, programFolder, projectFolder }: ElectronShellStart): Promise<RunningShell> {
  const holder: { window?: BrowserWindow } = {};
  const shell = await createElectronShell({
    dataFolder,
    programFolder,
    pickFolder: () => (holder.window ? pickFolder(holder.window, texts()) : Promise.resolve('')),
    closeWindow: () => holder.window?.destroy(),
  });
  const backend = createBackend(shell);
  let language: unknown = shell.settings.get('language');
  const texts = (): Texts => textsFor(language, shell.systemLanguage);

  restrictPermissions(session.defaultSession);
  serveSchemes({ programFolder, sessionFile: (name, pathname) => backend.sessionFile(name, pathname) });
  const openProject = openProjectWith(backend);
  if (projectFolder)
    await openProject(projectFolder).catch((error: unknown) => console.error(error instanceof Error ? error.message : error));

  const window = createWindow({ programFolder, store: openStore(dataFolder, 'window'), theme: shell.settings.get('theme') });
  holder.window = window;
  let emit: EventSink | null = null;

  const openLink = (url: string): void => {
    const context = { signal: new AbortController().signal, progress: () => {} };
    Promise.resolve(backend.handlers['app.openExternal']({ url }, context)).catch((error: unknown) => console.error(error));
  };
  restrictNavigation(window.webContents, openLink);
  watchCrashes(window, texts);

  handOutPorts(window, (port) => {
    serveCommands({
      commands,
      handlers: backend.handlers,
      carrier: portCarrier(port),
      onEvent(sink) {
        const events = backend.onEvent(sink);
        emit = sink;
        return {
          dispose() {
            events.dispose();
            if (emit === sink) emit = null;
          },
        };
      },
    });
  });

  const setMenu = (): void =>
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(texts(), (action) => emit?.('onMenu', { action }), process.platform)));
  setMenu();
  const menuLanguage = backend.onEvent((event, payload) => {
    if (event !== 'onDidChangeSettings') return;
    language = (payload as EventPayload<'onDidChangeSettings'>).language;
    setMenu();
  });

  const wantsToClose = createCloseGuard({
    ask() {
      if (!emit || window.webContents.isCrashed()) return false;
      emit('onWillClose', {});
      return true;
    },
    isAlive: () => isAlive(window),
    waitOrClose: () => askWaitOrClose(window, texts()),
    destroy: () => window.destroy(),
  });
  window.on('close', (event) => {
    event.preventDefault();
    void wantsToClose();
  });

  await window.loadURL(IDE_URL);
  return {
    window,
    openProject,
    async dispose() {
      menuLanguage.dispose();
      await backend.dispose();
    },
  };
}
