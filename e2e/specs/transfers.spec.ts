import { mkdirSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { expect, test } from '../fixtures/ide.ts';
import { Simulator } from '../pages/simulator.ts';

test('a download shows its progress, can be aborted, and cannot come from the IDE itself', async ({ ide }) => {
  let left = 0;
  // Half of a file, and the rest never.
  const server = http.createServer((request, response) => {
    request.on('close', () => {
      left += 1;
    });
    response.writeHead(200, { 'content-length': '10' }).write('12345');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://localhost:${(server.address() as AddressInfo).port}/file`;
  try {
    const folder = path.join(ide.projects, 'transfer');
    const files: Record<string, string> = {
      'project.config.json': '{"appid":"","projectname":"Transfer"}',
      'app.json': '{"pages":["pages/home/home"]}',
      'app.js': 'App({});',
      'pages/home/home.json': '{}',
      'pages/home/home.wxss': '',
      'pages/home/home.wxml': '<view>{{own}}</view><view>{{progress}}</view><button bindtap="stop">Stop it</button><view>{{end}}</view>',
      'pages/home/home.js': `Page({
        data: { own: '', progress: '', end: '' },
        onLoad() {
          wx.request({ url: ${JSON.stringify(ide.page.url().split('#')[0])}, fail: ({ errMsg }) => this.setData({ own: errMsg }) });
          this.task = wx.downloadFile({ url: ${JSON.stringify(url)}, fail: ({ errMsg }) => this.setData({ end: errMsg }) });
          this.task.onProgressUpdate(({ progress, totalBytesWritten }) => this.setData({ progress: progress + '%, ' + totalBytesWritten }));
        },
        stop() { this.task.abort(); },
      });`,
    };
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    }
    await ide.openFolder(folder);
    const simulator = new Simulator(ide.page);
    await expect(simulator.top.getByText('50%, 5')).toBeVisible();
    // In Electron, the IDE's address is none that a request could go to.
    await expect(simulator.top.getByText(ide.shell === 'browser' ? /^request:fail url not in domain list/ : /^request:fail/)).toBeVisible();
    expect(left).toBe(0);
    await simulator.tap(simulator.top.getByText('Stop it'));
    await expect(simulator.top.getByText('downloadFile:fail abort')).toBeVisible();
    await expect.poll(() => left).toBe(1);
  } finally {
    server.close();
    server.closeAllConnections();
  }
});
