import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { smallProject, temporaryFolder, writeFiles } from '../core/testing/test-project.ts';
import { forkService } from './fork-service.ts';
import { type BackendProcess, makeProgram, startBackendProcess } from './testing/program-of-tests.ts';

const SLOW = 120_000;
let temporary: Awaited<ReturnType<typeof temporaryFolder>>;
let programFolder: string;
let data: string;
let project: string;
let started: BackendProcess[] = [];
let number = 0;

beforeAll(async () => {
  temporary = await temporaryFolder();
  programFolder = path.join(temporary.folder, 'program');
  await makeProgram(programFolder);
});
afterAll(() => temporary.remove());

beforeEach(async () => {
  number++;
  data = path.join(temporary.folder, `data-${number}`);
  project = path.join(temporary.folder, `project-${number}`);
  await writeFiles(project, smallProject());
});
afterEach(async () => {
  await Promise.all(started.map((backend) => backend.kill()));
  started = [];
});

function start(): BackendProcess {
  const backend = startBackendProcess(data, programFolder);
  started.push(backend);
  return backend;
}

const keeper = async (): Promise<{ pid: number; address: string }> =>
  JSON.parse(await readFile(path.join(data, 'platform/running.json'), 'utf8'));
const answers = (address: string): Promise<boolean> =>
  fetch(`${address}/api/info`).then(
    (response) => response.ok,
    () => false,
  );

test('drafts survive a backend that is killed', { timeout: SLOW }, async () => {
  const first = start();
  await first.call('projects.open', { folder: project });
  await first.call('drafts.save', { path: 'app.js', text: 'kept', baseVersion: 'v' });
  await first.call('drafts.save', { path: 'app.json', text: '1', baseVersion: 'v' });
  // Killed while it writes: what was answered is there, and what was not is there as a whole or not at all.
  const writing = Array.from({ length: 50 }, (_, n) =>
    first.call('drafts.save', { path: 'app.json', text: `${n}`.repeat(200_000), baseVersion: 'v' }).catch(() => undefined),
  );
  await writing[0];
  await first.kill();

  const second = start();
  await second.call('projects.open', { folder: project });
  const { drafts } = await second.call('drafts.list', {});
  expect(drafts.map((draft) => draft.path).sort()).toEqual(['app.js', 'app.json']);
  expect(drafts.find((draft) => draft.path === 'app.js')).toMatchObject({ text: 'kept', baseVersion: 'v' });
  const big = drafts.find((draft) => draft.path === 'app.json')!.text;
  const n = big.length === 200_000 ? big[0]! : big.slice(0, 2);
  expect(big === n.repeat(200_000)).toBe(true);
  expect(await readFile(path.join(project, 'app.js'), 'utf8')).toBe('App({});');
  expect((await second.leave()).code).toBe(0);
});

test('two backends on one data folder share one platform, and the second goes on without the first', { timeout: SLOW }, async () => {
  const [first, second] = [start(), start()];
  const [one, other] = await Promise.all([first.call('platform.status', {}), second.call('platform.status', {})]);
  expect(one).toMatchObject({ kind: 'local', state: 'ready', needsSetup: true });
  expect(other).toEqual(one);
  const { pid, address } = await keeper();
  expect(address).toBe(one.address);
  const [keeping, using] = pid === first.pid ? [first, second] : [second, first];
  expect(pid).toBe(keeping.pid);

  await keeping.call('account.setUp', { account: 'ana', name: 'Ana', password: 'correct horse' });
  expect(await using.call('account.current', {})).toMatchObject({ account: { account: 'ana' } });
  await expect(using.call('platform.allowNetwork', { allow: true })).rejects.toMatchObject({ code: 'platform-elsewhere' });

  expect((await keeping.leave()).code).toBe(0);
  expect(await answers(address)).toBe(false);
  expect(await using.call('platform.status', {})).toMatchObject({ state: 'ready', needsSetup: false });
  expect((await keeper()).pid).toBe(using.pid);
  expect(await using.call('account.current', {})).toMatchObject({ account: { account: 'ana' } });
  expect((await using.leave()).code).toBe(0);
  expect(await readdir(path.join(data, 'platform'))).not.toContain('running.json');
});

test('a platform whose backend was killed ends, and the next backend starts its own', { timeout: SLOW }, async () => {
  const first = start();
  const { address } = await first.call('platform.status', {});
  const before = await keeper();
  await first.kill();
  expect((await keeper()).pid).toBe(before.pid);
  const second = start();
  const status = await second.call('platform.status', {});
  expect(status.state, status.reason).toBe('ready');
  expect((await keeper()).pid).toBe(second.pid);
  if (status.address !== address) await vi.waitFor(async () => expect(await answers(address)).toBe(false), 20_000);
  expect((await second.leave()).code).toBe(0);
  expect(await answers(status.address)).toBe(false);
});

test('a backend that ended leaves no server, timer, watcher, worker or child behind', { timeout: SLOW }, async () => {
  const backend = start();
  await backend.call('projects.open', { folder: project });
  const { session, build } = await backend.call('simulator.start', {});
  expect(build.ok).toBe(true);
  const { address } = await backend.call('platform.status', {});
  await backend.call('simulator.hostCall', { session, api: 'storageSet', args: { key: 'a', json: '1' } });
  await backend.call('simulator.hostCall', { session, api: 'connectSocket', args: { socketId: 1, url: address.replace('http', 'ws') } });
  await backend.call('files.write', { path: 'app.wxss', text: '.a {}', baseVersion: null });
  const { left, code } = await backend.leave();
  // What remains is the channel over which the test asks, and the output.
  expect(left.filter((resource) => !/^(PipeWrap|TTYWrap|FSReqCallback|Immediate)$/.test(resource))).toEqual([]);
  expect(code).toBe(0);
  expect(await answers(address)).toBe(false);
  expect(await readFile(path.join(data, 'storage', (await readdir(path.join(data, 'storage')))[0]!), 'utf8')).toBe('{"a":"1"}');
});

test('a platform that cannot start says why before it ends', { timeout: SLOW }, async () => {
  const platform = forkService(path.join(programFolder, 'dist/platform/main.js'), ['--data', data, '--port', 'none']);
  const messages: unknown[] = [];
  platform.onMessage((message) => messages.push(message));
  const code = await new Promise((resolve) => platform.onExit(resolve));
  expect(messages).toEqual([{ kind: 'failed', reason: '--port must be a number from 0 to 65535.', locked: false }]);
  expect(code).toBe(1);
});
