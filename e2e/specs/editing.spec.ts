import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '../fixtures/ide.ts';
import { openHello } from '../pages/hello-project.ts';
import { Simulator } from '../pages/simulator.ts';
import { StartPage } from '../pages/start-page.ts';

test('files: create, rename, delete and bring back; changes from outside show at once', async ({ ide }) => {
  const { page, explorer, editor, file } = await openHello(ide);

  await explorer.entry('app.js').click();
  await page.keyboard.press('ControlOrMeta+Alt+N');
  await page.getByLabel('Name', { exact: true }).fill('notes.txt');
  await page.keyboard.press('Enter');
  await expect(editor.tab('notes.txt')).toBeVisible();
  await editor.append('first line');
  await expect(editor.text).toContainText('first line');
  await editor.save();
  await expect.poll(() => readFileSync(file('notes.txt'), 'utf8')).toBe('first line');

  await explorer.entry('notes.txt').click();
  await explorer.tree.press('F2');
  await page.getByLabel('Name', { exact: true }).fill('plan.txt');
  await page.keyboard.press('Enter');
  await expect(explorer.entry('plan.txt')).toBeVisible();
  await expect(editor.tab('plan.txt')).toBeVisible();
  await expect(explorer.entry('notes.txt')).toHaveCount(0);

  await explorer.tree.press('Delete');
  await expect(explorer.entry('plan.txt')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(explorer.entry('plan.txt')).toBeVisible();
  expect(readFileSync(file('plan.txt'), 'utf8')).toBe('first line');

  writeFileSync(file('from-outside.txt'), 'hello');
  await expect(explorer.entry('from-outside.txt')).toBeVisible();
  rmSync(file('from-outside.txt'));
  await expect(explorer.entry('from-outside.txt')).toHaveCount(0);

  writeFileSync(file('plan.txt'), 'second line');
  await explorer.entry('plan.txt').click();
  await expect(editor.text).toContainText('second line');
});

test('tabs keep undo, dirty marks and places; save all saves them', async ({ ide }) => {
  const { page, explorer, editor, file } = await openHello(ide);
  await explorer.open('app.wxss');
  await editor.append('\n.one {}');
  await explorer.open('app.js');
  await editor.append('\n// two');
  await expect(editor.tab('app.wxss')).toHaveAccessibleName('app.wxss, unsaved');
  await expect(editor.tab('app.js')).toHaveAccessibleName('app.js, unsaved');

  // The undo of one file is its own, also after the other was in front.
  await editor.tab('app.wxss').click();
  await editor.text.click();
  await expect(async () => {
    await page.keyboard.press('ControlOrMeta+Z');
    await expect(editor.tab('app.wxss')).toHaveAccessibleName('app.wxss', { timeout: 500 });
  }).toPass();
  await page.keyboard.press('ControlOrMeta+Shift+Z');
  await expect(editor.tab('app.wxss')).toHaveAccessibleName('app.wxss, unsaved');

  await page.keyboard.press('ControlOrMeta+Shift+Z');
  await page.keyboard.press('ControlOrMeta+Alt+S');
  await expect(editor.tab('app.wxss')).toHaveAccessibleName('app.wxss');
  await expect(editor.tab('app.js')).toHaveAccessibleName('app.js');
  expect(readFileSync(file('app.wxss'), 'utf8')).toContain('.one {}');
  expect(readFileSync(file('app.js'), 'utf8')).toContain('// two');

  await page.keyboard.press('ControlOrMeta+P');
  await page.getByPlaceholder('Type part of a file name').fill('about.wx');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { selected: true, name: /^about\.wx/ })).toBeVisible();
});

