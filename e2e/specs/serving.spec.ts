import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { readQrCode } from '../fixtures/phone.ts';
import { expect, type RunningPlatform, test } from '../fixtures/platform.ts';
import { releaseProject } from '../fixtures/release-project.ts';
import { ConsolePage } from '../pages/console-page.ts';
import { lookAgainUntil } from '../pages/look-again.ts';
import { PHONE, PhonePage, shownVersion } from '../pages/phone-page.ts';

const dan = { account: 'dan', name: 'Dan Developer', password: 'battery staple' };
const admin = { account: 'ada', name: 'Ada Admin', password: 'correct horse' };
/** The browser itself reports answers of an error status. */
const REFUSED = /Failed to load resource: the server responded with a status of 4\d\d/;

/** The admin's mini program; `console`: its page in a browser of the admin's, when that is needed. */
async function setUp(platform: RunningPlatform) {
  const client = await platform.setUp(admin);
  const { id } = await client.call('createMiniProgram', { body: { name: 'Orchard' } });
  const console = async () => new ConsolePage(await platform.openAs(admin, `/console/#/mini-programs/${id}/versions`));
  return { id, client, console };
}

test('a code leads to its page with its scene, and the data page shows the visit', async ({ platform }) => {
  platform.allowErrors(REFUSED);
  platform.allowErrors(/the fruit is gone/);
  const { id, client, console: open } = await setUp(platform);
  const early = new PhonePage(await platform.open(`/m/${id}`, PHONE));
  await expect(early.message('Not released yet')).toBeVisible();
  await releaseProject(client, id, '1.0.0', shownVersion('one'));

  const console = await open();
  await console.page.getByRole('link', { name: 'Codes' }).click();
  await console.page.getByLabel('Page', { exact: true }).fill('pages/nowhere/nowhere');
  await console.page.getByRole('button', { name: 'Show code' }).click();
  await expect(console.failure).toHaveText('The version has no such page. Check its path in app.json.');
  await console.page.getByLabel('Page', { exact: true }).fill('pages/home/home');
  await console.page.getByLabel('Scene', { exact: true }).fill('table=7');
  await console.page.getByRole('button', { name: 'Show code' }).click();
  const picture = console.page.getByRole('img', { name: /^Mini Program code for/ });
  await expect(picture).toBeVisible();
  await expect(console.row('table=7')).toContainText('Ada Admin');
  await console.page.getByLabel('Width in pixels').fill('300');
  const [file] = await Promise.all([
    console.page.waitForEvent('download'),
    console.page.getByRole('link', { name: 'Download PNG' }).click(),
  ]);
  const address = readQrCode(await readFile(await file.path()));
  expect(address).toMatch(new RegExp(`^${platform.origin}/c/\\w+$`));

  const phone = new PhonePage(await platform.open(new URL(address).pathname, PHONE));
  await expect(phone.seen).toHaveText('one table=7 1047');
  await phone.inProgram('#throw').click();
  await phone.page.goto('about:blank');

  await expect
    .poll(async () => (await client.call('getUsage', { params: { id } })).totals)
    .toMatchObject({ visitors: 1, visits: 1, pageViews: 1, newUsers: 1, errors: 1 });
  await console.page.getByRole('link', { name: 'Data Analysis' }).click();
  await expect(console.page.getByRole('button', { name: /^Visitors/ })).toContainText('1');
  await expect(console.row('the fruit is gone')).toContainText('pages/home/home');
  await expect(console.page.locator('.chart svg').first()).toBeVisible();
  await console.page.getByText('Show as a table').click();
  await expect(console.row(new Date().toISOString().slice(0, 10))).toContainText('1');
  const [csv] = await Promise.all([
    console.page.waitForEvent('download'),
    console.page.getByRole('button', { name: 'Export CSV' }).click(),
  ]);
  expect(await readFile(await csv.path(), 'utf8')).toContain('pages/home/home,1,1');
});

test('a running program is offered the new version, and a cancelled phased release takes its users back', async ({ platform }) => {
  platform.allowErrors(REFUSED);
  const { id, client } = await setUp(platform);
  await releaseProject(client, id, '1.0.0', shownVersion('one'));
  const phone = new PhonePage(await platform.open(`/m/${id}`, PHONE));
  await expect(phone.seen).toHaveText('one none 1001');
  const { id: release } = await releaseProject(client, id, '2.0.0', shownVersion('two'), { percent: 100, allowList: [], window: null });
  await lookAgainUntil(phone.page, phone.page.getByRole('status').filter({ hasText: 'Version 2.0.0 is ready.' }));
  await phone.page.getByRole('button', { name: 'Restart' }).click();
  await expect(phone.seen).toHaveText('two none 1001');

  await client.call('steerRelease', { params: { id, release, action: 'cancel' } });
  await phone.page.reload();
  await expect(phone.seen).toHaveText('one none 1001');
  await client.call('setService', { params: { id }, body: { suspended: true } });
  await lookAgainUntil(phone.page, phone.message('Taking a break'));
});

