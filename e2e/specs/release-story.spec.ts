import { createPlatformClient } from '../../platform/client/client.ts';
import { PlatformError } from '../../platform/contract/errors.ts';
import { expect, type RunningPlatform, test, uploadVersion } from '../fixtures/platform.ts';
import { ConsolePage } from '../pages/console-page.ts';
import { DevelopmentPage } from '../pages/development-page.ts';
import type { Person } from '../pages/dialogs.ts';

const reviewer: Person = { account: 'rita', name: 'Rita Reviewer', password: 'correct horse' };
const admin: Person = { account: 'ada', name: 'Ada Admin', password: 'battery staple' };
const developer: Person = { account: 'dan', name: 'Dan Developer', password: 'tr0ub4dor & 3' };

/** The browser itself reports answers of an error status. */
const REFUSED = /Failed to load resource: the server responded with a status of 4\d\d/;
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const USERS = Array.from({ length: 40 }, (_, index) => `user${index}`);

/** What a container is told for a user: a version's name, or why there is none. */
async function served(platform: RunningPlatform, id: string, user: string): Promise<string> {
  const client = createPlatformClient({ address: platform.origin });
  try {
    return (await client.call('serve', { params: { id }, query: { user } })).version.version;
  } catch (error) {
    if (error instanceof PlatformError) return error.code;
    throw error;
  }
}

/** Those of the users who get a version. */
async function usersOf(platform: RunningPlatform, id: string, version: string): Promise<string[]> {
  const got = await Promise.all(USERS.map((user) => served(platform, id, user)));
  return USERS.filter((_user, index) => got[index] === version);
}

/** Three people in three browsers; the reviewer runs the platform, and the admin has a mini program already. */
async function threePeople(platform: RunningPlatform) {
  const rita = new ConsolePage(await platform.open('/console/'));
  await rita.setUp(reviewer);
  await expect(rita.title).toHaveText('My mini programs');
  const keeper = await platform.logIn(reviewer.account, reviewer.password);
  for (const body of [admin, developer]) await keeper.call('createAccount', { body });
  const { id: first } = await keeper.call('createMiniProgram', { body: { name: 'First' } });
  await keeper.call('putMember', { params: { id: first, account: admin.account }, body: { role: 'admin' } });
  const [ada, dan] = [new ConsolePage(await platform.open('/console/')), new ConsolePage(await platform.open('/console/'))];
  await ada.signIn(admin);
  await dan.signIn(developer);
  return { rita, ada, dan };
}

async function approve(rita: ConsolePage, version: string): Promise<void> {
  const { page } = rita;
  await page.getByRole('navigation').getByRole('link', { name: 'Reviews' }).click();
  await page.getByRole('row').filter({ hasText: version }).getByRole('link', { name: 'Orchard' }).click();
  await expect(rita.title).toContainText(`Orchard ${version}`);
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
  await expect(page.getByRole('status').filter({ hasText: `${version} is approved.` })).toBeVisible();
  await expect(rita.title).toContainText('Approved');
}

