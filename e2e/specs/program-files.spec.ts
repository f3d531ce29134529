import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '../fixtures/ide.ts';
import { Simulator } from '../pages/simulator.ts';

/** A red picture of 4 by 2 pixels. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAQAAAACCAIAAADwyuo0AAAAEElEQVR4nGP4z8AARwzIHABvqgf5gNwAKAAAAABJRU5ErkJggg==';

test('a program reads its package, keeps a picture over a restart and runs a worker', async ({ ide }) => {
  const folder = path.join(ide.projects, 'keeper');
  const files: Record<string, string> = {
    'project.config.json': '{"appid":"","projectname":"Keeper"}',
    'app.json': '{"pages":["pages/home/home"],"workers":"workers"}',
    'app.js': 'App({});',
    'data/word.txt': 'kumquat',
    'workers/main.js': 'worker.onMessage(({ n }) => worker.postMessage({ n: n * 2 }));',
    'pages/home/home.json': '{}',
    'pages/home/home.wxss': '',
    'pages/home/home.wxml':
      '<view>{{word}} {{found}} {{doubled}}</view><image src="{{src}}" bindload="shown" binderror="failed" /><view>{{picture}}</view>',
    'pages/home/home.js': `
      const fs = wx.getFileSystemManager();
      const src = wx.env.USER_DATA_PATH + '/red.png';
      Page({
        data: { word: '', found: '', doubled: '', src: '', picture: '' },
        onLoad() {
          let found = 'kept';
          try { fs.accessSync(src); } catch (error) { found = 'new'; fs.writeFileSync(src, ${JSON.stringify(PNG)}, 'base64'); }
          this.setData({ word: fs.readFileSync('/data/word.txt', 'utf8'), found, src });
          const worker = wx.createWorker('workers/main.js');
          worker.onMessage(({ n }) => this.setData({ doubled: 'doubled ' + n }));
          worker.postMessage({ n: 21 });
        },
        shown({ detail }) { this.setData({ picture: detail.width + ' by ' + detail.height }); },
        failed({ detail }) { this.setData({ picture: detail.errMsg }); },
      });`,
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  await ide.openFolder(folder);
  const simulator = new Simulator(ide.page);
  await expect(simulator.top.getByText('kumquat new doubled 42')).toBeVisible();
  await expect(simulator.top.getByText('4 by 2')).toBeVisible();
  // A change of app.js starts the program again.
  writeFileSync(path.join(folder, 'app.js'), 'App({ again: true });');
  await expect(simulator.top.getByText('kumquat kept doubled 42')).toBeVisible();
  await expect(simulator.top.getByText('4 by 2')).toBeVisible();
});
