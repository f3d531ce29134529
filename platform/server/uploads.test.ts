import { randomBytes } from 'node:crypto';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { ZipArchive } from 'archiver';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPlatformClient, type PlatformClient } from '../client/client.ts';
import { sendPackage } from '../client/send-package.ts';
import { FolderContentStore } from '../store/folder-contents.ts';
import type { Platform } from './start-platform.ts';
import { logIn, manifestOf, ONE_DATABASE, PASSWORD, readerOf, setUp, sha256, TestPlatform } from './testing/test-platform.ts';

const files = { 'app-config.json': '{}', 'logic.js': randomBytes(100_000).toString('hex') };
const manifest = manifestOf(files);
const read = readerOf(files);
const version = (packageId: string) => ({ packageId, version: '1.0.0', remarks: '' });

describe.each(ONE_DATABASE)('with the %s database', (kind) => {
  let test: TestPlatform;
  beforeEach(async () => {
    test = await TestPlatform.create(kind);
  });
  afterEach(() => test.remove());

  const temporary = (): Promise<string[]> => readdir(path.join(test.folder, 'temporary'));

  async function begin(platform: Platform): Promise<{ admin: PlatformClient; id: string; token: string }> {
    await setUp(platform);
    const { token } = await createPlatformClient({ address: platform.origin }).call('logIn', {
      body: { account: 'admin', password: PASSWORD },
    });
    const admin = createPlatformClient({ address: platform.origin, token });
    return { admin, token, id: (await admin.call('createMiniProgram', { body: { name: 'Shop' } })).id };
  }

  it('takes the rest of an upload whose connection broke', async () => {
    const platform = await test.start();
    const { admin, id, token } = await begin(platform);
    const { packageId, missing } = await admin.call('offerPackage', { params: { id }, body: manifest });
    expect(missing).toHaveLength(2);
    const archive = new ZipArchive();
    for (const text of Object.values(files)) archive.append(text, { name: sha256(text) });
    void archive.finalize();
    const bytes = await buffer(archive);
    const url = `${platform.origin}/api/mini-programs/${id}/packages/${packageId}/contents`;
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/zip', 'content-length': bytes.length };
    const request = http.request(url, { method: 'PUT', headers });
    request.on('error', () => undefined);
    request.write(bytes.subarray(0, bytes.length / 2));
    await vi.waitFor(async () => expect(await temporary()).toHaveLength(1), 10_000);
    request.destroy();
    await vi.waitFor(async () => expect(await temporary()).toEqual([]), 10_000);
    await expect(admin.call('createVersion', { params: { id }, body: version(packageId) })).rejects.toMatchObject({
      code: 'package-incomplete',
    });
    await sendPackage(admin, { miniProgramId: id, manifest, read });
    expect(await admin.call('createVersion', { params: { id }, body: version(packageId) })).toMatchObject({ number: 1 });
  });

  it('answers a full disk with 507 and makes no half version', async () => {
    let full = true;
    const contents = new FolderContentStore(path.join(test.folder, 'contents'));
    const put = contents.put.bind(contents);
    contents.put = async (digest, stream) => {
      if (!full || digest === sha256(files['app-config.json'])) return put(digest, stream);
      const noSpace = Object.assign(new Error('no space left'), { code: 'ENOSPC' });
      stream.once('readable', () => stream.destroy(noSpace));
      return put(digest, stream);
    };
    const platform = await test.start({ contents });
    const { admin, id } = await begin(platform);
    const { packageId } = await admin.call('offerPackage', { params: { id }, body: manifest });
    const failure = await sendPackage(admin, { miniProgramId: id, manifest, read }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'disk-full', status: 507 });
    await expect(admin.call('createVersion', { params: { id }, body: version(packageId) })).rejects.toMatchObject({
      code: 'package-incomplete',
      data: { missing: [sha256(files['logic.js'])] },
    });
    expect(await admin.call('listVersions', { params: { id } })).toEqual([]);
    full = false;
    await sendPackage(admin, { miniProgramId: id, manifest, read });
    expect(await admin.call('createVersion', { params: { id }, body: version(packageId) })).toMatchObject({ number: 1 });
  });

  it('opens one package with one capability', async () => {
    const platform = await test.start();
    const { admin, id } = await begin(platform);
    const other = { 'app-config.json': '{}', 'secret.js': 'void "secret";' };
    const capabilityOf = async (texts: Record<string, string>): Promise<string> => {
      const { packageId } = await sendPackage(admin, { miniProgramId: id, manifest: manifestOf(texts), read: readerOf(texts) });
      const ticket = await admin.call('createPreview', { params: { id }, body: { packageId, app: 'web', page: '', query: '' } });
      return (await admin.call('openPreview', { params: { ticket: ticket.id } })).contentUrl;
    };
    const [first, second] = [await capabilityOf(files), await capabilityOf(other)];
    const status = async (url: string): Promise<number> => (await fetch(url)).status;
    expect(await status(`${second}secret.js`)).toBe(200);
    expect(await status(`${first}secret.js`)).toBe(404);
    // The payload of one with the signature of the other.
    const [payload] = second.slice(second.indexOf('/g/') + 3).split('.');
    expect(await status(`${first.replace(/\/g\/[^.]+/, `/g/${payload}`)}secret.js`)).toBe(403);
  });

  it('removes what a killed process left behind', async () => {
    await mkdir(path.join(test.folder, 'temporary'));
    await mkdir(path.join(test.folder, 'contents/ab'), { recursive: true });
    await writeFile(path.join(test.folder, 'temporary/upload-1.zip'), '');
    await writeFile(path.join(test.folder, 'contents/ab/cd.part'), '');
    await test.start();
    const left = [...(await temporary()), ...(await readdir(path.join(test.folder, 'contents/ab')))];
    // Beside PostgreSQL, another process may be writing them just now.
    expect(left).toEqual(kind === 'embedded' ? [] : ['upload-1.zip', 'cd.part']);
  });

  it.runIf(kind === 'postgres')('numbers versions once, however many processes make them', async () => {
    const [one, two] = await Promise.all([test.start(), test.start()]);
    const { admin, id } = await begin(one);
    const elsewhere = await logIn(two, 'admin');
    const { packageId } = await sendPackage(admin, { miniProgramId: id, manifest, read });
    const made = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        (index % 2 === 0 ? admin : elsewhere).call('createVersion', { params: { id }, body: version(packageId) }),
      ),
    );
    expect(made.map(({ number }) => number).sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });
});
