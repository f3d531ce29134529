import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ProjectCompiler } from '../../simulator/compiler/project-compiler.ts';
import type { AppError } from '../contract/errors.ts';
import type { BuildReport } from '../contract/models.ts';
import { type Backend, createBackend } from './backend.ts';
import { createProject } from './create-project.ts';
import { Drafts } from './drafts.ts';
import { ProjectFiles } from './project-files.ts';
import { RecycleBin } from './recycle-bin.ts';
import { type Call, callOf } from './testing/call-backend.ts';
import { createFakeShell } from './testing/fake-shell.ts';
import { smallProject, temporaryFolder, writeFiles } from './testing/test-project.ts';

const programFolder = path.resolve(import.meta.dirname, '../..');
let temporary: Awaited<ReturnType<typeof temporaryFolder>>;
let project: string;
let backend: Backend;
let call: Call;
let logged: unknown[];

beforeEach(async () => {
  temporary = await temporaryFolder();
  project = path.join(temporary.folder, 'project');
  await writeFiles(project, smallProject());
  logged = [];
  backend = createBackend(createFakeShell({ dataFolder: path.join(temporary.folder, 'data'), programFolder }), {
    createCompiler: (folder, mode) => new ProjectCompiler({ folder, mode }),
    log: (...line) => logged.push(line),
  });
  call = callOf(backend);
});
afterEach(async () => {
  await backend.dispose();
  await temporary.remove();
});

const failure = (promise: Promise<unknown>): Promise<AppError> =>
  promise.then(
    () => Promise.reject(new Error('It was carried out.')),
    (error: AppError) => error,
  );
const nextBuild = (): Promise<BuildReport> =>
  new Promise((resolve) => {
    const { dispose } = backend.onEvent((event, payload) => {
      if (event !== 'onDidBuild') return;
      dispose();
      resolve((payload as { build: BuildReport }).build);
    });
  });
const start = async (): Promise<BuildReport> => {
  await call('projects.open', { folder: project });
  return (await call('simulator.start', {})).build;
};

test('a folder that is no mini program is not opened, and says what is missing', async () => {
  const empty = path.join(temporary.folder, 'empty');
  await mkdir(empty);
  expect(await failure(call('projects.open', { folder: empty }))).toMatchObject({
    code: 'not-a-mini-program',
    message: expect.stringContaining('Choose the folder that contains app.json'),
    data: { folder: empty, expected: 'app.json' },
  });
  await writeFiles(empty, { 'project.config.json': '{"miniprogramRoot":"mini/"}', 'app.json': '{}' });
  expect(await failure(call('projects.open', { folder: empty }))).toMatchObject({ data: { expected: 'mini/app.json' } });
  await writeFiles(empty, { 'project.config.json': '{"miniprogramRoot":"../project"}' });
  expect(await failure(call('projects.open', { folder: empty }))).toMatchObject({ code: 'not-a-mini-program' });
  expect(await failure(call('projects.open', { folder: path.join(empty, 'app.json') }))).toMatchObject({ code: 'folder-missing' });
  expect(await call('projects.current', {})).toEqual({ project: null });
});

test.each<[string, Record<string, string>, object]>([
  ['app.json that is not JSON', { 'app.json': '{\n  "pages": [,]\n}' }, { file: 'app.json', line: 2, code: 'json-syntax' }],
  ['app.json that is a list', { 'app.json': '[]' }, { file: 'app.json', code: 'json-syntax' }],
  [
    'a page that does not exist',
    { 'app.json': '{\n  "pages": ["pages/home/home", "pages/none/none"]\n}' },
    { file: 'app.json', line: 2, message: expect.stringContaining('pages/none/none') },
  ],
  [
    'a mistake in a template',
    { 'pages/home/home.wxml': '<view>\n  <text></view>\n' },
    { file: 'pages/home/home.wxml', code: 'template-syntax' },
  ],
  ['a mistake in a script', { 'pages/home/home.js': 'Page({\n  data: {\n);' }, { file: 'pages/home/home.js', line: 3 }],
  ['a mistake in a style', { 'pages/home/home.wxss': '.a {' }, { file: 'pages/home/home.wxss', line: 1 }],
  ['project.config.json that is not JSON', { 'project.config.json': '{' }, { file: 'project.config.json', code: 'json-syntax' }],
])('%s is a diagnostic with its place, and the next good build makes up for it', async (_name, files, diagnostic) => {
  await writeFiles(project, files);
  const bad = await start();
  expect(bad).toMatchObject({ ok: false, config: null });
  const errors = bad.diagnostics.filter(({ severity }) => severity === 'error');
  expect(errors).toEqual(expect.arrayContaining([expect.objectContaining(diagnostic)]));
  for (const { message } of errors) expect(message).not.toBe('');
  const builds: BuildReport[] = [];
  backend.onEvent((event, payload) => {
    if (event === 'onDidBuild') builds.push((payload as { build: BuildReport }).build);
  });
  await writeFiles(project, smallProject());
  expect(await call('simulator.compile', {})).toMatchObject({ ok: true, diagnostics: [] });
  // The watcher may have been first.
  expect(builds.find(({ ok }) => ok)).toMatchObject({ level: 'app', diagnostics: [] });
  expect(logged).toEqual([]);
});

