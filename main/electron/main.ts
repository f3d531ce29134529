/** Entry of the desktop shell. What has to happen before the app is ready happens while this module and its imports load. */
import './schemes.ts';
import path from 'node:path';
import { app, dialog } from 'electron';
import { projectArgument } from './start-arguments.ts';
import { type RunningShell, startElectronShell } from './start-electron-shell.ts';
import { textsFor } from './texts.ts';

const programFolder = path.resolve(import.meta.dirname, '../..');
const dataFolder = process.env['KUMQUAT_DATA']
  ? path.resolve(process.env['KUMQUAT_DATA'])
  : path.join(app.getPath('appData'), 'kumquat-studio');
app.setName('Kumquat Studio');
app.setPath('userData', dataFolder);

function projectOf(argv: string[], workingDirectory: string): string {
  return projectArgument(argv.slice(1), { packaged: app.isPackaged, workingDirectory });
}

function showInstead(running: RunningShell, folder: string): void {
  if (running.window.isDestroyed()) return;
  if (running.window.isMinimized()) running.window.restore();
  running.window.focus();
  if (folder) running.openProject(folder).catch((error: unknown) => console.error(error instanceof Error ? error.message : error));
}

async function run(): Promise<void> {
  await app.whenReady();
  const running = await startElectronShell({ dataFolder, programFolder, projectFolder: projectOf(process.argv, process.cwd()) });
  app.on('second-instance', (_event, argv, workingDirectory) => showInstead(running, projectOf(argv, workingDirectory)));
  process.send?.({ kind: 'ready' });

  let disposed = false;
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    if (disposed) return;
    event.preventDefault();
    void running
      .dispose()
      .catch((error: unknown) => console.error(error))
      .then(() => {
        disposed = true;
        app.quit();
      });
  });
  // A signal asks like the window's close button does.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit());
}

if (app.requestSingleInstanceLock()) {
  run().catch((error: unknown) => {
    console.error(error);
    const texts = textsFor('system', app.getLocale());
    dialog.showErrorBox(texts.startFailed, error instanceof Error ? error.message : String(error));
    app.exit(1);
  });
} else {
  // The first instance shows itself, and the project named here.
  process.send?.({ kind: 'ready' });
  app.quit();
}
