import type { Page } from '@playwright/test';
import { expect, type RunningPlatform, test, uploadVersion } from '../fixtures/platform.ts';
import { ConsolePage } from '../pages/console-page.ts';
import type { Person } from '../pages/dialogs.ts';

const admin: Person = { account: 'ada', name: 'Ada Admin', password: 'correct horse' };
const developer: Person = { account: 'dan', name: 'Dan Developer', password: 'battery staple' };

/** The browser itself reports answers of an error status. */
const REFUSED = /Failed to load resource: the server responded with a status of 4\d\d/;

async function setUp(platform: RunningPlatform, viewport?: { width: number; height: number }): Promise<ConsolePage> {
  const console = new ConsolePage(await platform.open('/console/', viewport));
  await console.setUp(admin);
  await expect(console.title).toHaveText('My mini programs');
  return console;
}

async function expectNothingBeside(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
}

test('the first visit creates the admin; later ones sign in and out', async ({ platform }) => {
  platform.allowErrors(REFUSED);
  const console = new ConsolePage(await platform.open('/console/'));
  await expect(console.title).toHaveText('Create the first account');
  await expect(console.page.getByLabel('Account')).toBeFocused();
  await console.setUp(admin);
  await expect(console.page.getByText('You are not a member of any mini program yet.')).toBeVisible();
  await expect(console.page).toHaveTitle('My mini programs – Kumquat Platform');

  await console.signOut();
  await expect(console.title).toHaveText('Sign in');
  await console.signIn({ ...admin, password: 'wrong horse' });
  await expect(console.failure).toHaveText('Account or password is wrong. Check both and try again.');
  await expect(console.page.getByLabel('Account')).toHaveValue(admin.account);
  await console.signIn(admin);
  await expect(console.title).toHaveText('My mini programs');
  await console.page.reload();
  await expect(console.title).toHaveText('My mini programs');
});

test('a session that ended elsewhere asks to sign in again', async ({ platform }) => {
  platform.allowErrors(REFUSED);
  const console = await setUp(platform);
  const token = await console.page.evaluate(() => (JSON.parse(localStorage.getItem('kumquat.session') ?? '{}') as { token: string }).token);
  await fetch(`${platform.origin}/api/sessions/current`, { method: 'DELETE', headers: { authorization: `Bearer ${token}` } });
  await console.page.reload();
  await expect(console.title).toHaveText('Sign in');
});

test('an admin creates a mini program and adds a developer, who sees only that one', async ({ platform }) => {
  platform.allowErrors(REFUSED);
  const console = await setUp(platform);
  const secret = await console.createProgram('Secret Garden');
  await expect(console.page.getByText('Nothing has been uploaded yet.')).toBeVisible();
  await console.entry('All mini programs').click();
  const id = await console.createProgram('Orchard');
  await console.entry('Members').click();
  await expect(console.page).toHaveTitle('Members – Orchard – Kumquat Platform');
  await console.addNewMember(developer);
  await expect(console.row(developer.name).getByRole('cell', { name: 'Developer', exact: true })).toBeVisible();

  const other = new ConsolePage(await platform.open('/console/'));
  await other.signIn(developer);
  await expect(other.page.getByRole('listitem')).toHaveCount(1);
  await expect(other.program('Orchard')).toContainText('Developer');
  await other.program('Orchard').getByRole('link').click();
  await other.entry('Members').click();
  await expect(other.row(admin.name)).toContainText('Admin');
  await expect(other.page.getByRole('button', { name: 'Add member' })).toHaveCount(0);
  const refused = other.row(admin.name).getByRole('button', { name: /^Remove/ });
  await expect(refused).toHaveAttribute('aria-disabled', 'true');
  await expect(refused).toHaveAccessibleDescription('Your role does not allow this. It needs: Admin.');
  await other.page.goto(`${platform.origin}/console/#/mini-programs/${secret}/versions`);
  await expect(other.page.getByText('You are not a member of this mini program.')).toBeVisible();
  await expect(other.page.getByText('Secret Garden')).toHaveCount(0);
  await other.page.goto(`${platform.origin}/console/#/mini-programs/${id}x/versions`);
  await other.page.getByRole('main').getByRole('link', { name: 'All mini programs' }).click();
  await expect(other.program('Orchard')).toBeVisible();
});

