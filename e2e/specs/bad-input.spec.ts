import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '../fixtures/ide.ts';
import { Phone } from '../fixtures/phone.ts';
import type { Person } from '../pages/dialogs.ts';
import { Editor } from '../pages/editor.ts';
import { openHello } from '../pages/hello-project.ts';
import { StartPage } from '../pages/start-page.ts';

const admin: Person = { account: 'ada', name: 'Ada Admin', password: 'correct horse' };

test('folders that are no mini program are refused with a reason', async ({ ide }) => {
  const { page } = ide;
  const empty = path.join(ide.projects, 'empty');
  mkdirSync(empty);
  await ide.openFolder(empty);
  await expect(page.getByText(/has no app\.json\. Choose the folder of a mini program\./)).toBeVisible();
  await ide.openFolder(path.join(ide.projects, 'nowhere'));
  await expect(page.getByText(/nowhere” does not exist\. Check the path/)).toBeVisible();
});

test('an app.json that is not JSON, a page that is not there and a broken template are named, and mended', async ({ ide }) => {
  const { page, simulator, explorer, editor, file } = await openHello(ide);
  const problems = page.getByRole('button', { name: /^Problems: / });

  await test.step('app.json', async () => {
    const good = readFileSync(file('app.json'), 'utf8');
    writeFileSync(file('app.json'), good.replace('"pages"', 'pages'));
    await expect(problems).toHaveAccessibleName(/Problems: [1-9]/);
    await problems.click();
    await page.getByRole('region', { name: 'app.json' }).getByRole('button').first().click();
    await expect(editor.tab('app.json')).toHaveAttribute('aria-selected', 'true');
    await expect(page.getByText(/^Ln 2, Col/)).toBeVisible();
    writeFileSync(file('app.json'), good);
    await expect(problems).toHaveAccessibleName('Problems: 0 errors, 0 warnings');
    await expect(simulator.top.getByText('Your mini program is running.')).toBeVisible();
  });

  await test.step('a page that does not exist', async () => {
    const good = readFileSync(file('app.json'), 'utf8');
    writeFileSync(file('app.json'), good.replace('"pages/about/about"', '"pages/about/about", "pages/cart/cart"'));
    await expect(
      page
        .getByRole('region', { name: 'app.json' })
        .getByText(/pages\/cart\/cart/)
        .first(),
    ).toBeVisible();
    writeFileSync(file('app.json'), good);
    await expect(problems).toHaveAccessibleName('Problems: 0 errors, 0 warnings');
  });

  await test.step('a template syntax error keeps the last good page', async () => {
    await explorer.open('pages/home/home.wxml');
    await editor.replace('<view class="hero">', '<view class="hero"><text>{{ greeting </text>');
    await editor.save();
    await expect(problems).toHaveAccessibleName(/Problems: [1-9]/);
    await expect(page.getByRole('region', { name: 'pages/home/home.wxml' }).getByRole('button').first()).toBeVisible();
    await expect(simulator.top.getByText('Your mini program is running.')).toBeVisible();
  });
});

test('a mini program that opens a page which is not there reads why in the console', async ({ ide }) => {
  const { page, simulator, file } = await openHello(ide);
  const source = readFileSync(file('pages/home/home.js'), 'utf8');
  writeFileSync(
    file('pages/home/home.js'),
    source.replace('onTap() {', `onTap() {\n    wx.navigateTo({ url: '/pages/nowhere/nowhere' });`),
  );
  const log = page.getByRole('log', { name: 'Console' });
  await expect(async () => {
    await simulator.tap(simulator.top.getByText('Tap me'));
    await expect(log.getByText(/pages\/nowhere\/nowhere.*is not found|not found.*pages\/nowhere\/nowhere/).first()).toBeVisible({
      timeout: 500,
    });
  }).toPass();
});

test('no platform and a wrong password each say what to do', async ({ ide }) => {
  const { page, dialogs } = await openHello(ide);
  const settings = page.getByRole('dialog', { name: 'Settings' });

  await dialogs.setUp(admin);
  await dialogs.signOut(admin.name);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await dialogs.logIn({ account: admin.account, password: 'wrong horse' });
  await expect(page.getByText('The account or the password is wrong. Check both and try again.')).toBeVisible();
  await dialogs.logIn(admin);
  await expect(page.getByRole('button', { name: 'Account: Ada Admin' })).toBeVisible();

  await page.getByRole('button', { name: 'Settings' }).click();
  await settings.getByLabel('Platform address').fill('not an address');
  await settings.getByRole('button', { name: 'Apply' }).click();
  await expect(settings.getByText('Type an address that starts with http:// or https://, or leave it empty.')).toBeVisible();
  await settings.getByLabel('Platform address').fill('http://127.0.0.1:9');
  await settings.getByRole('button', { name: 'Apply' }).click();
  await expect(settings.getByText(/http:\/\/127\.0\.0\.1:9\/? cannot be reached/)).toBeVisible();
  await settings.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: 'Preview', exact: true }).click();
  const unreachable = dialogs.named('Sign in to the platform');
  await expect(unreachable.getByText(/cannot be reached\. Check the network and the address in Settings\./)).toBeVisible();
  await expect(unreachable.getByRole('button', { name: 'Try again' })).toBeVisible();
});

