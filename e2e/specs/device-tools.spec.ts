import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PNG } from 'pngjs';
import { expect, test } from '../fixtures/ide.ts';
import { DeviceTools } from '../pages/device-tools.ts';
import { openHello } from '../pages/hello-project.ts';
import { hiddenToolbarButtons } from '../pages/toolbar.ts';

const PAGE = `
Page({
  data: { heard: [] },
  say(text) { this.setData({ heard: this.data.heard.concat(text) }); },
  onLoad(query) {
    this.say('query ' + JSON.stringify(query) + ' scene ' + wx.getLaunchOptionsSync().scene);
    wx.onNetworkStatusChange(({ networkType, isConnected }) => this.say('network ' + networkType + ' ' + isConnected));
    wx.onLocationChange(({ latitude }) => this.data.heard.includes('latitude ' + latitude.toFixed(1)) || this.say('latitude ' + latitude.toFixed(1)));
    wx.onThemeChange(({ theme }) => this.say('theme ' + theme));
    wx.onUserCaptureScreen(() => this.say('captured'));
    wx.startLocationUpdate({ type: 'wgs84' });
  },
  onResize({ size }) { this.say('size ' + size.windowWidth); },
  ask() { wx.request({ url: 'ADDRESS', success: () => this.say('answered'), fail: ({ errMsg }) => this.say(errMsg) }); },
});
`;
const WXML = '<button class="ask" bindtap="ask">Ask</button><view wx:for="{{heard}}" wx:key="index">{{item}}</view>';