test('removing a member asks first, and the last admin stays', async ({ platform }) => {
  platform.allowErrors(REFUSED);
  const console = await setUp(platform);
  await console.createProgram('Orchard');
  await console.entry('Members').click();
  await console.addNewMember(developer);

  const ask = console.page.getByRole('dialog', { name: `Remove ${developer.name}?` });
  const button = console.row(developer.name).getByRole('button', { name: /^Remove/ });
  await button.click();
  await expect(ask.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await console.page.keyboard.press('Escape');
  await expect(ask).toHaveCount(0);
  await expect(button).toBeFocused();
  await button.press('Enter');
  await ask.getByRole('button', { name: 'Remove' }).click();
  await expect(console.row(developer.name)).toHaveCount(0);

  // Found by a word of the name, and added, with the keyboard alone.
  const field = console.page.getByRole('combobox', { name: 'Account' });
  await field.pressSequentially('devel');
  const found = console.page.getByRole('listbox', { name: 'Accounts' }).getByRole('option');
  await expect(found).toHaveText([/Dan Developer.*dan/]);
  await field.press('ArrowDown');
  await expect(found).toHaveAttribute('aria-selected', 'true');
  await field.press('Enter');
  await expect(field).toHaveValue(developer.account);
  await expect(found).toHaveCount(0);
  await field.press('Enter');
  await expect(console.row(developer.name)).toBeVisible();

  await console.changeRole(admin.name, 'Developer');
  await expect(console.failure).toHaveText('A mini program keeps at least one admin. Make somebody else admin first.');
  await expect(console.row(admin.name).getByRole('cell', { name: 'Admin', exact: true })).toBeVisible();
});

test('versions are listed with remarks, size, who and when, newest first', async ({ platform }) => {
  const console = await setUp(platform);
  const id = await console.createProgram('Orchard');
  await console.entry('Members').click();
  const client = await platform.logIn(admin.account, admin.password);
  await client.call('createAccount', { body: developer });
  await client.call('putMember', { params: { id, account: developer.account }, body: { role: 'developer' } });
  await uploadVersion(client, id, { version: '1.0.0', remarks: 'First fruit', size: 1000 });
  await uploadVersion(client, id, { version: '1.0.1', remarks: '', size: 300 * 1024 });
  const markup = '<img src=x onerror="document.title=1"> & more';
  await uploadVersion(await platform.logIn(developer.account, developer.password), id, { version: '1.0.1', remarks: markup, size: 2000 });

  await console.entry('Development').click();
  const rows = console.page.getByRole('row').filter({ hasText: /1\.0\.\d/ });
  await expect(rows).toHaveCount(3);
  await expect(rows.nth(0)).toContainText(markup);
  await expect(rows.nth(0)).toContainText(developer.name);
  await expect(rows.nth(0)).toContainText('Current');
  await expect(rows.nth(1)).toContainText('No remarks');
  await expect(rows.nth(1)).toContainText('300 KB');
  await expect(rows.nth(1)).toContainText('Current');
  await expect(rows.nth(2)).toContainText('First fruit');
  await expect(rows.nth(2)).toContainText(admin.name);
  await expect(rows.nth(2)).toContainText(/today, \d/);
  await expect(rows.nth(2)).not.toContainText('Current');
  await expect(console.page).toHaveTitle('Development – Orchard – Kumquat Platform');
});

test('everything is in reach on a phone’s width', async ({ platform }) => {
  platform.allowErrors(REFUSED);
  const console = await setUp(platform, { width: 390, height: 844 });
  const { page } = console;
  await expectNothingBeside(page);
  const id = await console.createProgram('An orchard with a name as long as it may be, of 64 characters ok');
  await uploadVersion(await platform.logIn(admin.account, admin.password), id, {
    version: 'x'.repeat(64),
    remarks: `Long ${'y'.repeat(300)}`,
    size: 300 * 1024,
  });
  await page.reload();
  const row = console.row('Ada Admin');
  // The cards of the page stand above it; sideways there is nothing to scroll.
  await row.scrollIntoViewIfNeeded();
  for (const part of ['300 KB', 'Ada Admin', 'Current']) await expect(row.getByText(part)).toBeInViewport();
  await expectNothingBeside(page);
  await console.entry('Members').click();
  await console.addNewMember(developer);
  const remove = console.row(developer.name).getByRole('button', { name: /^Remove/ });
  await remove.scrollIntoViewIfNeeded();
  await expect(remove).toBeInViewport({ ratio: 0.95 });
  await expectNothingBeside(page);
  await console.entry('All mini programs').click();
  await expect(console.program('An orchard')).toBeVisible();
  await expectNothingBeside(page);
  await console.signOut();
  await expect(console.title).toHaveText('Sign in');
});

test('a code that never was says so on the phone', async ({ platform }) => {
  platform.allowErrors(REFUSED);
  const console = await setUp(platform);
  await console.page.goto(`${platform.origin}/p/AAAAAAAAAAAAAAAAAAAAAAAA`);
  await expect(console.page.getByText('This preview does not exist. Scan a new code from the IDE.')).toBeVisible();
  await expect(console.page.locator('iframe')).toHaveCount(0);
  await console.page.goto(`${platform.origin}/p/${'x'.repeat(200)}`);
  await expect(console.page.getByText('The address names nothing to open. Scan the code again.')).toBeVisible();
});
