import { readFile } from 'node:fs/promises';
import { readQrCode } from '../fixtures/phone.ts';
import { expect, type RunningPlatform, test } from '../fixtures/platform.ts';
import { releaseProject } from '../fixtures/release-project.ts';
import { ConsolePage } from '../pages/console-page.ts';

const admin = { account: 'ada', name: 'Ada Admin', password: 'correct horse' };
const PHONE = { width: 390, height: 844 };
/** The browser itself reports answers of an error status. */
const REFUSED = /Failed to load resource: the server responded with a status of 4\d\d/;

/** Shows its version, the scene of its code and the one of its start. */
const home = (version: string) => ({
  'app.json': JSON.stringify({ pages: ['pages/home/home'] }),
  'app.js': 'App({})',
  'pages/home/home.wxml': `<view id="seen">${version} {{scene}} {{launch}}</view><view id="throw" bindtap="fail">throw</view>`,
  'pages/home/home.js': `Page({ data: { scene: '', launch: 0 },
    onLoad(query) { this.setData({ scene: query.scene || 'none', launch: wx.getLaunchOptionsSync().scene }); },
    fail() { throw new Error('the fruit is gone'); } });`,
});

async function setUp(platform: RunningPlatform) {
  const console = new ConsolePage(await platform.open('/console/'));
  await console.setUp(admin);
  await expect(console.title).toHaveText('My mini programs');
  const id = await console.createProgram('Orchard');
  return { console, id, client: await platform.logIn(admin.account, admin.password) };
}

const seen = (page: import('@playwright/test').Page) =>
  page.frameLocator('.phone iframe').frameLocator('iframe:visible').last().locator('#seen');

test('a code leads to its page with its scene, and the data page shows the visit', async ({ platform }) => {
  platform.allowErrors(REFUSED);
  platform.allowErrors(/the fruit is gone/);
  const { console, id, client } = await setUp(platform);
  const early = await platform.open(`/m/${id}`, PHONE);
  await expect(early.getByRole('heading', { name: 'Not released yet' })).toBeVisible();
  await releaseProject(client, id, '1.0.0', home('one'));

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

  const phone = await platform.open(new URL(address).pathname, PHONE);
  await expect(seen(phone)).toHaveText('one table=7 1047');
  await phone.frameLocator('.phone iframe').frameLocator('iframe:visible').last().locator('#throw').click();
  await phone.goto('about:blank');

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
  await releaseProject(client, id, '1.0.0', home('one'));
  const phone = await platform.open(`/m/${id}`, PHONE);
  await expect(seen(phone)).toHaveText('one none 1001');
  const { id: release } = await releaseProject(client, id, '2.0.0', home('two'), { percent: 100, allowList: [], window: null });
  await expect(phone.getByRole('status')).toContainText('Version 2.0.0 is ready.', { timeout: 40_000 });
  await phone.getByRole('button', { name: 'Restart' }).click();
  await expect(seen(phone)).toHaveText('two none 1001');

  await client.call('steerRelease', { params: { id, release, action: 'cancel' } });
  await phone.reload();
  await expect(seen(phone)).toHaveText('one none 1001');
  await client.call('setService', { params: { id }, body: { suspended: true } });
  await expect(phone.getByRole('heading', { name: 'Taking a break' })).toBeVisible({ timeout: 40_000 });
});

test('the test version asks for an account', async ({ platform }) => {
  platform.allowErrors(REFUSED);
  const { id, client } = await setUp(platform);
  const { version } = await releaseProject(client, id, '1.0.0', home('one'));
  const phone = await platform.open(`/m/${id}?env=trial`, PHONE);
  await expect(phone.getByRole('heading', { name: 'Sign in to open the test version' })).toBeVisible();
  await phone.getByLabel('Account').fill(admin.account);
  await phone.getByLabel('Password').fill(admin.password);
  await phone.getByRole('button', { name: 'Sign in' }).click();
  await expect(phone.getByRole('heading', { name: 'No test version yet' })).toBeVisible();
  await client.call('setTestVersion', { params: { id }, body: { version: version.id } });
  await phone.getByRole('button', { name: 'Try again' }).click();
  await expect(seen(phone)).toHaveText('one none 1001');
  await phone.goto('about:blank');
  expect((await client.call('getUsage', { params: { id } })).totals.visits).toBe(0);
});
