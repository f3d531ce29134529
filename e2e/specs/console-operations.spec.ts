import { createPlatformClient } from '../../platform/client/client.ts';
import { expect, test, uploadVersion } from '../fixtures/platform.ts';
import { ConsolePage } from '../pages/console-page.ts';
import type { Person } from '../pages/dialogs.ts';

const admin: Person = { account: 'ada', name: 'Ada Admin', password: 'correct horse' };
const developer: Person = { account: 'dan', name: 'Dan Developer', password: 'battery staple' };

/** The browser itself reports answers of an error status. */
const REFUSED = /Failed to load resource: the server responded with a status of 4\d\d/;

test('a key is made, used and revoked; the log, a notification and the domains tell what happened', async ({ platform }) => {
  platform.allowErrors(REFUSED);
  const console = new ConsolePage(await platform.open('/console/'));
  const { page } = console;
  await console.setUp(admin);
  const id = await console.createProgram('Orchard');

  await console.entry('CI keys').click();
  await page.getByRole('button', { name: 'New key…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name', { exact: true }).fill('Nightly build');
  await dialog.getByLabel('Only from these IP addresses').fill('127.0.0.1\nci.example.com');
  await expect(dialog.getByRole('status')).toHaveText('“ci.example.com” is a name. Write the IP address that it stands for.');
  await expect(dialog.getByRole('button', { name: 'Create key' })).toBeDisabled();
  await dialog.getByLabel('Only from these IP addresses').fill('127.0.0.1');
  await dialog.getByRole('button', { name: 'Create key' }).click();
  await expect(dialog).toContainText('This key is shown only now.');
  const key = await dialog.getByLabel('Key', { exact: true }).inputValue();
  await dialog.getByRole('button', { name: 'Done' }).click();
  const row = console.row('Nightly build');
  await expect(row).toContainText('Never');
  expect(await page.content()).not.toContain(key);

  await uploadVersion(createPlatformClient({ address: platform.origin, token: key }), id, { version: '1.0.0', remarks: '', size: 1000 });
  await row.getByRole('button', { name: /^Revoke/ }).click();
  await dialog.getByRole('button', { name: 'Revoke key' }).click();
  await expect(row).toContainText('Revoked');
  await expect(row).toContainText('from 127.0.0.1');

  await console.entry('Development settings').click();
  await page.getByRole('button', { name: 'Edit: Requests' }).click();
  await dialog.getByLabel('Domains').fill('https://203.0.113.7');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(console.failure).toHaveText('“https://203.0.113.7”: IP addresses are not allowed. Use the server’s name.');
  await dialog.getByLabel('Domains').fill('https://api.example.com');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(console.row('Requests')).toContainText('https://api.example.com');

  await console.entry('Log').click();
  await expect(console.row('Created the CI key “Nightly build” for 127.0.0.1')).toContainText('Ada Admin');
  await expect(console.row('Uploaded version 1.0.0')).toContainText('with the key “Nightly build”');
  await page.getByLabel('What', { exact: true }).selectOption('Revoked the CI key “…”');
  await expect(page.getByRole('row')).toHaveCount(2);
  await expect(console.row('Revoked the CI key “Nightly build”')).toBeVisible();

  // Somebody else is told, and may not see the keys.
  const client = await platform.logIn(admin.account, admin.password);
  await client.call('createAccount', { body: developer });
  await client.call('putMember', { params: { id, account: developer.account }, body: { role: 'developer' } });
  const other = new ConsolePage(await platform.open('/console/'));
  await other.signIn(developer);
  await expect(other.bell).toHaveAccessibleName('Notifications, 1 unread');
  await other.bell.click();
  await other.page.getByRole('link', { name: 'You were added to Orchard as developer.' }).click();
  await expect(other.bell).toHaveAccessibleName('Notifications');
  await expect(other.title).toHaveText('Development management');
  await other.entry('CI keys').click();
  await expect(other.page.getByRole('button', { name: 'New key…' })).toHaveAccessibleDescription(
    'Your role does not allow this. It needs: Admin.',
  );
});
