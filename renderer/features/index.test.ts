// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest';
import { Language } from '../../main/contract/models.ts';
import { menuTemplate } from '../../main/electron/menu.ts';
import { textsFor } from '../../main/electron/texts.ts';
import { useLanguage } from '../language.ts';
import { layoutCommands } from '../layout/layout-commands.ts';
import { features } from './index.ts';

const commands = [...layoutCommands, ...features.flatMap((feature) => feature.commands ?? [])];
const twice = (values: readonly string[]): string[] => values.filter((value, index) => values.indexOf(value) !== index);
/** Keys in one order and case, so that two ways to write them are the same. */
const plain = (keys: string): string => keys.toLowerCase().split('+').sort().join('+');

afterEach(() => useLanguage.setState({ language: 'en' }));

it('gives everything an id of its own', () => {
  expect(commands.length).toBeGreaterThan(10);
  expect(twice(commands.map(({ id }) => id))).toEqual([]);
  expect(twice(features.map(({ id }) => id))).toEqual([]);
  expect(twice(features.flatMap(({ toolbar = [] }) => toolbar.map(({ id }) => id)))).toEqual([]);
  expect(twice(features.flatMap(({ statusBar = [] }) => statusBar.map(({ id }) => id)))).toEqual([]);
  expect(twice(features.flatMap(({ dialogs = [] }) => dialogs.map(({ id }) => id)))).toEqual([]);
  expect(twice(features.flatMap(({ panel }) => (panel ? [panel.id] : [])))).toEqual([]);
  expect(twice(features.flatMap(({ pane }) => (pane ? [pane.id] : [])))).toEqual([]);
});

it('binds no keys twice, and none that fields and the editor need', () => {
  const keys = commands.flatMap((command) => command.keys ?? []).map(plain);
  expect(keys.length).toBeGreaterThan(10);
  expect(twice(keys)).toEqual([]);
  const needed = ['Ctrl+Z', 'Ctrl+Shift+Z', 'Ctrl+Y', 'Ctrl+X', 'Ctrl+C', 'Ctrl+V', 'Ctrl+A', 'Ctrl+F', 'Tab', 'Enter', 'Escape', 'Del'];
  expect(needed.filter((key) => keys.includes(plain(key)))).toEqual([]);
});

it.each(Language.options)('names every command in %s', (language) => {
  useLanguage.setState({ language });
  for (const { id, title } of commands) expect([id, title()]).toEqual([id, expect.stringMatching(/^(?!undefined)\S/)]);
  expect(twice(commands.filter(({ hidden }) => !hidden).map(({ title }) => title()))).toEqual([]);
});

it('has a command for every entry of the window’s menu, which shows the keys of that command', () => {
  const entries = menuTemplate(textsFor('en', ''), () => undefined, 'linux').flatMap(({ submenu }) =>
    Array.isArray(submenu) ? submenu.filter(({ click }) => click !== undefined) : [],
  );
  expect(entries.length).toBeGreaterThan(10);
  for (const { id, accelerator } of entries) {
    const command = commands.find((one) => one.id === id);
    expect(command, `${id} is in the menu`).toBeDefined();
    if (accelerator === undefined) continue;
    expect((command?.keys ?? []).map(plain), id).toContain(plain(String(accelerator).replace('CmdOrCtrl', 'Ctrl')));
  }
});