test('the test version asks for an account', async ({ platform }) => {
  platform.allowErrors(REFUSED);
  const { id, client } = await setUp(platform);
  const { version } = await releaseProject(client, id, '1.0.0', shownVersion('one'));
  const phone = new PhonePage(await platform.open(`/m/${id}?env=trial`, PHONE));
  await expect(phone.message('Sign in to open the test version')).toBeVisible();
  await phone.page.getByLabel('Account').fill(admin.account);
  await phone.page.getByLabel('Password').fill(admin.password);
  await phone.page.getByRole('button', { name: 'Sign in' }).click();
  await expect(phone.message('No test version yet')).toBeVisible();
  await client.call('setTestVersion', { params: { id }, body: { version: version.id } });
  await phone.page.getByRole('button', { name: 'Try again' }).click();
  await expect(phone.seen).toHaveText('one none 1001');
  await phone.page.goto('about:blank');
  expect((await client.call('getUsage', { params: { id } })).totals.visits).toBe(0);
});

/** Asks for the operations data of a mini program at once, and shows what it is told. */
const curious = (id: string) => ({
  'app.json': JSON.stringify({ pages: ['pages/home/home'] }),
  'app.js': 'App({})',
  'pages/home/home.wxml': '<view id="seen">{{status}} {{code}} {{visits}}</view>',
  'pages/home/home.js': `Page({ data: { status: 0, code: '', visits: '' },
    onLoad() { wx.request({ url: 'https://data.kumquat.invalid/usage?id=${id}', success: ({ statusCode, data }) =>
      this.setData({ status: statusCode, code: data.code || 'figures', visits: data.usage ? data.usage.totals.visits : 'none' }) }); } });`,
});

test('operations data goes to a mini program only as its person allows, and as far as their role does', async ({ platform }) => {
  platform.allowErrors(REFUSED);
  const { id, client } = await setUp(platform);
  await client.call('createAccount', { body: dan });
  await client.call('putMember', { params: { id, account: dan.account }, body: { role: 'developer' } });
  await releaseProject(client, id, '1.0.0', curious(id));
  const visit = {
    id: randomUUID(),
    kind: 'visit',
    at: Date.now(),
    user: 'ann',
    visit: randomUUID(),
    version: '1.0.0',
    env: 'release',
  } as const;
  await client.call('reportUsage', { params: { id }, body: { events: [{ ...visit, page: '', scene: 1001, durationMs: 0, message: '' }] } });

  // Nobody is signed in; then somebody whose role does not allow it.
  const nobody = new PhonePage(await platform.open(`/m/${id}`, PHONE));
  await expect(nobody.seen).toHaveText('401 signed-out none');
  await nobody.page.getByRole('button', { name: 'Sign in' }).click();
  await nobody.page.getByLabel('Account').fill(dan.account);
  await nobody.page.getByLabel('Password').fill(dan.password);
  await nobody.page.locator('form').getByRole('button', { name: 'Sign in' }).click();
  await nobody.answerQuestion('Orchard', 'Allow');
  await expect(nobody.seen).toHaveText('403 not-allowed none');

  const { id: assistant } = await client.call('createMiniProgram', { body: { name: 'Data assistant' } });
  await releaseProject(client, assistant, '1.0.0', 'data-assistant');
  const phone = new PhonePage(await platform.openAs(admin, `/m/${assistant}`, PHONE));
  await phone.answerQuestion('Data assistant', 'Do not allow');
  await expect(phone.inProgram('.message-title')).toHaveText('Reading was not allowed');
  await phone.page.reload();
  await phone.answerQuestion('Data assistant', 'Allow');
  await expect(phone.inProgram('.program-name')).toHaveText('Orchard');
  await expect(phone.inProgram('.tile').nth(1)).toHaveText(/Visits\s*\d+/);
  await expect(phone.inProgram('.sample')).toHaveCount(0);

  // What one mini program may, another one may not; and consent can be taken back.
  await phone.page.goto(`${platform.origin}/m/${id}`);
  await phone.answerQuestion('Orchard', 'Do not allow');
  await expect(phone.seen).toHaveText('403 refused none');
  await phone.page.goto(`${platform.origin}/m/${assistant}`);
  await expect(phone.inProgram('.program-name')).toHaveText('Orchard');
  await expect(phone.page.getByRole('dialog')).toHaveCount(0);
  await phone.page.getByRole('button', { name: 'Take it back' }).click();
  await phone.page.reload();
  await expect(phone.page.getByRole('dialog')).toBeVisible();
});
