import { expect, type RunningPlatform, test } from '../fixtures/platform.ts';
import { ConsolePage } from '../pages/console-page.ts';
import type { Person } from '../pages/dialogs.ts';

const admin: Person = { account: 'ada', name: 'Ada Admin', password: 'correct horse' };
const bea: Person = { account: 'bea', name: 'Bea Builder', password: 'battery staple' };
const tess: Person = { account: 'tess', name: 'Tess Tester', password: 'staple battery' };

/** The browser itself reports answers of an error status. */
const REFUSED = /Failed to load resource: the server responded with a status of 4\d\d/;
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==', 'base64');

async function withOrchard(platform: RunningPlatform): Promise<ConsolePage> {
  platform.allowErrors(REFUSED);
  const client = await platform.setUp(admin);
  const { id } = await client.call('createMiniProgram', { body: { name: 'Orchard' } });
  return new ConsolePage(await platform.openAs(admin, `/console/#/mini-programs/${id}/versions`));
}

test('a link makes a member, whose role and grants the admin changes after asking', async ({ platform }) => {
  const console = await withOrchard(platform);
  await console.entry('Members').click();
  await console.page.getByRole('button', { name: 'Invite…' }).click();
  await console.page
    .getByRole('dialog')
    .getByLabel(/^Mail address/)
    .fill('bea@x.test');
  const link = await console.makeLink();
  await expect(console.page.getByRole('listitem').filter({ hasText: 'bea@x.test' })).toContainText('Developer');

  const other = new ConsolePage(await platform.open(link));
  await expect(other.page.getByText('Ada Admin invites you to “Orchard”.')).toBeVisible();
  await expect(other.page.getByText('Your role: Developer.')).toBeVisible();
  await other.acceptWith(bea);
  await other.entry('Members').click();
  await expect(other.row(bea.name)).toContainText('you');
  const invite = other.page.getByRole('button', { name: 'Invite…' });
  await expect(invite).toHaveAccessibleDescription('Your role does not allow this. It needs: Admin.');
  await invite.press('Enter');
  await expect(other.page.getByRole('dialog')).toHaveCount(0);

  await console.page.reload();
  await expect(console.page.getByText('bea@x.test')).toHaveCount(0);
  await console
    .row(bea.name)
    .getByRole('button', { name: /^Change/ })
    .click();
  const dialog = console.page.getByRole('dialog', { name: `Role of ${bea.name}` });
  await dialog.getByRole('combobox', { name: 'Role' }).selectOption('Operator');
  await console.page.keyboard.press('Escape');
  await expect(console.row(bea.name).getByRole('cell', { name: 'Developer', exact: true })).toBeVisible();
  await console
    .row(bea.name)
    .getByRole('button', { name: /^Change/ })
    .click();
  await dialog.getByRole('combobox', { name: 'Role' }).selectOption('Operator');
  await dialog.getByRole('checkbox', { name: /^Also allow development management/ }).check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(console.row(bea.name)).toContainText('Operator Development management');

  // A link works once, and tells so.
  const late = new ConsolePage(await platform.open(link));
  await expect(late.failure).toContainText('This link does not work any more');
});

test('a test member joins with an account of their own and sees only what there is to test', async ({ platform }) => {
  const console = await withOrchard(platform);
  await console.entry('All mini programs').click();
  await console.entry('Accounts').click();
  await console.page.getByRole('button', { name: 'Invite account…' }).click();
  const account = await console.makeLink();
  const other = new ConsolePage(await platform.open(account));
  await other.acceptWith(tess);
  await expect(other.title).toHaveText('My mini programs');
  await expect(other.entry('Accounts')).toHaveCount(0);

  await console.page.goBack();
  await console.program('Orchard').getByRole('link').click();
  await console.entry('Test members').click();
  await console.page.getByRole('button', { name: 'Invite…' }).click();
  const link = await console.makeLink();
  await other.page.goto(platform.origin + link);
  await other.page.getByRole('button', { name: `Join as ${tess.name}` }).click();
  await expect(other.title).toHaveText('My mini programs');
  await expect(other.page.getByRole('list', { name: 'You test' })).toContainText('OrchardNo test version has been chosen yet.');
  await expect(other.page.getByText('You are not a member of any mini program yet.')).toBeVisible();
  await console.page.reload();
  const tester = console.page.getByRole('list', { name: 'Test members' }).getByRole('listitem');
  await expect(tester).toContainText(tess.name);
  await tester.getByRole('button', { name: /^Remove/ }).click();
  await console.page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(console.page.getByText('There are no test members yet.')).toBeVisible();
});

