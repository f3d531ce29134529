import { readFile } from 'node:fs/promises';
import type { Locator } from '@playwright/test';
import { createPlatformClient } from '../../platform/client/client.ts';
import { PlatformError } from '../../platform/contract/errors.ts';
import { readQrCode } from '../fixtures/phone.ts';
import { expect, type RunningPlatform, test, uploadVersion } from '../fixtures/platform.ts';
import { uploadProject } from '../fixtures/release-project.ts';
import { ConsolePage } from '../pages/console-page.ts';
import { DevelopmentPage } from '../pages/development-page.ts';
import type { Person } from '../pages/dialogs.ts';
import { lookAgainUntil } from '../pages/look-again.ts';
import { PHONE, PhonePage, shownVersion } from '../pages/phone-page.ts';

const reviewer: Person = { account: 'rita', name: 'Rita Reviewer', password: 'correct horse' };
const admin: Person = { account: 'ada', name: 'Ada Admin', password: 'battery staple' };
const developer: Person = { account: 'dan', name: 'Dan Developer', password: 'tr0ub4dor & 3' };
const tester: Person = { account: 'tess', name: 'Tess Tester', password: 'staple battery' };

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
  const keeper = await platform.setUp(reviewer);
  for (const body of [admin, developer, tester]) await keeper.call('createAccount', { body });
  const { id: first } = await keeper.call('createMiniProgram', { body: { name: 'First' } });
  await keeper.call('putMember', { params: { id: first, account: admin.account }, body: { role: 'admin' } });
  const open = async (person: Person) => new ConsolePage(await platform.openAs(person, '/console/'));
  return { rita: await open(reviewer), ada: await open(admin), dan: await open(developer) };
}

/** Decides on a submission in the queue, after a look at it on the phone page. */
async function approve(rita: ConsolePage, version: string, seen: string): Promise<void> {
  const { page } = rita;
  await page.getByRole('navigation').getByRole('link', { name: 'Reviews' }).click();
  await page.getByRole('row').filter({ hasText: version }).getByRole('link', { name: 'Orchard' }).click();
  await expect(rita.title).toContainText(`Orchard ${version}`);
  const [tried] = await Promise.all([page.waitForEvent('popup'), page.getByRole('link', { name: 'Try this version' }).click()]);
  await expect(new PhonePage(tried).seen).toHaveText(seen);
  await tried.close();
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
  await expect(page.getByRole('status').filter({ hasText: `${version} is approved.` })).toBeVisible();
  await expect(rita.title).toContainText('Approved');
}

async function addPeople(ada: ConsolePage): Promise<void> {
  const account = ada.page.getByLabel('Account', { exact: true });
  await ada.entry('Members').click();
  await account.fill(developer.account);
  await ada.page.getByRole('button', { name: 'Add member' }).click();
  await ada.row(developer.name).waitFor();
  await ada.entry('Test members').click();
  await account.fill(tester.account);
  await ada.page.getByRole('button', { name: 'Add test member' }).click();
  await ada.page.getByRole('list', { name: 'Test members' }).getByText(tester.name).waitFor();
}

/** The test version, opened by a test member and by somebody who has to do with other mini programs only. */
async function expectTestVersion(platform: RunningPlatform, id: string, seen: string): Promise<void> {
  const tess = new PhonePage(await platform.openAs(tester, `/m/${id}?env=trial`, PHONE));
  await expect(tess.seen).toHaveText(seen);
  const stranger = new PhonePage(await platform.openAs(reviewer, `/m/${id}?env=trial`, PHONE));
  await expect(stranger.message('The mini program cannot be opened')).toBeVisible();
  await expect(stranger.page.getByText('You are not a member of this mini program.')).toBeVisible();
  await expect(stranger.page.locator('iframe')).toHaveCount(0);
}

/** Makes a Mini Program code in the console and answers the address that its picture says. */
async function downloadCode(ada: ConsolePage, scene: string): Promise<string> {
  await ada.page.getByRole('link', { name: 'Codes' }).click();
  await ada.page.getByLabel('Scene', { exact: true }).fill(scene);
  await ada.page.getByRole('button', { name: 'Show code' }).click();
  await expect(ada.page.getByRole('img', { name: /^Mini Program code for/ })).toBeVisible();
  const [file] = await Promise.all([ada.page.waitForEvent('download'), ada.page.getByRole('link', { name: 'Download PNG' }).click()]);
  return readQrCode(await readFile(await file.path()));
}

const figure = (ada: ConsolePage, name: string): Locator => ada.page.getByRole('button', { name: new RegExp(`^${name}`) });

