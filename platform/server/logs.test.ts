import path from 'node:path';
import { DrizzleQueryError } from 'drizzle-orm/errors';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PlatformClient } from '../client/client.ts';
import { sendPackage } from '../client/send-package.ts';
import type { PlatformError } from '../contract/errors.ts';
import type { ContentStore } from '../store/content-store.ts';
import { FolderContentStore } from '../store/folder-contents.ts';
import { S3ContentStore } from '../store/s3-contents.ts';
import { createLogger, describeError } from './logging.ts';
import { requestIdOf } from './request-id.ts';
import type { Platform } from './start-platform.ts';
import { clientOf, manifestOf, PASSWORD, readerOf, TestPlatform } from './testing/test-platform.ts';

const files = { 'app-config.json': '{"formatVersion":1}', 'logic.js': 'void 0;' };
const S3_SECRET = 's3-secret-of-this-test';
const METRICS_TOKEN = 'metrics-token-of-this-test';
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex').toString('base64');

let test: TestPlatform;
let lines: string[];
const logger = () => createLogger({ level: 'debug', secrets: [METRICS_TOKEN] }, { write: (line: string) => void lines.push(line) });

beforeAll(async () => {
  test = await TestPlatform.create();
  lines = [];
});
afterAll(() => test.remove());

/** A store that goes away while the platform runs. */
class Exchangeable implements ContentStore {
  constructor(public store: ContentStore) {}
  has: ContentStore['has'] = (...args) => this.store.has(...args);
  put: ContentStore['put'] = (...args) => this.store.put(...args);
  open: ContentStore['open'] = (...args) => this.store.open(...args);
  check: ContentStore['check'] = () => this.store.check();
}

const tokenIn = (address: string): string => new URL(address).hash.split('/').pop() ?? '';

/** Everything that brings a secret along. Answers all of them. */
async function tour(platform: Platform): Promise<Record<string, string>> {
  const public_ = clientOf(platform);
  const first = await public_.call('setUp', { body: { account: 'admin', name: 'Admin', password: PASSWORD } });
  const admin: PlatformClient = clientOf(platform, first.token);
  const wrong = 'a wrong password';
  await expect(public_.call('logIn', { body: { account: 'admin', password: wrong } })).rejects.toMatchObject({ code: 'wrong-password' });
  const invited = await admin.call('inviteAccount', { body: { email: 'dora@example.com' } });
  const invitation = tokenIn(invited.url);
  await public_.call('openInvitation', { body: { token: invitation } });
  const dora = { account: 'dora', name: 'Dora', password: 'password of dora' };
  const accepted = await public_.call('acceptInvitation', { body: { token: invitation, account: dora } });
  const reset = await admin.call('resetAccount', { params: { account: accepted.session!.account.id } });
  const again = await public_.call('resetPassword', { body: { token: tokenIn(reset.url), password: 'another of dora' } });

  const { id } = await admin.call('createMiniProgram', { body: { name: 'Shop' } });
  const params = { id };
  const key = await admin.call('createKey', { params, body: { name: 'Build server' } });
  const build = clientOf(platform, key.secret);
  const { packageId } = await sendPackage(build, { miniProgramId: id, manifest: manifestOf(files), read: readerOf(files) });
  await build.call('createVersion', { params, body: { packageId, version: '1.0.0', remarks: '' } });
  const webhook = await admin.call('createWebhook', {
    params,
    body: { url: 'https://hooks.invalid/?of=hook-token-of-this-test', kinds: [] },
  });
  await admin.call('testWebhook', { params: { id, webhook: webhook.webhook.id } });
  const ticket = await build.call('createPreview', { params, body: { packageId, app: 'web', page: '', query: '' } });
  const opened = await admin.call('openPreview', { params: { ticket: ticket.id } });
  const capability = new URL(opened.contentUrl).pathname.split('/')[2]!;
  for (const address of [
    `${opened.contentUrl}logic.js`,
    `${opened.contentUrl}none.js`,
    `${platform.origin}/p/${ticket.id}`,
    `${platform.origin}/${ticket.id}`,
  ]) {
    await (await fetch(address)).arrayBuffer();
  }
  await fetch(`${platform.origin}/metrics`, { headers: { authorization: `Bearer ${METRICS_TOKEN}` } });
  await fetch(`${platform.origin}/${METRICS_TOKEN}`, { headers: { 'x-request-id': METRICS_TOKEN } });
  return {
    password: PASSWORD,
    wrong,
    'new password': dora.password,
    'reset password': 'another of dora',
    'first session': first.token,
    'accepted session': accepted.session!.token,
    'reset session': again.token,
    invitation,
    reset: tokenIn(reset.url),
    key: key.secret,
    'webhook secret': webhook.secret,
    'webhook address': 'hook-token-of-this-test',
    ticket: ticket.id,
    capability,
    'metrics token': METRICS_TOKEN,
    's3 secret': S3_SECRET,
  };
}