test('two versions go from upload to all users and back, by three people', async ({ platform }) => {
  platform.allowErrors(REFUSED);
  const { rita, ada, dan } = await threePeople(platform);
  const id = await ada.createProgram('Orchard');
  await ada.entry('Members').click();
  await ada.page.getByLabel('Account', { exact: true }).fill(developer.account);
  await ada.page.getByRole('button', { name: 'Add member' }).click();
  await ada.row(developer.name).waitFor();

  const uploader = await platform.logIn(developer.account, developer.password);
  await uploadVersion(uploader, id, { version: '1.0.0', remarks: 'First fruit', size: 1000 });
  await uploadVersion(uploader, id, { version: '1.1.0', remarks: 'Second fruit', size: 3000 });

  // The developer sees everything and may compare and delete, but not release.
  await dan.page.reload();
  await dan.program('Orchard').getByRole('link').click();
  const view = new DevelopmentPage(dan.page);
  await expect(view.version('1.1.0')).toContainText('Current');
  await expect(view.version('1.1.0').getByRole('button', { name: 'Submit for review…' })).toBeDisabled();
  await view.choose('1.1.0', 'Compare…');
  await expect(view.dialog).toContainText('Changed (1)');
  await expect(view.dialog.getByText('logic.js')).toBeVisible();
  await dan.page.keyboard.press('Escape');

  await ada.entry('Development').click();
  const development = new DevelopmentPage(ada.page);
  await expect(development.card('Online version')).toContainText('Nothing is online');
  expect(await served(platform, id, 'user0')).toBe('not-released');
  await development.choose('1.1.0', 'Use as test version');
  await development.expectSaid('1.1.0 is the test version.');
  await expect(development.card('Test version')).toContainText('1.1.0');

  const screenshot = { name: 'home.png', mimeType: 'image/png', buffer: Buffer.from(PNG, 'base64') };
  await development.submit('1.0.0', { summary: 'A shop for fruit', testAccount: 'tess, pears', screenshot });
  await expect(development.card('Version in review')).toContainText('Withdrawals left: 5 today, 10 this month');

  const queue = rita.page;
  await queue.getByRole('navigation').getByRole('link', { name: 'Reviews' }).click();
  await queue.getByRole('link', { name: 'Orchard' }).click();
  await expect(queue.getByText('tess, pears')).toBeVisible();
  await expect(queue.getByRole('img', { name: 'Screenshot 1' })).toBeVisible();
  await expect(queue.getByRole('button', { name: 'Reject' })).toBeDisabled();
  await approve(rita, '1.0.0');

  // The page shows what others did without being loaded again.
  await expect(development.card('Version in review')).toContainText('Approved');
  await development.card('Version in review').getByRole('button', { name: 'Release…' }).click();
  await expect(development.dialog.getByRole('radio', { name: /^In phases/ })).toBeDisabled();
  await development.dialog.getByRole('button', { name: 'Release', exact: true }).click();
  await development.expectSaid('1.0.0 is online for everyone.');
  expect(await usersOf(platform, id, '1.0.0')).toEqual(USERS);

  await development.submit('1.1.0', { summary: 'More fruit' });
  await approve(rita, '1.1.0');
  await expect(development.card('Version in review')).toContainText('Approved');
  await development.card('Version in review').getByRole('button', { name: 'Release…' }).click();
  await development.dialog.getByRole('radio', { name: /^In phases/ }).check();
  await development.dialog.getByLabel('Percentage of users').fill('10');
  await development.dialog.getByLabel('Always for these users').fill('user0\nuser1');
  await development.dialog.getByRole('button', { name: 'Release', exact: true }).click();
  await development.expectSaid('The phased release of 1.1.0 has begun.');
  const phased = development.card('Phased release');
  await expect(phased.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '10');
  await expect(phased).toContainText('2 users of the list');
  await expect(development.card('Online version').getByRole('button', { name: 'Roll back…' })).toBeDisabled();
  const few = await usersOf(platform, id, '1.1.0');
  expect(few).toEqual(expect.arrayContaining(['user0', 'user1']));

  await development.card('Phased release').getByRole('button', { name: 'Change…' }).click();
  await development.dialog.getByLabel('Percentage of users').fill('50');
  await development.dialog.getByRole('button', { name: 'Save' }).click();
  await development.expectSaid('The phases of 1.1.0 are changed.');
  await expect(phased.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '50');
  const half = await usersOf(platform, id, '1.1.0');
  expect(half).toEqual(expect.arrayContaining(few));
  expect(half.length).toBeGreaterThan(few.length);
  expect(half.length).toBeLessThan(USERS.length);

  await development.answer('Phased release', 'Pause', 'Pause', 'The release of 1.1.0 is paused.');
  await expect(phased).toContainText('Paused');
  expect(await usersOf(platform, id, '1.1.0')).toEqual(half);
  await development.answer('Phased release', 'Resume', 'Resume', 'The release of 1.1.0 runs again.');
  await development.answer('Phased release', 'Complete…', 'Release to everyone', '1.1.0 is online for everyone.');
  await expect(phased).toHaveCount(0);
  expect(await usersOf(platform, id, '1.1.0')).toEqual(USERS);

  await development.answer('Online version', 'Roll back…', 'Roll back', '1.0.0 is online again.');
  expect(await usersOf(platform, id, '1.0.0')).toEqual(USERS);
  await development.answer('Online version', 'Suspend service…', 'Suspend', 'The service is suspended.');
  expect(await served(platform, id, 'user0')).toBe('suspended');
  await development.answer('Online version', 'Resume service…', 'Resume service', 'The service runs again.');
  expect(await served(platform, id, 'user0')).toBe('1.0.0');
});

test('what somebody else did first is shown instead of done twice', async ({ platform }) => {
  platform.allowErrors(REFUSED);
  const { ada } = await threePeople(platform);
  const id = await ada.createProgram('Orchard');
  const client = await platform.logIn(admin.account, admin.password);
  await uploadVersion(client, id, { version: '1.0.0', remarks: 'First fruit', size: 1000 });
  await ada.page.reload();
  const development = new DevelopmentPage(ada.page);
  await development.submit('1.0.0', { summary: 'A shop for fruit' });
  await development.card('Version in review').getByRole('button', { name: 'Withdraw…' }).click();
  const { review } = await client.call('getDevelopment', { params: { id } });
  await client.call('withdrawReview', { params: { id, review: review!.id } });
  await development.dialog.getByRole('button', { name: 'Withdraw', exact: true }).click();
  await expect(ada.failure.filter({ hasText: 'Somebody changed this meanwhile.' })).toBeVisible();
  await expect(development.card('Version in review')).toContainText('Nothing is in review');
});