test('a version name of 10,000 characters is refused in the form, and remarks stay', async ({ ide }) => {
  const { page, dialogs } = await openHello(ide);
  await dialogs.setUp(admin);
  await page.getByRole('button', { name: 'Upload', exact: true }).click();
  const form = dialogs.named('Upload a developer version');
  await dialogs.bindNewProgram(form);
  await form.getByLabel('Version', { exact: true }).fill('9'.repeat(10_000));
  await form.getByLabel('Project remarks').fill('Everything new');
  await expect(form.getByRole('button', { name: 'Continue' })).toBeDisabled();
  await expect(form.getByText('A version has at most 64 characters; this one has 10000.')).toBeVisible();
  await expect(form.getByLabel('Project remarks')).toHaveValue('Everything new');
});

test('unsaved text survives a kill and asks before the window closes', async ({ ide }) => {
  const { explorer, editor, file } = await openHello(ide);
  await explorer.open('app.js');
  await editor.append('\n// not saved yet');
  await expect(editor.tab('app.js')).toHaveAccessibleName('app.js, unsaved');
  await expect.poll(() => draftsOn(ide.dataFolder)).toContain('not saved yet');
  await ide.restart('kill');

  const { page } = ide;
  await new StartPage(page).recent('Hello').click();
  const again = new Editor(page);
  await expect(again.tab('app.js')).toHaveAccessibleName('app.js, unsaved');
  await expect(again.text).toContainText('not saved yet');
  await expect(page.getByText('Unsaved changes of one file were restored.')).toBeVisible();
  expect(readFileSync(file('app.js'), 'utf8')).not.toContain('not saved yet');

  if (ide.shell === 'browser') {
    const asked = page.waitForEvent('dialog');
    await ide.askToClose();
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
  } else {
    await ide.askToClose();
    const dialog = page.getByRole('alertdialog').or(page.getByRole('dialog'));
    await expect(dialog.getByText('Save changes to app.js?')).toBeVisible();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
  }
  await again.text.click();
  await again.save();
  await expect.poll(() => readFileSync(file('app.js'), 'utf8')).toContain('not saved yet');
});

test('a file that changed on disk under unsaved text is a choice, never a loss', async ({ ide }) => {
  const { page, explorer, editor, file } = await openHello(ide);
  await explorer.open('app.wxss');
  await editor.append('\n/* mine */');
  const theirs = `${readFileSync(file('app.wxss'), 'utf8')}\n/* theirs */\n`;
  writeFileSync(file('app.wxss'), theirs);
  await expect(page.getByText(/changed outside the editor/)).toBeVisible();
  await page.getByRole('button', { name: 'Compare' }).click();
  await expect(page.locator('.monaco-diff-editor').getByText('/* theirs */').first()).toBeVisible();
  await page.getByRole('button', { name: 'Back to text' }).click();
  await page.getByRole('button', { name: 'Keep mine' }).click();
  await editor.text.click();
  await editor.save();
  await expect.poll(() => readFileSync(file('app.wxss'), 'utf8')).toContain('/* mine */');
  expect(readFileSync(file('app.wxss'), 'utf8')).not.toContain('/* theirs */');

  await editor.append('\n/* mine again */');
  writeFileSync(file('app.wxss'), theirs);
  await page.getByRole('button', { name: 'Load theirs' }).click();
  await expect(editor.text).toContainText('/* theirs */');
  await expect(editor.text).not.toContainText('/* mine again */');
  await editor.text.click();
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(editor.text).toContainText('/* mine again */');
});

test('a code that the platform does not know says so on the phone', async ({ ide }) => {
  const { page, dialogs } = await openHello(ide);
  await dialogs.setUp(admin);
  await page.getByRole('button', { name: 'Preview', exact: true }).click();
  const preview = dialogs.named('Preview on a phone');
  await dialogs.bindNewProgram(preview);
  const name = await preview.getByRole('img', { name: /^QR code of / }).getAttribute('alt');
  const url = new URL((name ?? '').replace('QR code of ', ''));
  const phone = await Phone.start();
  try {
    const other = await phone.open(`${url.origin}${url.pathname.replace(/[^/]+$/, 'A'.repeat(32))}${url.search}`);
    await phone.logIn(other, admin.account, admin.password);
    await expect(other.getByText(/code/i).first()).toBeVisible();
    await expect(other.locator('iframe')).toHaveCount(0);
  } finally {
    await phone.close();
  }
});

/** The drafts as they stand on disk. */
function draftsOn(dataFolder: string): string {
  // The platform's own folder changes while it starts.
  const drafts = path.join(dataFolder, 'drafts');
  if (!existsSync(drafts)) return '';
  const names = readdirSync(drafts, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));
  return names.map((name) => readFileSync(path.join(drafts, name), 'utf8')).join('\n');
}