test('two versions go from upload to all users and back, by three people', async ({ platform }) => {
  platform.allowErrors(REFUSED);
  const { rita, ada, dan } = await threePeople(platform);
  const id = await ada.createProgram('Orchard');
  await addPeople(ada);

  const uploader = await platform.logIn(developer.account, developer.password);
  await uploadProject(uploader, id, { version: '1.0.0', remarks: 'First fruit' }, shownVersion('one'));
  await uploadProject(uploader, id, { version: '1.1.0', remarks: 'Second fruit' }, shownVersion('two'));

  // The developer sees everything and may compare and delete, but not release.
  await dan.page.reload();
  await dan.program('Orchard').getByRole('link').click();
  const view = new DevelopmentPage(dan.page);
  await expect(view.version('1.1.0')).toContainText('Current');
  await expect(view.version('1.0.0')).toContainText('First fruit');
  await expect(view.version('1.1.0').getByRole('button', { name: 'Submit for review…' })).toBeDisabled();
  await view.choose('1.1.0', 'Compare…');
  await expect(view.dialog).toContainText(/Changed \([1-9]/);
  await dan.page.keyboard.press('Escape');

  await ada.entry('Development').click();
  const development = new DevelopmentPage(ada.page);
  await expect(development.card('Online version')).toContainText('Nothing is online');
  expect(await served(platform, id, 'user0')).toBe('not-released');
  await development.choose('1.1.0', 'Use as test version');
  await development.expectSaid('1.1.0 is the test version.');
  await expect(development.card('Test version')).toContainText('1.1.0');
  await expectTestVersion(platform, id, 'two none 1001');

  const screenshot = { name: 'home.png', mimeType: 'image/png', buffer: Buffer.from(PNG, 'base64') };
  await development.submit('1.0.0', { summary: 'A shop for fruit', testAccount: 'tess, pears', screenshot });
  await expect(development.card('Version in review')).toContainText('Withdrawals left: 5 today, 10 this month');

  const queue = rita.page;
  await queue.getByRole('navigation').getByRole('link', { name: 'Reviews' }).click();
  await queue.getByRole('link', { name: 'Orchard' }).click();
  await expect(queue.getByText('tess, pears')).toBeVisible();
  await expect(queue.getByRole('img', { name: 'Screenshot 1' })).toBeVisible();
  await expect(queue.getByRole('button', { name: 'Reject' })).toBeDisabled();
  await approve(rita, '1.0.0', 'one none 1011');

  // The page shows what others did without being loaded again.
  await lookAgainUntil(ada.page, development.card('Version in review').getByText('Approved', { exact: true }));
  await development.card('Version in review').getByRole('button', { name: 'Release…' }).click();
  await expect(development.dialog.getByRole('radio', { name: /^In phases/ })).toBeDisabled();
  await development.dialog.getByRole('button', { name: 'Release', exact: true }).click();
  await development.expectSaid('1.0.0 is online for everyone.');
  expect(await usersOf(platform, id, '1.0.0')).toEqual(USERS);

  await development.submit('1.1.0', { summary: 'More fruit' });
  await approve(rita, '1.1.0', 'two none 1011');
  await lookAgainUntil(ada.page, development.card('Version in review').getByText('Approved', { exact: true }));
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

  // Paused, nobody new gets it: those who have it keep it, and there is no way to raise the share.
  await development.answer('Phased release', 'Pause', 'Pause', 'The release of 1.1.0 is paused.');
  await expect(phased).toContainText('Paused');
  await expect(phased.getByRole('button', { name: 'Change…' })).toBeDisabled();
  expect(await usersOf(platform, id, '1.1.0')).toEqual(half);
  await development.answer('Phased release', 'Resume', 'Resume', 'The release of 1.1.0 runs again.');
  await development.answer('Phased release', 'Complete…', 'Release to everyone', '1.1.0 is online for everyone.');
  await expect(phased).toHaveCount(0);
  expect(await usersOf(platform, id, '1.1.0')).toEqual(USERS);

  // Its code leads whoever scans it to the program, without an account, and the data page knows.
  const address = new URL(await downloadCode(ada, 'table=7'));
  expect(address.origin).toBe(platform.origin);
  const phone = new PhonePage(await platform.open(address.pathname, PHONE));
  await expect(phone.seen).toHaveText('two table=7 1047');
  await phone.page.goto('about:blank');
  const keeper = await platform.logIn(admin.account, admin.password);
  await expect.poll(async () => (await keeper.call('getUsage', { params: { id } })).totals.pageViews).toBe(1);
  await ada.page.getByRole('link', { name: 'Data Analysis' }).click();
  await expect(figure(ada, 'Visits')).toContainText('1');
  await expect(figure(ada, 'New users')).toContainText('1');
  await expect(ada.row('pages/home/home')).toContainText('1');
  await expect(ada.row('1.1.0')).toContainText('1');
  await ada.entry('Development').click();

  await development.answer('Online version', 'Roll back…', 'Roll back', '1.0.0 is online again.');
  expect(await usersOf(platform, id, '1.0.0')).toEqual(USERS);
  await development.answer('Online version', 'Suspend service…', 'Suspend', 'The service is suspended.');
  expect(await served(platform, id, 'user0')).toBe('suspended');
  await development.answer('Online version', 'Resume service…', 'Resume service', 'The service runs again.');
  expect(await served(platform, id, 'user0')).toBe('1.0.0');
});

test('what somebody else did first is shown instead of done twice', async ({ platform }) => {
  platform.allowErrors(REFUSED);
  const client = await platform.setUp(admin);
  const { id } = await client.call('createMiniProgram', { body: { name: 'Orchard' } });
  await uploadVersion(client, id, { version: '1.0.0', remarks: 'First fruit', size: 1000 });
  const ada = new ConsolePage(await platform.openAs(admin, `/console/#/mini-programs/${id}/versions`));
  const development = new DevelopmentPage(ada.page);
  await development.submit('1.0.0', { summary: 'A shop for fruit' });
  await development.card('Version in review').getByRole('button', { name: 'Withdraw…' }).click();
  const { review } = await client.call('getDevelopment', { params: { id } });
  await client.call('withdrawReview', { params: { id, review: review!.id } });
  await development.dialog.getByRole('button', { name: 'Withdraw', exact: true }).click();
  await expect(ada.failure.filter({ hasText: 'Somebody changed this meanwhile.' })).toBeVisible();
  await expect(development.card('Version in review')).toContainText('Nothing is in review');
});
