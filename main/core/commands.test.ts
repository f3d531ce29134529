import { mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Client, createClient } from '../carriers/client.ts';
import { memoryCarriers } from '../carriers/memory.ts';
import { serveCommands } from '../carriers/serve.ts';
import { type CommandName, commands } from '../contract/commands.ts';
import type { AppError } from '../contract/errors.ts';
import { type Backend, createBackend } from './backend.ts';
import { createFakeShell } from './testing/fake-shell.ts';

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
