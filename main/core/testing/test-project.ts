import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A temporary folder of this test, free of links. */
export async function temporaryFolder(): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'kumquat-core-')));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Writes files, by path inside `folder`. */
export async function writeFiles(folder: string, files: Record<string, string>): Promise<void> {
  for (const [file, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
  }
}

/** A mini program with one page; `appid` '' belongs to no mini program of a platform. */
export function smallProject(appid = ''): Record<string, string> {
  return {
    'project.config.json': JSON.stringify({ appid, projectname: 'Small' }),
    'app.json': JSON.stringify({ pages: ['pages/home/home'] }),
    'app.js': 'App({});',
    'pages/home/home.js': 'Page({ data: { title: "Fruit" } });',
    'pages/home/home.wxml': '<view class="title">{{title}}</view>',
    'pages/home/home.wxss': '.title { color: red; }',
    'pages/home/home.json': '{}',
  };
}