test('the console shows levels, opens objects, links to sources and filters', async ({ ide }) => {
  const { page, simulator, explorer, editor, file } = await openHello(ide);
  const source = readFileSync(file('pages/home/home.js'), 'utf8');
  writeFileSync(
    file('pages/home/home.js'),
    source.replace('onTap() {', `onTap() {\n    console.warn('tapped', { taps: [1, { deep: 'treasure' }] });\n    console.debug('quiet');`),
  );
  const log = page.getByRole('log', { name: 'Console' });
  await expect(log.getByText('The mini program started')).toBeVisible();
  await expect(async () => {
    await simulator.tap(simulator.top.getByText('Tap me'));
    await expect(log.getByText('tapped').first()).toBeVisible({ timeout: 500 });
  }).toPass();

  await expect(log.getByText('quiet')).toHaveCount(0);
  await page.getByRole('button', { name: 'Debug', exact: true }).click();
  await expect(log.getByText('quiet').first()).toBeVisible();
  await page.getByRole('button', { name: 'Warnings', exact: true }).click();
  await expect(log.getByText('tapped')).toHaveCount(0);
  await page.getByRole('button', { name: 'Warnings', exact: true }).click();

  await page.getByLabel('Filter', { exact: true }).fill('nowhere to be found');
  await expect(log.getByText('tapped')).toHaveCount(0);
  await page.getByLabel('Filter', { exact: true }).fill('');

  const line = log.locator('.console-warn').first();
  for (let depth = 0; depth < 3; depth++) await line.getByRole('button', { expanded: false }).first().click();
  await expect(line.getByText('"treasure"').last()).toBeVisible();

  await line.getByRole('button', { name: /^Open pages\/home\/home\.js:\d+/ }).click();
  await expect(editor.tab('home.js')).toHaveAttribute('aria-selected', 'true');
  const row = source.slice(0, source.indexOf('onTap() {')).split('\n').length + 1;
  await expect(page.getByText(new RegExp(`^Ln ${row}, Col`))).toBeVisible();
  await expect(explorer.entry('home.js')).toBeVisible();

  await page.getByRole('button', { name: 'Clear the console' }).click();
  await expect(page.getByText('Nothing has been written yet.')).toBeVisible();
});

test('the phone: device, zoom, reload, tabs and the page path', async ({ ide }) => {
  const { page, simulator } = await openHello(ide);
  await expect(simulator.path).toHaveText('pages/home/home');
  await simulator.tap(simulator.top.getByText('Tap me'));
  await expect(simulator.top.locator('.count')).toHaveText('1');

  await simulator.press(simulator.device.getByRole('button', { name: 'About' }));
  await expect(simulator.path).toHaveText('pages/about/about');
  await expect(simulator.top.getByText('iPhone 15', { exact: false })).toBeVisible();

  const frame = page.locator('iframe[title="Simulated phone"]');
  const width = await frame.evaluate((element) => element.clientWidth);
  await simulator.pane.getByLabel('Device', { exact: true }).click();
  await page.getByRole('option', { name: 'Pixel 9', exact: true }).click();
  await expect.poll(() => frame.evaluate((element) => element.clientWidth)).not.toBe(width);

  const shown = async (): Promise<number> => (await frame.boundingBox())?.width ?? 0;
  await simulator.pane.getByLabel('Zoom').click();
  await page.getByRole('option', { name: '50 %', exact: true }).click();
  const half = await shown();
  await simulator.pane.getByLabel('Zoom').click();
  await page.getByRole('option', { name: '100 %', exact: true }).click();
  await expect.poll(shown).toBeGreaterThan(half * 1.9);

  await simulator.button('Restart the mini program').click();
  await expect(simulator.path).toHaveText('pages/home/home');
  await expect(simulator.top.locator('.count')).toHaveText('0');
});

test('what the mini program stores is there after a restart of the mini program and of the IDE', async ({ ide }) => {
  const { simulator } = await openHello(ide);
  await simulator.top.locator('input').fill('Mira');
  await expect(simulator.top.getByText(/, Mira$/)).toBeVisible();
  await simulator.button('Restart the mini program').click();
  await expect(simulator.top.getByText(/, Mira$/)).toBeVisible();
  await ide.restart();
  await new StartPage(ide.page).recent('Hello').click();
  await expect(new Simulator(ide.page).top.getByText(/, Mira$/)).toBeVisible();
});

test('language, theme and layout change at once and are remembered', async ({ ide }) => {
  const { page } = await openHello(ide);
  await page.getByRole('button', { name: 'Settings' }).click();
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await settings.getByLabel('Theme').click();
  await page.getByRole('option', { name: 'Dark' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await settings.getByLabel('Language').click();
  await page.getByRole('option', { name: 'Español' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Compilar' })).toBeVisible();

  const pane = page.getByRole('region', { name: 'Simulador' });
  const before = (await pane.boundingBox())?.width ?? 0;
  const handle = page.getByRole('separator').first();
  await handle.focus();
  for (let step = 0; step < 4; step++) await page.keyboard.press('ArrowRight');
  const after = (await pane.boundingBox())?.width ?? 0;
  expect(after).toBeGreaterThan(before);

  // The layout is kept a moment after the last change.
  await expect
    .poll(() => readFileSync(path.join(ide.dataFolder, 'settings.json'), 'utf8'))
    .toMatch(new RegExp(`"simulatorWidth":\\s*${after}\\b`));
  await ide.restart();
  await expect(ide.page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await ide.page
    .getByRole('button', { name: /^Hello/ })
    .first()
    .click();
  await expect(ide.page.getByRole('button', { name: 'Compilar' })).toBeVisible();
  await expect.poll(async () => (await ide.page.getByRole('region', { name: 'Simulador' }).boundingBox())?.width).toBe(after);
});
