import { mkdir, writeFile } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendPackage } from '../client/send-package.ts';
import type { PackageManifest } from '../contract/models.ts';
import type { Platform } from './start-platform.ts';
import { clientOf, manifestOf, ONE_DATABASE, PASSWORD, readerOf, TestPlatform } from './testing/test-platform.ts';

const files = { 'app-config.json': '{}', 'logic.js': 'void 0;' };
const MARKUP = `<img src=x onerror="alert(1)"> '); DROP TABLE versions; -- \${1} %s 🍊 \u202e`;

describe.each(ONE_DATABASE)('with the %s database', (kind) => {
  let test: TestPlatform;
  let platform: Platform;
  let token: string;
  let id: string;
  let packageId: string;

  /** Sends exactly this path and body, as no well-behaved client would. */
  function ask(
    method: string,
    target: string,
    body?: string | object,
    type = 'application/json',
  ): Promise<{ status: number; code: unknown }> {
    const text = typeof body === 'object' ? JSON.stringify(body) : body;
    const headers = { authorization: `Bearer ${token}`, ...(text === undefined ? {} : { 'content-type': type }) };
    const { hostname, port } = new URL(platform.origin);
    return new Promise((resolve, reject) => {
      const request = http.request({ hostname, port, method, path: target, headers }, (response) => {
        let answer = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          answer += chunk;
        });
        response.on('end', () => {
          const { code } = (answer.startsWith('{') ? JSON.parse(answer) : {}) as { code?: unknown };
          resolve({ status: response.statusCode ?? 0, code });
        });
      });
      request.on('error', reject);
      request.end(text);
    });
  }

  const refused = { status: 400, code: 'invalid-input' };
  const createVersion = (change: object) =>
    ask('POST', `/api/mini-programs/${id}/versions`, { packageId, version: '1.0.0', remarks: '', ...change });
  const offer = (change: Partial<PackageManifest>) => ask('POST', `/api/mini-programs/${id}/packages`, { ...manifestOf(files), ...change });

  beforeAll(async () => {
    test = await TestPlatform.create(kind);
    await mkdir(path.join(test.folder, 'dist/console'), { recursive: true });
    await mkdir(path.join(test.folder, 'dist/container'));
    await mkdir(path.join(test.folder, 'dist/simulator'));
    await writeFile(path.join(test.folder, 'dist/secret.txt'), 'secret');
    await writeFile(path.join(test.folder, 'secret.txt'), 'secret');
    platform = await test.start();
    ({ token } = await clientOf(platform).call('setUp', { body: { account: 'admin', name: 'Admin', password: PASSWORD } }));
    const admin = clientOf(platform, token);
    id = (await admin.call('createMiniProgram', { body: { name: 'Shop' } })).id;
    ({ packageId } = await sendPackage(admin, { miniProgramId: id, manifest: manifestOf(files), read: readerOf(files) }));
  });
  afterAll(() => test.remove());

  it.each<[string, object]>([
    ['a version name of 10,000 characters', { version: 'x'.repeat(10_000) }],
    ['a blank version name', { version: ' \n\t' }],
    ['remarks of 10,000 characters', { remarks: 'x'.repeat(10_000) }],
    ['a NUL in the version name', { version: '1.0\0' }],
    ['a NUL in the remarks', { remarks: 'a\0b' }],
    ['a number for a text', { version: 100 }],
    ['a list for a text', { remarks: ['a'] }],
    ['null for a text', { remarks: null }],
    ['a digest that is none', { packageId: '../../etc/passwd' }],
    ['a field that is not known', { number: 1 }],
  ])('refuses a version with %s', async (_what, change) => {
    expect(await createVersion(change)).toEqual(refused);
    expect(await clientOf(platform, token).call('listVersions', { params: { id } })).toEqual([]);
  });

  it.each<[string, string, string | object | undefined, string?]>([
    ['no body', '/api/mini-programs', undefined],
    ['a body that is not JSON', '/api/mini-programs', '{"name":'],
    ['text for JSON', '/api/mini-programs', '{"name":"Shop"}', 'text/plain'],
    ['a form for JSON', '/api/mini-programs', 'name=Shop', 'application/x-www-form-urlencoded'],
    ['a body of another type', '/api/mini-programs', '[]'],
    ['lists in lists without end', '/api/mini-programs', `${'['.repeat(20_000)}${']'.repeat(20_000)}`],
    ['a prototype', '/api/mini-programs', '{"name":"Shop","__proto__":{"x":1}}'],
    ['a name that is too long', '/api/mini-programs', { name: 'x'.repeat(65) }],
    ['a name of two lines', '/api/mini-programs', { name: 'a\nb' }],
    ['a NUL in a name', '/api/mini-programs', { name: 'a\0b' }],
    ['an account with markup', '/api/accounts', { account: '<b>', name: 'B', password: PASSWORD }],
    ['a NUL in a password', '/api/accounts', { account: 'bob', name: 'B', password: 'correct\0horse' }],
    ['a NUL in an account', '/api/sessions', { account: 'admin\0', password: PASSWORD }],
    ['an object for a password', '/api/sessions', { account: 'admin', password: { $ne: '' } }],
  ])('refuses %s', async (_what, target, body, type) => {
    const { status, code } = await ask('POST', target, body, type);
    expect({ code, status: status === 415 ? 400 : status }).toEqual(refused);
  });

  it.each([
    ['a NUL', '/api/mini-programs/a%00b', 400],
    ['a NUL in an account', '/api/mini-programs/ID/members/a%00b', 400],
    ['markup', '/api/mini-programs/%3Cscript%3E', 404],
    ['SQL', `/api/mini-programs/${encodeURIComponent("' OR ''='")}`, 404],
    ['a path', '/api/mini-programs/..%2f..%2fetc%2fpasswd', 404],
    ['a broken escape', '/api/mini-programs/%E0%A4%A', 400],
    ['10,000 characters', `/api/mini-programs/${'x'.repeat(10_000)}`, 400],
    ['a mini program of 1,000 characters', `/api/mini-programs/${'x'.repeat(1000)}`, 400],
    ['a ticket of 10,000 characters', `/api/previews/${'x'.repeat(10_000)}`, 400],
    ['a ticket with a NUL', '/api/previews/%00', 400],
  ])('answers an address with %s as the caller’s mistake', async (_what, target, status) => {
    const method = target.includes('/members/') ? 'DELETE' : 'GET';
    const code = status === 404 ? 'mini-program-missing' : 'invalid-input';
    expect(await ask(method, target.replace('ID', id))).toEqual({ status, code });
  });

  it('refuses bodies that are too large', async () => {
    expect(await ask('POST', '/api/mini-programs', { name: 'x'.repeat(100_000) })).toEqual({ status: 413, code: 'too-large' });
    expect(await offer({ projectName: 'x'.repeat(9 * 1024 * 1024) })).toEqual({ status: 413, code: 'too-large' });
  });

  it.each(['../x', '/x', 'a/../../x', './x', 'a//b', 'a/', 'a\\b', 'C:\\x', 'a\0b', 'a\nb', '', 'x'.repeat(513)])(
    'refuses a package with the file %j',
    async (name) => {
      const [first, ...others] = manifestOf(files).files;
      expect(await offer({ files: [{ ...first!, path: name }, ...others] })).toEqual(refused);
    },
  );

  it.each<[string, Partial<PackageManifest>]>([
    ['no files', { files: [] }],
    ['a negative size', { files: manifestOf(files).files.map((file) => ({ ...file, size: -1 })) }],
    ['half a byte', { files: manifestOf(files).files.map((file) => ({ ...file, size: 0.5 })) }],
    ['a digest in capitals', { files: manifestOf(files).files.map((file) => ({ ...file, sha256: file.sha256.toUpperCase() })) }],
    ['the same file twice', { files: [...manifestOf(files).files, ...manifestOf(files).files] }],
    ['no pages', { pages: [] }],
    ['another format', { formatVersion: 2 as 1 }],
    ['a NUL in its name', { projectName: 'a\0b' }],
    [
      'thousands of subpackages',
      {
        sizes: {
          ...manifestOf(files).sizes,
          subpackages: Object.fromEntries(Array.from({ length: 1001 }, (_, index) => [`s${index}`, 0])),
        },
      },
    ],
  ])('refuses a package with %s', async (_what, change) => {
    expect(await offer(change)).toEqual(refused);
  });

  it('keeps markup and SQL as the texts that they are', async () => {
    const admin = clientOf(platform, token);
    const name = MARKUP.slice(0, 64).trim();
    const created = await admin.call('createMiniProgram', { body: { name } });
    expect((await admin.call('getMiniProgram', { params: { id: created.id } })).name).toBe(name);
    const params = { id: created.id };
    await sendPackage(admin, { miniProgramId: created.id, manifest: manifestOf(files), read: readerOf(files) });
    await admin.call('createVersion', { params, body: { packageId, version: name, remarks: MARKUP } });
    expect(await admin.call('listVersions', { params })).toMatchObject([{ version: name, remarks: MARKUP.trim() }]);
  });

  it('serves no file outside of the pages’ folders', async () => {
    const { guestOrigin } = await clientOf(platform).call('info');
    for (const folder of ['console', 'container']) {
      for (const up of ['%2e%2e%2f', '..%2f', '..%5c', '%2e%2e/', '../']) {
        for (const levels of [1, 2]) {
          expect((await ask('GET', `/${folder}/${up.repeat(levels)}secret.txt`)).status, `${folder} ${up}`).toBeGreaterThanOrEqual(400);
        }
      }
    }
    for (const up of ['%2e%2e%2f', '..%2f', '..%5c']) {
      expect((await fetch(`${guestOrigin}/simulator/${up}secret.txt`)).status).toBeGreaterThanOrEqual(400);
    }
  });
});
