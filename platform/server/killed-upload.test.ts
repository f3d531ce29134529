import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { ZipArchive } from 'archiver';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createPlatformClient, type PlatformClient } from '../client/client.ts';
import { sendPackage } from '../client/send-package.ts';
import type { ToParent } from './parent-channel.ts';
import { type BuiltPlatform, buildPlatform } from './testing/built-platform.ts';
import { logIn, manifestOf, PASSWORD, readerOf, sha256, TestPlatform } from './testing/test-platform.ts';

const files = { 'app-config.json': '{}', 'logic.js': randomBytes(100_000).toString('hex') };
const version = (packageId: string, name: string) => ({ packageId, version: name, remarks: '' });

let built: BuiltPlatform;
let test: TestPlatform;
let server: ChildProcess;

beforeAll(async () => {
  test = await TestPlatform.create();
  built = await buildPlatform();
});

afterAll(async () => {
  server.kill('SIGKILL');
  await test.remove();
  await built.remove();
});

async function startProcess(): Promise<string> {
  server = fork(built.entry('main'), ['--data', test.folder]);
  const [message] = (await once(server, 'message')) as [ToParent];
  if (message.kind !== 'ready') throw new Error('the platform did not start');
  return message.origin;
}

async function startUpload(origin: string, token: string, id: string): Promise<void> {
  const { packageId } = await createPlatformClient({ address: origin, token }).call('offerPackage', {
    params: { id },
    body: manifestOf(files),
  });
  const archive = new ZipArchive();
  for (const text of Object.values(files)) archive.append(text, { name: sha256(text) });
  void archive.finalize();
  const bytes = await buffer(archive);
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/zip', 'content-length': bytes.length };
  const request = http.request(`${origin}/api/mini-programs/${id}/packages/${packageId}/contents`, { method: 'PUT', headers });
  request.on('error', () => undefined);
  request.write(bytes.subarray(0, bytes.length / 2));
}

it('keeps what it had answered, and nothing half, when it is killed during an upload', async () => {
  const origin = await startProcess();
  const { token } = await createPlatformClient({ address: origin }).call('setUp', {
    body: { account: 'admin', name: 'Admin', password: PASSWORD },
  });
  const admin: PlatformClient = createPlatformClient({ address: origin, token });
  const { id } = await admin.call('createMiniProgram', { body: { name: 'Shop' } });
  const before = { 'app-config.json': '{"before":1}' };
  const first = await sendPackage(admin, { miniProgramId: id, manifest: manifestOf(before), read: readerOf(before) });
  await admin.call('createVersion', { params: { id }, body: version(first.packageId, '1.0.0') });
  await startUpload(origin, token, id);
  const temporary = path.join(test.folder, 'temporary');
  await vi.waitFor(async () => expect(await readdir(temporary)).toHaveLength(1), 10_000);
  server.kill('SIGKILL');
  await once(server, 'exit');
  expect(await readdir(temporary)).toHaveLength(1);

  test.now = Date.now();
  const again = await logIn(await test.start(), 'admin');
  expect(await readdir(temporary)).toEqual([]);
  const params = { id };
  expect(await again.call('listVersions', { params })).toMatchObject([{ number: 1, version: '1.0.0' }]);
  const { packageId, sentBytes } = await sendPackage(again, { miniProgramId: id, manifest: manifestOf(files), read: readerOf(files) });
  expect(sentBytes).toBeGreaterThan(0);
  await again.call('createVersion', { params, body: version(packageId, '1.0.1') });
  expect(await again.call('listVersions', { params })).toMatchObject([{ number: 2, version: '1.0.1' }, { number: 1 }]);
});
