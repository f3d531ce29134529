import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createPlatformClient, type PlatformClient } from '../../platform/client/client.ts';
import { expect, test } from '../fixtures/ide.ts';
import { openHello } from '../pages/hello-project.ts';
import { PlatformNews } from '../pages/platform-news.ts';

const ada = { account: 'ada', name: 'Ada Admin', password: 'correct horse' };
const ben = { account: 'ben', name: 'Ben', password: 'battery staple' };
const PAGE = `
Page({
  data: { heard: '' },
  ask() {
    this.setData({ heard: '' });
    wx.request({ url: 'ADDRESS', success: ({ data }) => this.setData({ heard: data.said }), fail: ({ errMsg }) => this.setData({ heard: errMsg }) });
  },
});
`;

async function logIn(address: string, { account, password }: { account: string; password: string }): Promise<PlatformClient> {
  const { token } = await createPlatformClient({ address }).call('logIn', { body: { account, password } });
  return createPlatformClient({ address, token });
}

test('a project that is bound to a mini program keeps to its server domains, and hears from the platform', async ({ ide }) => {
  const server = createServer((_request, response) => response.setHeader('content-type', 'application/json').end('{"said":"answered"}'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    const { page, simulator, dialogs, file } = await openHello(ide);
    const news = new PlatformNews(page);
    const heard = (text: string) => expect(simulator.top.getByText(text, { exact: true })).toBeVisible();
    const ask = () => simulator.tap(simulator.top.getByText('Ask', { exact: true }));
    writeFileSync(file('pages/home/home.js'), PAGE.replace('ADDRESS', origin));
    writeFileSync(file('pages/home/home.wxml'), '<button bindtap="ask">Ask</button><view>{{heard}}</view>');
    await ask();
    await heard('answered');

    await dialogs.setUp(ada);
    await expect(news.bell).toHaveAccessibleName('Notifications');
    const address = await news.address();
    const client = await logIn(address, ada);
    const { id } = await client.call('createMiniProgram', { body: { name: 'Orchard' } });
    const config = JSON.parse(readFileSync(file('project.config.json'), 'utf8')) as object;
    writeFileSync(file('project.config.json'), JSON.stringify({ ...config, appid: id }));

    await test.step('an address that is not listed is refused, and the console says what to do', async () => {
      await expect(async () => {
        await ask();
        await expect(simulator.top.getByText('request:fail url not in domain list', { exact: true })).toBeVisible({ timeout: 1000 });
      }).toPass();
      await page.getByRole('tab', { name: 'Console' }).click();
      await expect(page.getByRole('log', { name: 'Console' })).toContainText(`${origin} is not in the list of request domains`);
    });

    await test.step('the details of the project have the lists and the switch', async () => {
      await news.openDetails('Hello');
      await expect(news.details.getByText('None: every address is refused')).toHaveCount(5);
      await news.details.getByRole('button', { name: 'Uploaded versions…' }).click();
      const versions = page.getByRole('dialog', { name: 'Uploaded versions' });
      await expect(versions.getByText('Nothing has been uploaded yet')).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(versions).toBeHidden();
      await expect(news.details.getByRole('button', { name: 'Uploaded versions…' })).toBeFocused();
      await news.details.getByRole('checkbox', { name: 'Do not check server domains (development only)' }).check();
      await news.details.getByRole('button', { name: 'Done' }).click();
      await expect.poll(() => readFileSync(file('project.config.json'), 'utf8')).toContain('"urlCheck": false');
      await ask();
      await heard('answered');
      await page.getByRole('button', { name: 'Domains not checked' }).click();
      await news.details.getByRole('checkbox').uncheck();
      await page.keyboard.press('Escape');
      await expect(page.getByRole('button', { name: 'Domains not checked' })).toBeHidden();
    });

    await test.step('what the platform tells is read in the window', async () => {
      await client.call('createAccount', { body: ben });
      await client.call('putMember', { params: { id, account: 'ben' }, body: { role: 'admin' } });
      await (await logIn(address, ben)).call('putMember', { params: { id, account: 'ada' }, body: { role: 'developer' } });
      await news.bell.click();
      await expect(news.notifications.getByRole('button', { name: /^Unread Your role in Orchard is now developer\./ })).toBeVisible();
      await expect(news.bell).toHaveAccessibleName('Notifications: 1 unread');
      await news.notifications.getByRole('button', { name: 'Mark all as read' }).click();
      await page.keyboard.press('Escape');
      await expect(news.notifications).toBeHidden();
      await expect(news.bell).toBeFocused();
      await expect(news.bell).toHaveAccessibleName('Notifications');
    });
  } finally {
    server.close();
    server.closeAllConnections();
  }
});
