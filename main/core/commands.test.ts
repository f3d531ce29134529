import { mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Client, createClient } from '../carriers/client.ts';
import { memoryCarriers } from '../carriers/memory.ts';
import { serveCommands } from '../carriers/serve.ts';
import { type CommandName, commands, MAX_TEXT } from '../contract/commands.ts';
import type { AppError } from '../contract/errors.ts';
import { type Backend, createBackend } from './backend.ts';
import { createFakeShell } from './testing/fake-shell.ts';

const long = 'x'.repeat(20_000);
const hugeText = 'x'.repeat(MAX_TEXT + 1);
const LEAVING = [
  '../outside.txt',
  'a/../../outside.txt',
  '/etc/passwd',
  'C:/x',
  'a\\..\\b',
  'a\0b',
  './a',
  'a//b',
  'link/secret.txt',
  'con',
  'a. ',
  'x'.repeat(300),
  long,
];
const paths = (make: (path: string) => unknown): unknown[] => LEAVING.map(make);

/** For every command: arguments that are wrong in type, too large or hostile. None may be carried out. */
const HOSTILE: Record<CommandName, unknown[]> = {
  'app.info': [{ x: 1 }],
  'app.openExternal': [
    { url: 1 },
    { url: long },
    { url: 'file:///etc/passwd' },
    { url: 'javascript:alert(1)' },
    { url: 'http://127.0.0.1:1@evil.example/' },
  ],
  'app.close': [{ x: 1 }],
  'settings.get': [{ x: 1 }],
  'settings.set': [
    { patch: { theme: 'x' } },
    { patch: { unknown: 1 } },
    { patch: { platformAddress: 'file:///x' } },
    { patch: { editorFontSize: 1e9 } },
  ],
  'projects.templates': [{ x: 1 }],
  'projects.recent': [{ x: 1 }],
  'projects.forget': [{ folder: '' }, { folder: 'a\0b' }, { folder: long }],
  'projects.pickFolder': [{ x: 1 }, {}],
  'projects.create': [
    { template: 'hello', language: 'javascript', name: 'x', parent: 'relative', folderName: 'x' },
    ...['../x', 'a/b', '..', 'con', 'a\0b', long].map((folderName) => ({
      template: 'hello',
      language: 'javascript',
      name: 'x',
      parent: tmpdir(),
      folderName,
    })),
    { template: '../../etc', language: 'javascript', name: 'x', parent: tmpdir(), folderName: 'x' },
    { template: 'hello', language: 'cobol', name: 'x', parent: tmpdir(), folderName: 'x' },
  ],
  'projects.open': [{ folder: 7 }, { folder: '/nowhere/at/all' }, { folder: 'relative' }, { folder: '/etc' }, { folder: long }],
  'projects.current': [{ x: 1 }],
  'projects.close': [{ x: 1 }],
  'projects.bind': [{ appId: 1 }, { appId: long }],
  'files.list': paths((path) => ({ path })),
  'files.all': [{ x: 1 }],
  'files.read': paths((path) => ({ path })),
  'files.write': [
    ...paths((path) => ({ path, text: '', baseVersion: null })),
    { path: 'a', text: hugeText, baseVersion: null },
    { path: 'a', text: 1, baseVersion: null },
  ],
  'files.create': [...paths((path) => ({ path, kind: 'file' })), { path: 'a', kind: 'socket' }, { path: '', kind: 'file' }],
  'files.rename': [...paths((to) => ({ from: 'app.js', to })), ...paths((from) => ({ from, to: 'b' })), { from: '', to: 'x' }],
  'files.delete': [...paths((path) => ({ path })), { path: '' }],
  'files.restore': [{ undo: '../../x' }, { undo: long }, { undo: 1 }],
  'files.image': [...paths((path) => ({ path })), { path: 'app.js' }],
  'drafts.list': [{ x: 1 }],
  'drafts.save': [
    { path: '../x', text: '', baseVersion: '' },
    { path: 'a', text: hugeText, baseVersion: '' },
    { path: 'a', text: '', baseVersion: long },
  ],
  'drafts.discard': [{ path: '../x' }, { path: 1 }],
  'simulator.start': [{ x: 1 }],
  'simulator.compile': [{ x: 1 }, {}],
  'simulator.stop': [{ session: 1 }, { session: long }],
  'simulator.hostCall': [
    { session: 'other', api: 'request', args: {} },
    { session: long, api: 'x', args: {} },
    { session: 'x', api: long, args: {} },
  ],
  'simulator.source': [
    { session: 'x', locations: [{ file: 'x', line: 1.5, column: 0 }] },
    { session: 'other', locations: [] },
  ],
  'platform.status': [{ x: 1 }],
  'platform.allowNetwork': [{ allow: 'yes' }],
  'account.current': [{ x: 1 }],
  'account.setUp': [
    { account: 'x', name: 'x', password: 'short' },
    { account: 'abc', name: 'x', password: long },
  ],
  'account.login': [
    { account: {}, password: 'x' },
    { account: 'abc', password: long },
  ],
  'account.logout': [{ x: 1 }],
  'miniPrograms.list': [{ x: 1 }],
  'miniPrograms.create': [{ name: '' }, { name: long }],
  'miniPrograms.apps': [{ x: 1 }],
  'preview.create': [
    { app: 1, page: '', query: '' },
    { app: 'x', page: long, query: '' },
    { app: 'x', page: '', query: long },
  ],
  'upload.create': [
    { version: '', remarks: '' },
    { version: '1', remarks: long },
    { version: long, remarks: '' },
  ],
  'upload.suggest': [{ x: 1 }],
};

