import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Build, CompilerOptions } from '../build.ts';
import { ProjectCompiler } from '../project-compiler.ts';

/** Contents by path; an object that is no bytes is written as JSON. */
export type Files = Record<string, string | object>;

/** A small app that compiles without a word; `more` adds or replaces files. */
export function appFiles(more: Files = {}): Files {
  return {
    'project.config.json': { appid: 'kq0000000000000001', projectname: 'fixture' },
    'app.json': { pages: ['pages/home/home'] },
    'app.js': 'App({});\n',
    'pages/home/home.js': 'Page({ data: { a: 1 } });\n',
    'pages/home/home.json': {},
    'pages/home/home.wxml': '<view class="box">{{a}}</view>\n',
    'pages/home/home.wxss': '.box { width: 10rpx; }\n',
    ...more,
  };
}

export async function writeFiles(folder: string, files: Files): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    const raw = typeof content === 'string' || content instanceof Uint8Array;
    await writeFile(join(folder, path), raw ? content : JSON.stringify(content, null, 2));
  }
}

/** A folder with these files, removed after the test. */
export async function fixtureFolder(files: Files): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kumquat-compiler-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFiles(folder, files);
  return folder;
}

export async function compile(files: Files, options: Partial<CompilerOptions> = {}): Promise<Build> {
  const compiler = new ProjectCompiler({ folder: await fixtureFolder(files), mode: 'development', ...options });
  onTestFinished(() => compiler.dispose());
  return compiler.build();
}

export function textOf(build: Build, path: string): string {
  const file = build.files.get(path);
  if (file?.kind !== 'generated') throw new Error(`${path} was not generated; there are ${[...build.files.keys()].join(', ')}`);
  return file.text;
}