test('the phone turns, darkens, loses its network, moves, and has its picture taken', async ({ ide }) => {
  const server = createServer((_request, response) => response.end('{}'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { page, simulator, file } = await openHello(ide);
  const tools = new DeviceTools(page);
  const app = JSON.parse(readFileSync(file('app.json'), 'utf8')) as Record<string, unknown>;
  writeFileSync(file('pages/home/home.js'), PAGE.replace('ADDRESS', `http://127.0.0.1:${(server.address() as AddressInfo).port}/`));
  writeFileSync(file('pages/home/home.wxml'), WXML);
  writeFileSync(file('pages/home/home.json'), '{"pageOrientation":"auto"}');
  writeFileSync(file('app.json'), JSON.stringify({ ...app, darkmode: true }));
  const heard = (text: string) => expect(simulator.top.getByText(text, { exact: true }).first()).toBeVisible();
  await simulator.press(simulator.device.getByRole('button', { name: 'Allow' }));
  await heard('latitude 39.9');

  await simulator.button('Turn the phone').click();
  await heard('size 852');
  await simulator.button('Turn the phone').click();
  await heard('size 393');

  await simulator.button('Dark theme in the mini program').click();
  await heard('theme dark');
  await simulator.button('Dark theme in the mini program').click();
  await heard('theme light');

  await tools.open();
  await tools.choose('Connection', 'No network');
  await heard('network none false');
  await simulator.tap(simulator.top.getByText('Ask', { exact: true }));
  await heard('request:fail The Internet connection appears to be offline.');
  await tools.choose('Connection', '5G');
  await heard('network 5g true');
  await simulator.tap(simulator.top.getByText('Ask', { exact: true }));
  await heard('answered');

  await tools.choose('Place', 'Madrid');
  await heard('latitude 40.4');
  await tools.panel.getByLabel('Latitude').fill('-12.5');
  await heard('latitude -12.5');
  await tools.panel.getByLabel('Latitude').fill('91');
  await expect(tools.panel.getByRole('alert')).toHaveText(/From -90 to 90/);

  const saving = page.waitForEvent('download');
  await simulator.button('Take a screenshot').click();
  const download = await saving;
  expect(download.suggestedFilename()).toMatch(/^iPhone-15-.*\.png$/);
  const picture = PNG.sync.read(readFileSync(await download.path()));
  expect([picture.width, picture.height]).toEqual([393 * 3, 852 * 3]);
  const colors = new Set<number>();
  for (let at = 0; at < picture.data.length; at += 4 * 997) colors.add(picture.data.readUInt32BE(at));
  expect(colors.size).toBeGreaterThan(3);
  await heard('captured');

  server.close();
});

test('answers that the phone remembers are listed, changed and forgotten, and its keyboard can be put away', async ({ ide }) => {
  const { page, simulator, file } = await openHello(ide);
  const tools = new DeviceTools(page);
  writeFileSync(
    file('pages/home/home.js'),
    `Page({ data: { said: '' }, call() { wx.makePhoneCall({ phoneNumber: '1', complete: ({ errMsg }) => this.setData({ said: errMsg }) }); } });`,
  );
  writeFileSync(file('pages/home/home.wxml'), '<button bindtap="call">Call</button><input /><view class="said">{{said}}</view>');
  const call = () => simulator.tap(simulator.top.getByText('Call', { exact: true }));
  const said = simulator.top.locator('.said');
  const asked = simulator.device.getByRole('dialog', { name: 'Answer for makePhoneCall' });
  await tools.open();
  await expect(tools.panel.getByText(/^None yet\./)).toBeVisible();

  // Both files were just saved: the first page that is tapped may be about to be replaced.
  await expect(async () => {
    await call();
    await expect(asked).toBeVisible({ timeout: 2000 });
  }).toPass();
  await simulator.press(asked.getByRole('checkbox', { name: 'Answer the same from now on' }));
  await simulator.press(asked.getByRole('button', { name: 'Succeed' }));
  await expect(said).toHaveText('makePhoneCall:ok');
  await tools.choose('Answer of makePhoneCall', 'Is cancelled');
  await call();
  await expect(said).toHaveText('makePhoneCall:fail cancel');

  await tools.panel.getByRole('button', { name: 'Ask again for makePhoneCall' }).click();
  await expect(tools.panel.getByText(/^None yet\./)).toBeVisible();
  await call();
  await expect(asked).toBeVisible();
  await simulator.press(asked.getByRole('button', { name: 'As cancelled' }));
  await expect(asked).toBeHidden();

  const field = simulator.top.locator('wx-input');
  const keyboard = simulator.device.locator('.keyboard');
  await simulator.tap(field);
  await expect(keyboard).toBeVisible();
  await tools.panel.getByRole('checkbox', { name: 'Show the phone’s keyboard' }).uncheck();
  await expect(keyboard).toBeHidden();
  await simulator.tap(field);
  await expect(keyboard).toBeHidden();
});

test('a compile mode starts a page with its query and scene, and is kept in the project', async ({ ide }) => {
  const { page, simulator, file } = await openHello(ide);
  const tools = new DeviceTools(page);
  writeFileSync(file('pages/about/about.js'), PAGE);
  writeFileSync(file('pages/about/about.wxml'), WXML);
  await tools.mode.click();
  await page.getByRole('menuitem', { name: 'New compile mode…' }).click();
  const dialog = page.getByRole('dialog', { name: 'New compile mode' });
  await dialog.getByRole('button', { name: 'Save and start' }).click();
  await expect(dialog.getByText('Give the mode a name.')).toBeVisible();
  await dialog.getByLabel('Name').fill('From a code');
  await dialog.getByRole('combobox', { name: 'Start page' }).click();
  await page.getByRole('option', { name: 'pages/about/about' }).click();
  await dialog.getByLabel('Query').fill('id=7&from=poster');
  await dialog.getByRole('combobox', { name: 'Scene' }).click();
  await page.getByRole('option', { name: /^1047/ }).click();
  await dialog.getByRole('button', { name: 'Save and start' }).click();

  await expect(simulator.path).toHaveText('pages/about/about?id=7&from=poster');
  await expect(simulator.top.getByText('query {"id":"7","from":"poster"} scene 1047')).toBeVisible();
  await expect(tools.mode).toHaveAccessibleName('Compile mode: From a code');
  expect(JSON.parse(readFileSync(file('project.config.json'), 'utf8'))).toMatchObject({
    condition: { miniprogram: { list: [{ name: 'From a code', pathName: 'pages/about/about', query: 'id=7&from=poster', scene: 1047 }] } },
  });

  await tools.mode.click();
  await page.getByRole('menuitem', { name: 'Edit this mode…' }).click();
  await page.getByRole('dialog', { name: 'Edit compile mode' }).getByRole('button', { name: 'Delete' }).click();
  await expect(simulator.path).toHaveText('pages/home/home');
  await expect(tools.mode).toHaveAccessibleName('Compile mode: Normal');

  for (const width of [820, 700, 521, 400, 320]) expect(await hiddenToolbarButtons(page, width)).toEqual([]);
  // Its words are not in sight any more, and still its name.
  await expect(page.getByRole('button', { name: 'Preview', exact: true })).toBeVisible();
});