it('keeps every secret out of the log, in a full tour and when something fails', async () => {
  const contents = new Exchangeable(new FolderContentStore(path.join(test.folder, 'contents')));
  const platform = await test.start({ logger: logger(), metricsToken: METRICS_TOKEN, contents });
  const secrets = await tour(platform);

  // Nobody listens on the port of discard.
  const s3 = { url: 'http://127.0.0.1:9/bucket', region: 'us-east-1', accessKeyId: 'key', secretAccessKey: S3_SECRET };
  contents.store = new S3ContentStore(s3, test.folder);
  const admin = clientOf(platform, secrets['first session']);
  const { id } = (await admin.call('listMiniPrograms'))[0]!;
  const failed = await admin.call('uploadImage', { params: { id }, body: { data: PNG } }).then(
    () => null,
    (error: PlatformError) => error,
  );
  expect(failed).toMatchObject({ code: 'unavailable', data: { requestId: expect.any(String) } });
  const ready = await fetch(`${platform.origin}/readyz`);
  expect([ready.status, await ready.json()]).toEqual([503, { ok: false, reason: 'The store of packages does not answer.' }]);
  await test.stop(platform);

  const log = lines.join('');
  for (const [name, secret] of Object.entries(secrets)) {
    expect(secret.length, name).toBeGreaterThan(8);
    expect(log.includes(secret), `${name} is in the log`).toBe(false);
  }
  // It says what happened all the same.
  const entries = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(entries).toContainEqual(
    expect.objectContaining({ req: expect.objectContaining({ method: 'POST', route: '/api/invitations/accept' }) }),
  );
  const entry = entries.find((one) => one['reqId'] === failed?.data?.['requestId'] && one['err']);
  expect(entry).toMatchObject({ err: { code: 'unavailable', cause: { message: 'S3: HEAD failed: ECONNREFUSED' } } });
});

it('says of a failed query what was asked, not with what', () => {
  const cause = Object.assign(new Error('invalid input syntax for type bigint: "hidden value"'), {
    code: '22P02',
    detail: 'Key (a)=(hidden)',
  });
  const error = new DrizzleQueryError('INSERT INTO accounts VALUES ($1)', ['hidden parameter'], cause);
  const said = describeError(error);
  expect(JSON.stringify(said)).not.toContain('hidden');
  expect(said).toMatchObject({ message: 'Failed query: INSERT INTO accounts VALUES ($1)', cause: { code: '22P02' } });
  lines = [];
  logger().error(error);
  expect(lines.join()).toContain('INSERT INTO accounts');
  expect(lines.join()).not.toContain('hidden');
});

it('takes plain request ids and makes others', async () => {
  const made = /^[0-9a-f-]{36}$/;
  expect(requestIdOf({ headers: { 'x-request-id': 'abc-1.2:3_4' } })).toBe('abc-1.2:3_4');
  for (const odd of ['', 'with space', 'line\nfeed', 'x'.repeat(65)])
    expect(requestIdOf({ headers: { 'x-request-id': odd } })).toMatch(made);
  const platform = await test.start();
  const id = async (path: string, headers: Record<string, string> = {}) =>
    (await fetch(platform.origin + path, { headers })).headers.get('x-request-id');
  expect(await id('/healthz', { 'x-request-id': 'from-the-proxy' })).toBe('from-the-proxy');
  expect(await id('/nowhere', { 'x-request-id': 'from-the-proxy' })).toBe('from-the-proxy');
  expect(await id('/healthz')).toMatch(made);
  await test.stop(platform);
});
