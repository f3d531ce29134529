import { lstat, mkdir, readdir, readFile, symlink } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Client, createClient } from '../carriers/client.ts';
import { memoryCarriers } from '../carriers/memory.ts';
import { serveCommands } from '../carriers/serve.ts';
import { checkArguments } from '../contract/check-arguments.ts';
import { type CommandName, commands, MAX_TEXT } from '../contract/commands.ts';
import type { AppError } from '../contract/errors.ts';
import { type Backend, createBackend } from './backend.ts';
import { createFakeShell } from './testing/fake-shell.ts';
import { HOSTILE_ROWS } from './testing/hostile-rows.ts';
import { temporaryFolder, writeFiles } from './testing/test-project.ts';

const names = Object.keys(commands) as CommandName[];
const tooLong = 'x'.repeat(MAX_TEXT + 1);
const deep = JSON.parse(`${'['.repeat(1000)}${']'.repeat(1000)}`) as unknown;

let temporary: Awaited<ReturnType<typeof temporaryFolder>>;
let project: string;
let backend: Backend;
let client: Client;

beforeAll(async () => {
  temporary = await temporaryFolder();
  project = path.join(temporary.folder, 'project');
  await writeFiles(temporary.folder, {
    'project/app.json': '{"pages":[]}',
    'project/app.js': 'App({})',
    'project/sub/a.js': '',
    'outside/secret.txt': 'secret',
    'outside/secret.png': 'secret',
  });
  const outside = path.join(temporary.folder, 'outside');
  await symlink(outside, path.join(project, 'folder-link'));
  await symlink(path.join(outside, 'secret.txt'), path.join(project, 'file-link'));
  await symlink(path.join(outside, 'secret.png'), path.join(project, 'image-link.png'));
  await symlink(path.join(outside, 'not-there.txt'), path.join(project, 'dangling-link'));
  await symlink('loop-link', path.join(project, 'loop-link'));
  await mkdir(path.join(temporary.folder, 'data'));
  const programFolder = path.resolve(import.meta.dirname, '../..');
  backend = createBackend(createFakeShell({ dataFolder: path.join(temporary.folder, 'data'), programFolder }), { log: () => {} });
  const [ours, theirs] = memoryCarriers();
  serveCommands({ commands, handlers: backend.handlers, carrier: theirs, onEvent: (sink) => backend.onEvent(sink), log: () => {} });
  client = createClient(async () => ours);
  await client.call('projects.open', { folder: project });
});

afterAll(async () => {
  client.close();
  await backend.dispose();
  await temporary.remove();
});

/** Nothing outside of the project was read into it or touched, and nothing in it is another than before. */
afterEach(async () => {
  const read = (file: string): Promise<string> => readFile(path.join(temporary.folder, file), 'utf8');
  expect((await readdir(temporary.folder)).sort()).toEqual(['data', 'outside', 'project']);
  expect((await readdir(path.join(temporary.folder, 'outside'))).sort()).toEqual(['secret.png', 'secret.txt']);
  expect(await read('outside/secret.txt')).toBe('secret');
  const inProject = ['app.js', 'app.json', 'dangling-link', 'file-link', 'folder-link', 'image-link.png', 'loop-link', 'sub'];
  expect((await readdir(project)).sort()).toEqual(inProject);
  expect(await readdir(path.join(project, 'sub'))).toEqual(['a.js']);
  expect(await read('project/app.js')).toBe('App({})');
  expect((await lstat(path.join(project, 'file-link'))).isSymbolicLink()).toBe(true);
  expect((await client.call('projects.current', {})).project?.folder).toBe(project);
});

const codeOf = (command: CommandName, args: unknown): Promise<string> =>
  client.call(command, args as never).then(
    (result) => `carried out: ${JSON.stringify(result)?.slice(0, 200)}`,
    (error: AppError) => error.code,
  );
const shown = (command: CommandName, args: unknown): string => `${command} ${JSON.stringify(args)?.slice(0, 200)}`;

/** Values of another type than `value`, and of its type but far too large. */
function wrongFor(value: unknown): unknown[] {
  const others = [7, true, 'text', [], ['text'], { a: 1 }, tooLong, Number.NaN, 1e308, -1.5, deep];
  if (typeof value === 'string') return [null, ...others.filter((other) => other !== 'text')];
  if (typeof value === 'boolean') return [null, ...others.filter((other) => typeof other !== 'boolean')];
  if (Array.isArray(value)) return [null, ...others.filter((other) => !Array.isArray(other) || other.length > 0)];
  // Text that is expected as null or text is of no wrong type, only too long.
  return value === null ? others.filter((other) => other !== 'text') : [null, ...others];
}

function wrongRows(command: CommandName): unknown[] {
  const {
    valid,
    optional = [],
    opaque = [],
  } = HOSTILE_ROWS[command] as {
    valid: Record<string, unknown>;
    optional?: string[];
    opaque?: string[];
  };
  const fields = Object.entries(valid).filter(([key]) => !opaque.includes(key));
  return [
    undefined,
    null,
    7,
    'x',
    [],
    [valid],
    deep,
    { ...valid, unexpected: 1 },
    { ...valid, unexpected: tooLong },
    ...fields.flatMap(([key, value]) => wrongFor(value).map((wrong) => ({ ...valid, [key]: wrong }))),
    ...fields.filter(([key]) => !optional.includes(key)).map(([key]) => ({ ...valid, [key]: undefined })),
  ];
}

test('every command has rows, and each that takes arguments hostile ones', () => {
  expect(Object.keys(HOSTILE_ROWS).sort()).toEqual([...names].sort());
  for (const command of names) {
    const fields = Object.keys((commands[command].in as unknown as { shape: object }).shape);
    const { valid, optional = [], hostile } = HOSTILE_ROWS[command];
    expect([...new Set([...Object.keys(valid), ...(optional as string[])])].sort(), command).toEqual(fields.sort());
    expect(hostile.length, command).toBeGreaterThanOrEqual(fields.length > 0 ? 1 : 0);
    // So that what is made from it is wrong in one place only.
    expect(checkArguments(command, valid)).toEqual(valid);
  }
});

test.each(names)('%s refuses arguments of wrong types and sizes before anything is done', async (command) => {
  for (const args of wrongRows(command)) {
    expect(['invalid-arguments', 'too-large'], shown(command, args)).toContain(await codeOf(command, args));
  }
});

test.each(names.filter((command) => HOSTILE_ROWS[command].hostile.length > 0))('%s refuses hostile arguments', async (command) => {
  for (const args of HOSTILE_ROWS[command].hostile) {
    expect(await codeOf(command, args), shown(command, args)).not.toMatch(/^(carried out|internal$|timeout$|closed$)/);
  }
});
