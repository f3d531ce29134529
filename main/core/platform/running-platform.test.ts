import { spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { temporaryFolder } from '../testing/test-project.ts';
import { type Running, RunningPlatform } from './running-platform.ts';

const START_WITHIN = 60_000;
const INFO = { name: 'P', version: '1', needsSetup: true, limits: { main: 1, subpackage: 1, total: 1 }, apps: [], guestOrigin: '' };

let temporary: Awaited<ReturnType<typeof temporaryFolder>>;
let folder: string;
let servers: Server[];

beforeEach(async () => {
  temporary = await temporaryFolder();
  folder = path.join(temporary.folder, 'platform');
  servers = [];
});
afterEach(async () => {
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  await temporary.remove();
});

/** Serves one answer to everything; its origin. */
async function serve(status: number, body: string): Promise<string> {
  const server = createServer((_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', connection: 'close' }).end(body);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A port where nobody listens, as an origin. */
async function nobody(): Promise<string> {
  const origin = await serve(200, '');
  await new Promise((resolve) => servers.pop()?.close(resolve));
  return origin;
}

/** The number of a process that has ended. */
const deadPid = (): number => spawnSync(process.execPath, ['-e', '']).pid;
const other = (changes: Partial<Running>): Running => ({
  id: 'other',
  pid: process.pid,
  address: '',
  networkAddress: '',
  ports: [],
  since: Date.now(),
  ...changes,
});
const leave = async (content: unknown): Promise<void> => {
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'running.json'), typeof content === 'string' ? content : JSON.stringify(content));
};
const claimOf = async (): Promise<Running> => JSON.parse(await readFile(path.join(folder, 'running.json'), 'utf8'));
const platform = (): RunningPlatform => new RunningPlatform(folder, START_WITHIN);

test('a platform that another backend keeps is found once it serves', async () => {
  const address = await serve(200, JSON.stringify(INFO));
  const keeper = platform();
  expect(await keeper.claim()).toBe(true);
  let looks = 0;
  // It is starting at the first look, and serves at the third.
  const look = (): void => {
    if (++looks === 3) void keeper.publish({ address, networkAddress: '', ports: [] });
  };
  const found = await platform().find(look);
  expect(found).toMatchObject({ address, pid: process.pid });
  expect(looks).toBeGreaterThanOrEqual(3);
});

test('of many that claim the folder at once one gets it', async () => {
  const claims = await Promise.all(Array.from({ length: 20 }, () => platform().claim()));
  expect(claims.filter(Boolean)).toHaveLength(1);
  expect(await readdir(folder)).toEqual(['running.json']);
});

test('what is stale or no claim is removed, and the folder can be claimed', async () => {
  const answering = await serve(200, JSON.stringify(INFO));
  const stale: [string, unknown][] = [
    ['its process is gone', other({ pid: deadPid(), address: answering })],
    ['its process is gone before it served', other({ pid: deadPid() })],
    ['nobody answers at its port', other({ address: await nobody() })],
    ['another program has its port', other({ address: await serve(200, '<html>') })],
    ['what answers refuses', other({ address: await serve(403, '{"code":"not-allowed","message":"x"}') })],
    ['it never came to serve', other({ since: Date.now() - START_WITHIN - 1 })],
    ['not JSON', 'half a cla'],
    ['empty', ''],
    ['another shape', { pid: 'x' }],
    ['no process at all', { ...other({}), pid: -1 }],
  ];
  for (const [name, content] of stale) {
    await leave(content);
    const own = platform();
    expect(await own.find(() => undefined), name).toBeNull();
    expect(await readdir(folder), name).toEqual([]);
    expect(await own.claim(), name).toBe(true);
    expect(await own.find(() => undefined), name).toBeNull();
    await own.release();
    expect(await readdir(folder), name).toEqual([]);
  }
});

test('a claim that took the place of the own one is left alone', async () => {
  const own = platform();
  await own.claim();
  await leave(other({ address: 'http://127.0.0.1:1' }));
  await own.release();
  expect(await claimOf()).toMatchObject({ id: 'other' });
});

test('waiting for another that starts can be given up', async () => {
  await leave(other({}));
  let looks = 0;
  const look = (): void => {
    if (++looks > 2) throw new Error('stopped');
  };
  await expect(platform().find(look)).rejects.toThrow('stopped');
  expect(await claimOf()).toMatchObject({ id: 'other' });
});

test('only this user can read where the platform is', async () => {
  const own = platform();
  await own.claim();
  await own.publish({ address: 'http://127.0.0.1:1', networkAddress: '', ports: [] });
  if (process.platform !== 'win32') expect((await stat(path.join(folder, 'running.json'))).mode & 0o077).toBe(0);
  expect(await claimOf()).toMatchObject({ address: 'http://127.0.0.1:1' });
});