test('a mistake made while the app runs keeps the last good build', async () => {
  const good = await start();
  await writeFiles(project, { 'app.json': '{' });
  expect(await call('simulator.compile', {})).toMatchObject({ ok: false, level: 'none', basePath: good.basePath, config: good.config });
});

test('no platform: it is a state, and what needs one says so', async () => {
  await call('settings.set', { patch: { platformAddress: 'http://127.0.0.1:9' } });
  expect(await call('platform.status', {})).toMatchObject({
    kind: 'remote',
    state: 'unreachable',
    address: 'http://127.0.0.1:9',
    reason: expect.stringContaining('127.0.0.1:9'),
  });
  const unreachable = { code: 'platform-unreachable', data: { address: 'http://127.0.0.1:9' } };
  expect(await failure(call('account.login', { account: 'ana', password: 'x' }))).toMatchObject(unreachable);
  const somebody = { account: 'ana', name: 'Ana', password: 'correct horse' };
  expect(await failure(call('account.setUp', somebody))).toMatchObject(unreachable);
  expect(await call('account.current', {})).toEqual({ account: null });
  expect(await failure(call('platform.allowNetwork', { allow: true }))).toMatchObject({ code: 'not-supported' });
});

test('a full disk leaves the old file whole and the draft where it is', async () => {
  const full = (): Promise<never> => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }));
  const bin = new RecycleBin(path.join(temporary.folder, 'bin'));
  const files = new ProjectFiles(project, bin, full);
  const before = await files.read('app.js');
  await new Drafts(path.join(temporary.folder, 'drafts')).save('app.js', 'unsaved', before.version);
  expect(await failure(files.write('app.js', 'new', before.version))).toMatchObject({
    code: 'disk-full',
    message: expect.stringContaining('Free some space'),
    data: { path: 'app.js' },
  });
  const drafts = new Drafts(path.join(temporary.folder, 'drafts'), full);
  expect(await failure(drafts.save('app.js', 'newer', before.version))).toMatchObject({ code: 'disk-full' });
  expect(await files.read('app.js')).toEqual(before);
  expect(await drafts.list()).toMatchObject([{ path: 'app.js', text: 'unsaved', baseVersion: before.version }]);
  expect((await readdir(project)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

test('a project folder that is deleted while open is said, never made again, and drafts stay', async () => {
  await start();
  const { version } = await call('files.read', { path: 'app.js' });
  const told = new Promise<void>((resolve) => {
    backend.onEvent((event) => {
      if (event === 'onDidChangeFiles') resolve();
    });
  });
  await rm(project, { recursive: true });
  await told;
  for (const [command, args] of [
    ['files.list', { path: '' }],
    ['files.read', { path: 'app.js' }],
    ['files.write', { path: 'app.js', text: 'x', baseVersion: version }],
    ['files.create', { path: 'new.js', kind: 'file' }],
    ['files.delete', { path: 'app.js' }],
    ['files.rename', { from: 'app.js', to: 'b.js' }],
    ['projects.bind', { appId: 'a' }],
  ] as const) {
    expect([command, await failure(call(command, args))]).toMatchObject([command, { code: 'folder-missing', data: { folder: project } }]);
  }
  expect(await call('files.all', {})).toEqual({ paths: [], truncated: false });
  const build = await call('simulator.compile', {});
  expect(build).toMatchObject({ ok: false, diagnostics: [expect.objectContaining({ file: 'app.json', severity: 'error' })] });
  await call('drafts.save', { path: 'app.js', text: 'unsaved', baseVersion: version });
  expect(await readdir(temporary.folder)).not.toContain('project');
  await call('projects.close', {});
  expect((await call('projects.recent', {})).projects).toMatchObject([{ folder: project, exists: false }]);
  await writeFiles(project, smallProject());
  await call('projects.open', { folder: project });
  expect((await call('drafts.list', {})).drafts).toMatchObject([{ path: 'app.js', text: 'unsaved' }]);
});

test('a file that is deleted while its text is unsaved is a conflict, and saving makes it again', async () => {
  await start();
  const { version } = await call('files.read', { path: 'pages/home/home.js' });
  await call('drafts.save', { path: 'pages/home/home.js', text: 'Page({ kept: 1 });', baseVersion: version });
  const built = nextBuild();
  await rm(path.join(project, 'pages/home'), { recursive: true });
  expect(await built).toMatchObject({ ok: false });
  const write = (baseVersion: string) => call('files.write', { path: 'pages/home/home.js', text: 'Page({ kept: 1 });', baseVersion });
  expect(await failure(write(version))).toMatchObject({ code: 'file-changed', data: { path: 'pages/home/home.js', version: '' } });
  expect((await call('drafts.list', {})).drafts).toHaveLength(1);
  await write('');
  expect(await readFile(path.join(project, 'pages/home/home.js'), 'utf8')).toBe('Page({ kept: 1 });');
});

// Windows has no folders that their owner may not write to.
test.runIf(process.platform !== 'win32')('a read-only folder is said as such, and nothing is lost', async () => {
  await call('projects.open', { folder: project });
  const { version } = await call('files.read', { path: 'app.js' });
  await chmod(temporary.folder, 0o755);
  for (const folder of ['', 'pages', 'pages/home']) await chmod(path.join(project, folder), 0o555);
  await asOrdinaryUser(async () => {
    for (const [command, args] of [
      ['files.write', { path: 'app.js', text: 'x', baseVersion: version }],
      ['files.create', { path: 'new.js', kind: 'file' }],
      ['files.create', { path: 'new/folder', kind: 'folder' }],
      ['files.rename', { from: 'app.js', to: 'b.js' }],
      ['projects.bind', { appId: 'a' }],
    ] as const) {
      expect([command, await failure(call(command, args))]).toMatchObject([command, { code: 'no-permission' }]);
    }
    const options = { templateFolder: project, nodeModules: '', target: path.join(project, 'made'), name: 'x' };
    const context = { signal: new AbortController().signal, progress: () => {} };
    expect(await failure(createProject(options, context))).toMatchObject({ code: 'no-permission' });
  });
  for (const folder of ['', 'pages', 'pages/home']) await chmod(path.join(project, folder), 0o755);
  expect((await call('files.read', { path: 'app.js' })).version).toBe(version);
  expect((await readdir(project)).sort()).toEqual(['app.js', 'app.json', 'pages', 'project.config.json']);
});

/** Root may write everywhere; as root, what is done here is done as a user who may not. */
async function asOrdinaryUser(run: () => Promise<void>): Promise<void> {
  if (process.geteuid?.() !== 0) return run();
  process.seteuid?.(65_534);
  try {
    await run();
  } finally {
    process.seteuid?.(0);
  }
}

test.each([
  ['hello', 'javascript', 'hello'],
  ['todo', 'javascript', 'todo'],
  ['todo', 'typescript', 'todo-ts'],
  ['shop', 'javascript', 'shop'],
  ['data-assistant', 'javascript', 'data-assistant'],
] as const)('what is created from the template %s in %s builds without errors', async (template, language, folderName) => {
  const made = await call('projects.create', { template, language, name: 'My app', parent: temporary.folder, folderName });
  expect(made).toMatchObject({ name: 'My app', folder: path.join(temporary.folder, folderName), appId: '' });
  const files = await readdir(made.folder);
  expect(files).toContain('project.config.json');
  expect(files).not.toContain('template.json');
  const { build } = await call('simulator.start', {});
  expect(build.diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
  expect(build).toMatchObject({ ok: true, config: { projectName: 'My app' } });
  expect(build.sizes.main).toBeLessThan(build.limit.main);
});

test('every template of the program is among those that are tried here', async () => {
  const { templates } = await call('projects.templates', {});
  expect(templates.flatMap(({ id, languages }) => languages.map((language) => `${id} ${language}`)).sort()).toEqual([
    'data-assistant javascript',
    'hello javascript',
    'shop javascript',
    'todo javascript',
    'todo typescript',
  ]);
});

test('a file that is not text, or too large, is said and not opened', async () => {
  await call('projects.open', { folder: project });
  await writeFile(path.join(project, 'a.bin'), Buffer.from([0, 1, 2, 255]));
  await writeFile(path.join(project, 'big.txt'), Buffer.alloc(40 * 1024 * 1024, 'a'));
  expect(await failure(call('files.read', { path: 'a.bin' }))).toMatchObject({ code: 'file-not-text', data: { path: 'a.bin' } });
  expect(await failure(call('files.read', { path: 'big.txt' }))).toMatchObject({ code: 'file-too-large', data: { path: 'big.txt' } });
});