let root: string;
let project: string;
let backend: Backend;
let client: Client;

beforeEach(async () => {
  root = await realpath(await mkdtemp(path.join(tmpdir(), 'kumquat-core-')));
  project = path.join(root, 'project');
  await mkdir(project);
  await writeFile(path.join(project, 'app.json'), '{"pages":[]}');
  await writeFile(path.join(project, 'app.js'), 'App({})');
  await mkdir(path.join(root, 'outside'));
  await writeFile(path.join(root, 'outside', 'secret.txt'), 'secret');
  await symlink(path.join(root, 'outside'), path.join(project, 'link'));
  const shell = createFakeShell({ dataFolder: path.join(root, 'data'), programFolder: path.resolve(import.meta.dirname, '../..') });
  backend = createBackend(shell, { log: () => {} });
  const [ours, theirs] = memoryCarriers();
  serveCommands({ commands, handlers: backend.handlers, carrier: theirs, onEvent: (sink) => backend.onEvent(sink), log: () => {} });
  client = createClient(async () => ours);
  await client.call('projects.open', { folder: project });
});

afterEach(async () => {
  client.close();
  await backend.dispose();
  await rm(root, { recursive: true, force: true });
});

const call = (command: CommandName, args: unknown): Promise<unknown> => client.call(command, args as never);
const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'carried out',
    (error: AppError) => error.code,
  );

test('every command has hostile rows', () => {
  expect(Object.keys(HOSTILE).sort()).toEqual(Object.keys(commands).sort());
  for (const rows of Object.values(HOSTILE)) expect(rows.length).toBeGreaterThan(0);
});

for (const command of Object.keys(commands) as CommandName[]) {
  test(`${command} refuses hostile arguments`, async () => {
    for (const args of [null, 7, 'x', [], ...HOSTILE[command]]) {
      const shown = JSON.stringify(args)?.slice(0, 200);
      const code = await codeOf(call(command, args));
      expect(['carried out', 'internal', 'timeout', 'closed'], `${command} ${shown}`).not.toContain(code);
    }
    expect(await readFile(path.join(root, 'outside', 'secret.txt'), 'utf8')).toBe('secret');
    expect((await readdir(root)).sort()).toEqual(expect.arrayContaining(['outside', 'project']));
    expect(await readFile(path.join(project, 'app.js'), 'utf8')).toBe('App({})');
  });
}

test('a folder that became a link after it was listed is refused', async () => {
  await call('files.create', { path: 'sub', kind: 'folder' });
  await rm(path.join(project, 'sub'), { recursive: true });
  await symlink(path.join(root, 'outside'), path.join(project, 'sub'));
  expect(await codeOf(call('files.write', { path: 'sub/new.txt', text: 'x', baseVersion: null }))).toBe('path-outside-project');
  expect(await readdir(path.join(root, 'outside'))).toEqual(['secret.txt']);
});

test('files are written, checked for changes, deleted and restored', async () => {
  const read = await client.call('files.read', { path: 'app.js' });
  const written = await client.call('files.write', { path: 'app.js', text: 'App({ a: 1 })\r\n', baseVersion: read.version });
  expect(await readFile(path.join(project, 'app.js'), 'utf8')).toBe('App({ a: 1 })\r\n');
  expect(await codeOf(call('files.write', { path: 'app.js', text: '', baseVersion: read.version }))).toBe('file-changed');
  expect((await client.call('files.read', { path: 'app.js' })).version).toBe(written.version);
  const { undo } = await client.call('files.delete', { path: 'app.js' });
  expect(await codeOf(call('files.read', { path: 'app.js' }))).toBe('file-missing');
  expect(await client.call('files.restore', { undo })).toEqual({ path: 'app.js' });
  expect(await readFile(path.join(project, 'app.js'), 'utf8')).toBe('App({ a: 1 })\r\n');
});

test('a project is created from a template, opened, and never over another', async () => {
  const input = { template: 'hello', language: 'javascript', name: 'My app', parent: root, folderName: 'made' } as const;
  const made = await client.call('projects.create', input);
  expect(made.name).toBe('My app');
  expect(await readdir(made.folder)).not.toContain('template.json');
  expect(await codeOf(client.call('projects.create', input))).toBe('folder-not-empty');
  expect((await readdir(root)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

test('drafts survive the backend', async () => {
  await client.call('drafts.save', { path: 'app.js', text: 'unsaved', baseVersion: 'v' });
  await client.call('projects.close', {});
  await client.call('projects.open', { folder: project });
  expect((await client.call('drafts.list', {})).drafts).toMatchObject([{ path: 'app.js', text: 'unsaved', baseVersion: 'v' }]);
});

test('a change by another program is told', async () => {
  const told = new Promise<string[]>((resolve) => {
    client.on('onDidChangeFiles', ({ paths }) => {
      if (paths.includes('app.js')) resolve(paths);
    });
  });
  await writeFile(path.join(project, 'app.js'), 'changed');
  expect(await told).toContain('app.js');
});
