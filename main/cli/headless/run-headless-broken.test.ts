import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildIfChanged } from '../../../scripts/build.mjs';
import { appFiles, fixtureFolder } from '../../../simulator/compiler/testing/fixture.ts';
import { BREAKAGES, GOOD_PAGES, hostileProject } from '../../../simulator/compiler/testing/hostile-project.ts';
import { HOSTILE_PROGRAMS, hostileFiles, hostilePage } from '../../../simulator/conformance/testing/hostile-programs.ts';
import type { CommandLine } from '../command-line.ts';
import { snapshot } from '../commands/snapshot.ts';
import type { HeadlessPage } from './watch-page.ts';

const root = path.resolve(import.meta.dirname, '../../..');

let out = '';
beforeAll(async () => {
  out = await mkdtemp(path.join(tmpdir(), 'kumquat-headless-'));
  await buildIfChanged({ only: ['device', 'view', 'logic', 'headless'] });
});
afterAll(() => rm(out, { recursive: true, force: true }));

function snapshotAll(folder: string, say: (text: string) => void = () => {}): ReturnType<ReturnType<typeof snapshot>> {
  const line = { say, workingDirectory: folder, programFolder: root, signal: new AbortController().signal };
  return snapshot(folder, { all: true, out })(line as Partial<CommandLine> as CommandLine);
}

it('shows the good pages of a project that is broken in every way, and says what is wrong with the others', {
  timeout: 240_000,
}, async () => {
  const folder = await fixtureFolder(hostileProject());
  const said: string[] = [];
  const outcome = await snapshotAll(folder, (text) => void said.push(text));
  expect(outcome.ok).toBe(false);
  const pages = new Map((outcome.json['pages'] as HeadlessPage[]).map((page) => [page.path, page]));
  for (const good of GOOD_PAGES) expect(pages.get(good), good).toMatchObject({ ok: true, errors: [] });
  for (const { page, says } of BREAKAGES) {
    const result = pages.get(page)!;
    if (says === null) expect(result, page).toMatchObject({ ok: true, errors: [] });
    else {
      expect(result.ok, page).toBe(false);
      expect(result.errors.join('\n'), page).toContain(says);
    }
  }
  expect(BREAKAGES.filter(({ says }) => says !== null).length).toBeGreaterThan(25);
  expect(pages.get('pages/unknown/unknown')?.missingComponents).toEqual(['x-unknown']);
  expect(pages.get('pages/cloud/cloud')?.missingApis).toEqual(['cloud.callFunction']);
  expect(pages.get('pages/plugin/plugin')?.missingApis).toEqual(["requirePlugin('chat')"]);
  expect(said.join('\n')).toContain('app.json');
});

const all = process.env['KUMQUAT_HOSTILE'] === 'all';

it('shows the good pages among hostile programs, and says what each of those does', { timeout: all ? 900_000 : 240_000 }, async () => {
  // What is fine without a window is left to the window, but for those that could spoil the pages after them.
  const programs = HOSTILE_PROGRAMS.filter((program) => {
    return !program.app && (all || (program.always && (program.snapshot !== null || program.spoils)));
  });
  const hostile = programs.map(hostilePage);
  const good = ['pages/first/first', 'pages/middle/middle', 'pages/last/last'];
  const half = Math.floor(hostile.length / 2);
  const folder = await fixtureFolder({
    'project.config.json': { appid: 'kq0000000000000001', projectname: 'hostile' },
    'app.json': { pages: [good[0], ...hostile.slice(0, half), good[1], ...hostile.slice(half), good[2]], workers: 'workers' },
    'app.js': 'App({});\n',
    ...Object.fromEntries(
      good.flatMap((page) => [
        [`${page}.js`, "Page({ data: { text: 'fine' } });\n"],
        [`${page}.wxml`, '<view>{{ text }}</view>\n'],
      ]),
    ),
    ...Object.assign({}, ...programs.map(hostileFiles)),
  });
  const outcome = await snapshotAll(folder);
  const pages = new Map((outcome.json['pages'] as HeadlessPage[]).map((page) => [page.path, page]));
  for (const page of good) expect(pages.get(page)).toMatchObject({ ok: true, errors: [] });
  const unexpected = programs.flatMap((program) => {
    const { path: page, ok, errors } = pages.get(hostilePage(program))!;
    const said = errors.join('\n');
    const fine = program.snapshot === null ? ok : !ok && said.includes(program.snapshot.replaceAll('NAME', program.name));
    return fine ? [] : [{ page, ok, said: said.slice(0, 200) }];
  });
  expect(unexpected).toEqual([]);
  expect(JSON.stringify(outcome.json).length).toBeLessThan(500_000);
});

it('says why a project without pages cannot be shown', async () => {
  const folder = await fixtureFolder(appFiles({ 'app.json': '{ pages: [] }' }));
  const line = { say: () => undefined, workingDirectory: folder, programFolder: root, signal: new AbortController().signal };
  await expect(snapshot(folder, { all: true, out })(line as unknown as CommandLine)).rejects.toMatchObject({
    code: 'build-failed',
    message: expect.stringContaining('app.json:1:3'),
  });
});
