import type { BrowserWindow } from 'electron';
import { askReloadOrClose, tellReloaded } from './dialogs.ts';
import type { Texts } from './texts.ts';

/** Loads the IDE again once by itself when its process ended; after that the user decides. */
export function watchCrashes(window: BrowserWindow, texts: () => Texts): void {
  let reloaded = false;
  window.webContents.on('render-process-gone', async (_event, details) => {
    if (details.reason === 'clean-exit' || window.isDestroyed()) return;
    console.error(`The window's process ended: ${details.reason} (${details.exitCode})`);
    if (!reloaded) {
      reloaded = true;
      window.webContents.reload();
      await tellReloaded(window, texts());
      return;
    }
    if ((await askReloadOrClose(window, texts())) === 'reload') window.webContents.reload();
    else window.destroy();
  });
}
