import type { MenuItemConstructorOptions } from 'electron';
import type { Texts } from './texts.ts';

/** What the menu asks of the renderer. */
export type MenuAction =
  | 'file.newProject'
  | 'file.open'
  | 'file.save'
  | 'file.saveAll'
  | 'file.closeTab'
  | 'view.toggleExplorer'
  | 'view.toggleSimulator'
  | 'view.toggleDebugger'
  | 'build.compile'
  | 'build.preview'
  | 'build.upload'
  | 'app.settings';

/**
 * The window's menu. Accelerators of the renderer's actions are only shown: its own key bindings answer the keys, so that
 * each works once.
 */
export function menuTemplate(texts: Texts, act: (action: MenuAction) => void, platform: NodeJS.Platform): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin';
  const item = (label: string, action: MenuAction, accelerator?: string): MenuItemConstructorOptions => ({
    id: action,
    label,
    accelerator,
    registerAccelerator: false,
    click: () => act(action),
  });
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  return [
    ...(mac ? [{ role: 'appMenu' } as MenuItemConstructorOptions] : []),
    {
      label: texts.file,
      submenu: [
        item(texts.newProject, 'file.newProject'),
        item(texts.openProject, 'file.open', 'CmdOrCtrl+O'),
        separator,
        item(texts.save, 'file.save', 'CmdOrCtrl+S'),
        item(texts.saveAll, 'file.saveAll', 'CmdOrCtrl+Alt+S'),
        item(texts.closeTab, 'file.closeTab', 'CmdOrCtrl+W'),
        separator,
        item(texts.settings, 'app.settings', 'CmdOrCtrl+,'),
        ...(mac ? [] : [separator, { label: texts.quit, role: 'quit' } as MenuItemConstructorOptions]),
      ],
    },
    {
      label: texts.edit,
      submenu: [
        { label: texts.undo, role: 'undo' },
        { label: texts.redo, role: 'redo' },
        separator,
        { label: texts.cut, role: 'cut' },
        { label: texts.copy, role: 'copy' },
        { label: texts.paste, role: 'paste' },
        { label: texts.selectAll, role: 'selectAll' },
      ],
    },
    {
      label: texts.view,
      submenu: [
        item(texts.toggleExplorer, 'view.toggleExplorer'),
        item(texts.toggleSimulator, 'view.toggleSimulator'),
        item(texts.toggleDebugger, 'view.toggleDebugger'),
        separator,
        { label: texts.fullScreen, role: 'togglefullscreen' },
      ],
    },
    {
      label: texts.build,
      submenu: [
        item(texts.compile, 'build.compile', 'CmdOrCtrl+B'),
        item(texts.preview, 'build.preview'),
        item(texts.upload, 'build.upload'),
      ],
    },
    { label: texts.help, role: 'help', submenu: [{ label: texts.about, role: 'about' }] },
  ];
}