test('a lost password is set anew by a link, sessions end, and an account can be disabled', async ({ platform }) => {
  const console = await withOrchard(platform);
  const client = await platform.logIn(admin.account, admin.password);
  await client.call('createAccount', { body: bea });
  const other = new ConsolePage(await platform.openAs(bea, '/console/'));
  await expect(other.title).toHaveText('My mini programs');
  await console.entry('All mini programs').click();
  await console.entry('Accounts').click();
  await console
    .row(bea.name)
    .getByRole('button', { name: /^Reset password/ })
    .click();
  const link = await console.makeLink();
  const phone = new ConsolePage(await platform.open(link, { width: 390, height: 844 }));
  await phone.page.getByLabel('New password', { exact: true }).fill('entirely new');
  await phone.page.getByRole('button', { name: 'Set password' }).click();
  await expect(phone.title).toHaveText('My mini programs');
  await other.page.reload();
  await expect(other.title).toHaveText('Sign in');
  await other.signIn({ ...bea, password: 'entirely new' });
  await other.page.getByRole('link', { name: `Profile: ${bea.name}` }).click();
  const sessions = other.page.getByRole('list', { name: 'Sessions' }).getByRole('listitem');
  await expect(sessions).toHaveCount(2);
  await other.page.getByRole('button', { name: 'Sign out everywhere else' }).click();
  await expect(sessions).toHaveCount(1);
  await phone.page.reload();
  await expect(phone.title).toHaveText('Sign in');

  await console
    .row(bea.name)
    .getByRole('button', { name: /^Disable/ })
    .click();
  await console.page.getByRole('dialog').getByRole('button', { name: 'Disable' }).click();
  await expect(console.row(bea.name)).toContainText('Disabled');
  await phone.signIn({ ...bea, password: 'entirely new' });
  await expect(phone.failure).toHaveText('This account has been disabled. Ask a platform admin to enable it.');
  await console
    .row(admin.name)
    .getByRole('checkbox', { name: /platform admin$/ })
    .click();
  await expect(console.failure).toContainText('The platform keeps at least one admin');
});

test('settings change the looks, and only an image becomes the icon', async ({ platform }) => {
  const console = await withOrchard(platform);
  await console.entry('Settings').click();
  const choose = console.page.getByLabel('Choose image…');
  await choose.setInputFiles({ name: 'icon.png', mimeType: 'image/png', buffer: Buffer.from('<svg/>') });
  await expect(console.failure).toContainText('This is not an icon that can be used.');
  await choose.setInputFiles({ name: 'icon.png', mimeType: 'image/png', buffer: PNG });
  await expect(console.page.getByRole('navigation').locator('img')).toHaveJSProperty('naturalWidth', 1);
  await console.page.getByLabel('Name', { exact: true }).fill('Plum orchard');
  await console.page.getByLabel('Category').selectOption('Food');
  await console.page.getByRole('button', { name: 'Save' }).click();
  await expect(console.page.getByText('Saved')).toBeVisible();
  await expect(console.page.getByRole('navigation')).toContainText('Plum orchard');
  await console.entry('All mini programs').click();
  await console.entry('Roles and permissions').click();
  await expect(console.row('Pay')).toContainText('Yes');
});
