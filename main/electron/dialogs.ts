import { type BrowserWindow, dialog } from 'electron';
import type { Texts } from './texts.ts';

/** The system's folder dialog; '' when the user cancelled. */
export async function pickFolder(window: BrowserWindow, texts: Texts): Promise<string> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: texts.chooseProject,
    properties: ['openDirectory', 'createDirectory'],
  });
  return canceled ? '' : (filePaths[0] ?? '');
}

/** Asks about a window that does not answer. */
export async function askWaitOrClose(window: BrowserWindow, texts: Texts): Promise<'wait' | 'close'> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: texts.notAnswering,
    detail: texts.notAnsweringDetail,
    buttons: [texts.wait, texts.closeAnyway],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1 ? 'close' : 'wait';
}

/** Asks about a window whose page ended for the second time. */
export async function askReloadOrClose(window: BrowserWindow, texts: Texts): Promise<'reload' | 'close'> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: texts.crashedAgain,
    detail: texts.notAnsweringDetail,
    buttons: [texts.reload, texts.closeAnyway],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  return response === 0 ? 'reload' : 'close';
}

/** Says that the page was loaded again after it had ended. */
export async function tellReloaded(window: BrowserWindow, texts: Texts): Promise<void> {
  await dialog.showMessageBox(window, { type: 'warning', message: texts.crashed, detail: texts.notAnsweringDetail, buttons: ['OK'] });
}
