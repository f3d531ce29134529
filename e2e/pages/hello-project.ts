import path from 'node:path';
import { expect, type Ide } from '../fixtures/ide.ts';
import { Dialogs } from './dialogs.ts';
import { Editor } from './editor.ts';
import { Explorer } from './explorer.ts';
import { Simulator } from './simulator.ts';
import { StartPage } from './start-page.ts';

/** Creates a project from the hello template and waits until it runs. `file` is the full path of one of its files. */
export async function openHello(ide: Ide) {
  const { page } = ide;
  await new StartPage(page).create('Hello', 'Hello', ide.projects);
  const simulator = new Simulator(page);
  await expect(simulator.top.getByText('Your mini program is running.')).toBeVisible();
  const file = (name: string): string => path.join(ide.projects, 'hello', name);
  return { page, simulator, editor: new Editor(page), explorer: new Explorer(page), dialogs: new Dialogs(page), file };
}
