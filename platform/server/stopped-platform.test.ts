import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import { buffer, text } from 'node:stream/consumers';
import { ZipArchive } from 'archiver';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { createPlatformClient } from '../client/client.ts';
import { type BuiltPlatform, buildPlatform } from './testing/built-platform.ts';
import { clientOf, manifestOf, PASSWORD, setUp, sha256, TestPlatform } from './testing/test-platform.ts';

const files = { 'app-config.json': '{}', 'logic.js': 'void 0;'.repeat(20_000) };

let built: BuiltPlatform;
let test: TestPlatform;
let token: string;
let id: string;
let server: ChildProcess;

beforeAll(async () => {
  [built, test] = await Promise.all([buildPlatform(), TestPlatform.create()]);
  test.now = Date.now();
  const platform = await test.start();
  ({ id } = await (await setUp(platform)).call('createMiniProgram', { body: { name: 'Shop' } }));
  ({ token } = await clientOf(platform).call('logIn', { body: { account: 'admin', password: PASSWORD } }));
  await test.stop(platform);
});
afterEach(() => {
  server.kill('SIGKILL');
});
afterAll(async () => {
  await test.remove();
  await built.remove();
});

async function start(env: Record<string, string> = {}): Promise<string> {
  server = spawn(process.execPath, [built.entry('main'), '--data', test.folder], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [line] = (await once(server.stdout!, 'data')) as [Buffer];
  return /http:\S+/.exec(line.toString())![0];
}

const ended = async (): Promise<[number | null, string | null]> =>
  server.exitCode !== null || server.signalCode !== null
    ? [server.exitCode, server.signalCode]
    : ((await once(server, 'exit')) as [number | null, string | null]);

interface Upload {
  finish(): void;
  answer: Promise<{ status: number; body: string }>;
}

/** Sends the first half of a package's contents, and lets the server begin with it. */
async function beginUpload(origin: string): Promise<Upload> {
  const client = createPlatformClient({ address: origin, token });
  const { packageId } = await client.call('offerPackage', { params: { id }, body: manifestOf(files) });
  const archive = new ZipArchive({ store: true });
  for (const content of Object.values(files)) archive.append(content, { name: sha256(content) });
  void archive.finalize();
  const bytes = await buffer(archive);
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/zip',
    'content-length': bytes.length,
    expect: '100-continue',
  };
  const request = http.request(`${origin}/api/mini-programs/${id}/packages/${packageId}/contents`, { method: 'PUT', headers });
  const answer = new Promise<{ status: number; body: string }>((resolve, reject) => {
    request.once('error', reject);
    request.once('response', async (response) => resolve({ status: response.statusCode ?? 0, body: await text(response) }));
  });
  answer.catch(() => undefined);
  request.flushHeaders();
  await once(request, 'continue');
  request.write(bytes.subarray(0, bytes.length / 2));
  return { answer, finish: () => void request.end(bytes.subarray(bytes.length / 2)) };
}

const refuses = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1', () => resolve(false)).on('error', () => resolve(true));
    socket.once('connect', () => socket.destroy());
  });

it('lets an upload end, takes nothing new, is not ready, and ends with 0', async () => {
  const origin = await start();
  const { host, port } = new URL(origin);
  const upload = await beginUpload(origin);
  const asking = net.connect(Number(port), '127.0.0.1');
  asking.write(`GET /readyz HTTP/1.1\r\nHost: ${host}\r\n`);
  await once(asking, 'connect');
  // Its first lines have arrived when a later request was answered.
  await createPlatformClient({ address: origin, token }).call('me');
  server.kill('SIGTERM');
  await vi.waitFor(async () => expect(await refuses(Number(port))).toBe(true), 10_000);
  asking.write('Connection: close\r\n\r\n');
  const ready = await text(asking);
  expect(ready).toContain('503 Service Unavailable');
  expect(ready).toContain('The platform is stopping.');
  upload.finish();
  expect(await upload.answer).toEqual({ status: 200, body: '{"missing":[]}' });
  expect(await ended()).toEqual([0, null]);
});

it('waits no longer than it was told to', async () => {
  const origin = await start({ KUMQUAT_STOP_SECONDS: '1' });
  const upload = await beginUpload(origin);
  server.kill('SIGINT');
  await expect(upload.answer).rejects.toThrow();
  expect(await ended()).toEqual([0, null]);
});

it('ends at once when somebody insists', async () => {
  const origin = await start({ KUMQUAT_STOP_SECONDS: '600' });
  const { port } = new URL(origin);
  const upload = await beginUpload(origin);
  server.kill('SIGTERM');
  await vi.waitFor(async () => expect(await refuses(Number(port))).toBe(true), 10_000);
  // Twice at once is one wish; again and again is another one.
  const insisting = setInterval(() => server.kill('SIGTERM'), 100);
  await expect(upload.answer).rejects.toThrow();
  expect(await ended()).toEqual([1, null]);
  clearInterval(insisting);
});

it('says why it cannot start, without the password of the database', async () => {
  const password = 'database-password-of-this-test';
  server = spawn(process.execPath, [built.entry('main'), '--data', test.folder], {
    env: { ...process.env, DATABASE_URL: `postgres://kumquat:${password}@127.0.0.1:9/none` },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const [said, [code]] = await Promise.all([text(server.stderr!), ended()]);
  expect(code).toBe(1);
  expect(said).toBe('Kumquat Platform: The database at DATABASE_URL does not answer.\n');
});
