import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { PlatformClient } from '../client/client.ts';
import { sendPackage } from '../client/send-package.ts';
import { accounts, outbox } from '../store/schema.ts';
import type { Platform } from './start-platform.ts';
import { clientOf, DATABASES, logIn, manifestOf, ONE_DATABASE, PASSWORD, readerOf, setUp, TestPlatform } from './testing/test-platform.ts';

const files = { 'app-config.json': '{}', 'logic.js': 'void 0;' };
const HOUR_MS = 60 * 60 * 1000;

interface Received {
  headers: http.IncomingHttpHeaders;
  body: string;
}

/** A server on loopback that keeps what it gets and answers as the test wants. */
class Receiver {
  readonly received: Received[] = [];
  status = 200;
  private readonly server = http.createServer(async (request, response) => {
    this.received.push({ headers: request.headers, body: await text(request) });
    response.writeHead(this.status, this.status === 302 ? { location: '/elsewhere' } : {}).end('answer');
  });

  async start(): Promise<void> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hook`;
  }

  stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}

/** The few words of SMTP that a mail needs. */
function startMailServer(): { mails: string[]; url: () => string; stop: () => void } {
  const mails: string[] = [];
  const server = net.createServer((socket) => {
    let reading = false;
    let buffer = '';
    socket.write('220 test\r\n');
    socket.on('error', () => undefined);
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      buffer += chunk;
      for (;;) {
        const mark = reading ? '\r\n.\r\n' : '\r\n';
        const end = buffer.indexOf(mark);
        if (end < 0) return;
        const line = buffer.slice(0, end);
        buffer = buffer.slice(end + mark.length);
        if (reading) {
          mails.push(line);
          reading = false;
          socket.write('250 kept\r\n');
        } else if (line === 'DATA') {
          reading = true;
          socket.write('354 go on\r\n');
        } else if (line === 'QUIT') socket.end('221 bye\r\n');
        else socket.write('250 ok\r\n');
      }
    });
  });
  server.listen(0, '127.0.0.1');
  return { mails, url: () => `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, stop: () => server.close() };
}

describe.each(ONE_DATABASE)('with the %s database', (kind) => {
  const receiver = new Receiver();
  const mailServer = startMailServer();
  let test: TestPlatform;
  let platform: Platform;
  let keeper: PlatformClient;
  let admin: PlatformClient;
  let developer: PlatformClient;
  let id: string;
  let packageId: string;

  const start = async (): Promise<void> => {
    platform = await test.start({
      allowPrivateWebhooks: true,
      outboxEvery: 20,
      mail: { smtpUrl: mailServer.url(), from: 'Kumquat <platform@example.com>', language: 'en' },
    });
  };
  const again = async (change: () => Promise<void>): Promise<void> => {
    await test.stop(platform);
    await change();
    await start();
    [keeper, admin, developer] = (await Promise.all(['admin', 'amy', 'dev'].map((name) => logIn(platform, name)))) as [
      PlatformClient,
      PlatformClient,
      PlatformClient,
    ];
  };
  const submit = async (): Promise<string> => {
    const params = { id };
    const { id: version } = await developer.call('createVersion', { params, body: { packageId, version: '1.0.0', remarks: '' } });
    const form = { summary: 'First', testAccount: '', screenshots: [] };
    return (await admin.call('submitReview', { params, body: { version, form } })).id;
  };

  beforeAll(async () => {
    await receiver.start();
    test = await TestPlatform.create(kind);
    await start();
    keeper = await setUp(platform);
    for (const account of ['amy', 'dev']) await keeper.call('createAccount', { body: { account, name: account, password: PASSWORD } });
    [admin, developer] = [await logIn(platform, 'amy'), await logIn(platform, 'dev')];
    id = (await keeper.call('createMiniProgram', { body: { name: 'Shop' } })).id;
    await keeper.call('putMember', { params: { id, account: 'amy' }, body: { role: 'admin' } });
    await keeper.call('removeMember', { params: { id, account: 'admin' } });
    await admin.call('putMember', { params: { id, account: 'dev' }, body: { role: 'developer' } });
    ({ packageId } = await sendPackage(developer, { miniProgramId: id, manifest: manifestOf(files), read: readerOf(files) }));
  });
  afterAll(async () => {
    await test.remove();
    receiver.stop();
    mailServer.stop();
  });

  it('lets a build server upload with a key, from the addresses of its list, until it is revoked', async () => {
    const params = { id };
    const { key, secret } = await admin.call('createKey', { params, body: { name: 'Build server', allowList: ['127.0.0.0/8'] } });
    expect(JSON.stringify(await admin.call('listKeys', { params }))).not.toContain(secret);
    const server = clientOf(platform, secret);
    await sendPackage(server, { miniProgramId: id, manifest: manifestOf(files), read: readerOf(files) });
    const person = await developer.call('createVersion', { params, body: { packageId, version: '0.9.0', remarks: '' } });
    const version = await server.call('createVersion', { params, body: { packageId, version: '0.9.1', remarks: '' } });
    expect(version).toMatchObject({ uploadedWithKey: 'Build server', uploadedBy: { account: 'amy' } });
    const listed = await developer.call('listVersions', { params });
    expect(listed.find((one) => one.id === person.id)).toMatchObject({ current: true, uploadedWithKey: null });
    expect(await admin.call('listKeys', { params })).toMatchObject([{ usedAt: test.now, usedFrom: '127.0.0.1' }]);
    await server.call('createPreview', { params, body: { packageId, app: 'web', page: '', query: '' } });
    await expect(server.call('listMembers', { params })).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(server.call('me')).rejects.toMatchObject({ code: 'not-allowed' });

    const other = await admin.call('createMiniProgram', { body: { name: 'Other' } });
    const elsewhere = server.call('offerPackage', { params: { id: other.id }, body: manifestOf(files) });
    await expect(elsewhere).rejects.toMatchObject({ code: 'not-allowed' });

    const withKey = { params: { id, key: key.id } };
    await admin.call('changeKey', { ...withKey, body: { allowList: ['192.0.2.0/24', '2001:db8::1'] } });
    const offer = () => server.call('offerPackage', { params, body: manifestOf(files) });
    await expect(offer()).rejects.toMatchObject({ code: 'address-refused', data: { address: '127.0.0.1' } });
    await expect(offer()).rejects.toThrow('127.0.0.1');
    await expect(admin.call('changeKey', { ...withKey, body: { allowList: ['10.0.0.0/99'] } })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    await admin.call('changeKey', { ...withKey, body: { allowList: [] } });
    await offer();
    expect(await admin.call('revokeKey', withKey)).toMatchObject({ revokedAt: test.now });
    await expect(offer()).rejects.toMatchObject({ code: 'signed-out' });
    const { records } = await admin.call('listAudit', { params, query: { action: 'create-version', account: 'AMY' } });
    expect(records).toMatchObject([{ details: { version: '0.9.1', key: 'Build server' } }]);
  });

  it('delivers to webhooks with a signature, tries again later and later, and gives up after a day', async () => {
    const params = { id };
    const body = { url: receiver.url, kinds: ['review-submitted' as const] };
    const { webhook, secret } = await developer.call('createWebhook', { params, body });
    const withHook = { params: { id, webhook: webhook.id } };
    expect(await developer.call('testWebhook', withHook)).toMatchObject({ ok: true, status: 200, kind: 'test' });
    const [tried] = receiver.received.splice(0);
    const [, seconds, signature] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(tried!.headers['kumquat-signature'])) ?? [];
    expect(signature).toBe(createHmac('sha256', secret).update(`${seconds}.${tried!.body}`).digest('hex'));
    expect(JSON.stringify(await developer.call('listWebhooks', { params }))).not.toContain(secret);

    receiver.status = 302;
    await submit();
    const hook = async () => (await developer.call('listWebhooks', { params }))[0]!;
    await vi.waitFor(async () => expect((await hook()).results).toHaveLength(2), 10_000);
    expect(await hook()).toMatchObject({
      waiting: 1,
      results: [{ ok: false, status: 302, failure: { code: 'redirect' }, kind: 'review-submitted' }, { kind: 'test' }],
    });
    expect(receiver.received).toHaveLength(1);
    receiver.status = 204;
    test.now += 10_000;
    await vi.waitFor(
      async () => expect(await hook()).toMatchObject({ waiting: 0, results: [{ ok: true, failure: null }, {}, {}] }),
      10_000,
    );
    const [first, second] = receiver.received.splice(0);
    expect(second!.headers['kumquat-delivery']).toBe(first!.headers['kumquat-delivery']);
    expect(JSON.parse(second!.body)).toMatchObject({ kind: 'review-submitted', miniProgramId: id, data: { version: '1.0.0' } });

    receiver.status = 500;
    await submit();
    await vi.waitFor(async () => expect(await hook()).toMatchObject({ waiting: 1, results: [{ status: 500 }, {}, {}, {}] }), 10_000);
    test.now += 25 * HOUR_MS;
    await vi.waitFor(async () => expect((await hook()).waiting).toBe(0), 10_000);
    receiver.received.splice(0);

    // Off, what waits is dropped and what happens is not kept for later; a test is what was asked for.
    await submit();
    await vi.waitFor(async () => expect((await hook()).waiting).toBe(1), 10_000);
    const enable = (enabled: boolean) => developer.call('setWebhookEnabled', { ...withHook, body: { enabled } });
    expect(await enable(false)).toMatchObject({ disabledAt: test.now, waiting: 0 });
    const since = test.now;
    await submit();
    expect(await hook()).toMatchObject({ waiting: 0, disabledAt: since });
    // An event may have been noted just before the webhook was off.
    await again(async () => {
      const { db, close } = await test.openDatabase();
      const payload = { kind: 'review-submitted', miniProgramId: id, data: {}, at: test.now };
      await db.insert(outbox).values({ channel: 'webhook', webhookId: webhook.id, payload, createdAt: test.now, nextAt: test.now });
      await close();
    });
    await vi.waitFor(async () => expect(await hook()).toMatchObject({ waiting: 0, disabledAt: since }), 10_000);
    receiver.received.splice(0);
    receiver.status = 410;
    expect(await developer.call('testWebhook', withHook)).toMatchObject({ ok: false, failure: { code: 'gone' } });
    expect(receiver.received.splice(0).map(({ headers }) => headers['kumquat-event'])).toEqual(['test']);
    receiver.status = 200;
    test.now += 1000;
    expect(await enable(false)).toMatchObject({ disabledAt: since });
    expect(await enable(true)).toMatchObject({ disabledAt: null });
    await submit();
    await vi.waitFor(() => expect(receiver.received.map(({ headers }) => headers['kumquat-event'])).toEqual(['review-submitted']), 10_000);
    const { records } = await admin.call('listAudit', { params, query: { account: 'dev' } });
    expect(records.map(({ action }) => action).filter((action) => /able-webhook/.test(action))).toEqual([
      'enable-webhook',
      'disable-webhook',
    ]);

    await developer.call('deleteWebhook', withHook);
    expect(await developer.call('listWebhooks', { params })).toEqual([]);
  });

  it('tells people in the console and by mail', async () => {
    await again(async () => {
      const { db, close } = await test.openDatabase();
      await db.update(accounts).set({ email: 'keeper@example.com' });
      await close();
    });
    mailServer.mails.length = 0;
    const { unread } = await keeper.call('listNotifications');
    await submit();
    const told = await keeper.call('listNotifications', { query: { limit: 1, unread: 'true' } });
    expect(told).toMatchObject({ unread: unread + 1, more: true });
    expect(told.notifications).toMatchObject([{ kind: 'review-submitted', miniProgram: { id, name: 'Shop' }, read: false }]);
    // Nobody marks what others were told.
    await developer.call('markRead', { body: { ids: told.notifications.map((one) => one.id) } });
    expect(await keeper.call('listNotifications')).toMatchObject({ unread: unread + 1 });
    expect(await keeper.call('markRead', { body: { ids: told.notifications.map((one) => one.id) } })).toEqual({ unread });
    expect(await keeper.call('markRead', { body: {} })).toEqual({ unread: 0 });
    await vi.waitFor(() => expect(mailServer.mails.length).toBeGreaterThan(0), 10_000);
    expect(mailServer.mails[0]).toMatch(/^To: keeper@example\.com$/m);
    expect(mailServer.mails[0]).toContain('was submitted for review.');
  });

  it('shows, filters and exports the log', async () => {
    const params = { id };
    const all = await admin.call('listAudit', { params, query: { limit: 200 } });
    expect(all.actions).toEqual(expect.arrayContaining(['create-key', 'create-version', 'create-webhook', 'put-member']));
    const pages = [];
    for (let before: number | undefined; ; ) {
      const { records, more } = await admin.call('listAudit', { params, query: { limit: 3, before } });
      pages.push(...records);
      before = records.at(-1)?.id;
      if (!more) break;
    }
    expect(pages).toEqual(all.records);
    const filtered = await admin.call('listAudit', { params, query: { action: 'create-webhook', from: 0, to: test.now } });
    expect(filtered.records).toMatchObject([{ account: { account: 'dev' }, details: { host: new URL(receiver.url).host } }]);
    expect((await admin.call('listAudit', { params, query: { to: 5 } })).records).toEqual([]);
    await admin.call('createKey', { params, body: { name: '=1+1, "quoted"' } });
    const csv = await admin.call('exportAudit', { params });
    expect(csv.text.split('\r\n')).toHaveLength(all.records.length + 3);
    expect(csv.text).toContain('create-key,"{""name"":""=1+1, \\""quoted\\""""');
    const json = await admin.call('exportAudit', { params, query: { format: 'json', action: 'create-webhook' } });
    expect(JSON.parse(json.text)).toEqual(filtered.records);
  });

  it('keeps server domains, 50 changes in 30 days', async () => {
    const put = (domains: string[]) => developer.call('putServerDomains', { params: { id, kind: 'request' }, body: { domains } });
    expect(await put(['https://API.example.com'])).toMatchObject({ domains: { request: ['https://api.example.com'] }, editsLeft: 49 });
    expect(await put(['https://api.example.com'])).toMatchObject({ editsLeft: 49 });
    await expect(put(['https://127.0.0.1'])).rejects.toMatchObject({ code: 'invalid-input' });
    for (let edit = 2; edit <= 50; edit += 1) await put([`https://api${edit}.example.com`]);
    await expect(put([])).rejects.toMatchObject({ code: 'edits-used-up' });
    test.now += 30 * 24 * HOUR_MS;
    developer = await logIn(platform, 'dev');
    expect(await put([])).toMatchObject({ domains: { request: [], socket: [] }, editsLeft: 49 });
  });

  it('refuses webhooks to private addresses unless they are allowed', async () => {
    await again(async () => undefined);
    const params = { id };
    await test.stop(platform);
    platform = await test.start({ outboxEvery: 20 });
    developer = await logIn(platform, 'dev');
    const create = (url: string) => developer.call('createWebhook', { params, body: { url, kinds: [] } });
    for (const url of [receiver.url, 'https://127.0.0.1/', 'https://[::1]/', 'https://0x7f.1/', 'https://user:pass@example.com/']) {
      await expect(create(url)).rejects.toMatchObject({ code: 'invalid-input' });
    }
    // A name is looked at when it is used, because its addresses change.
    const { webhook } = await create('https://localhost:9/');
    const result = await developer.call('testWebhook', { params: { id, webhook: webhook.id } });
    expect(result).toMatchObject({ ok: false, status: null, failure: { code: 'private' } });
  });
});

it.runIf(DATABASES.includes('postgres'))('delivers each row once when several processes look at the same time', async () => {
  const receiver = new Receiver();
  await receiver.start();
  const test = await TestPlatform.create('postgres');
  try {
    const platforms = await Promise.all([1, 2, 3].map(() => test.start({ allowPrivateWebhooks: true, outboxEvery: 5 })));
    const admin = await setUp(platforms[0]!);
    const { id } = await admin.call('createMiniProgram', { body: { name: 'Shop' } });
    const { webhook } = await admin.call('createWebhook', { params: { id }, body: { url: receiver.url, kinds: [] } });
    const { db, close } = await test.openDatabase();
    const at = test.now;
    const payload = { kind: 'released', miniProgramId: id, data: {}, at };
    const rows = Array.from({ length: 60 }, () => ({
      channel: 'webhook' as const,
      webhookId: webhook.id,
      payload,
      createdAt: at,
      nextAt: at,
    }));
    await db.insert(outbox).values(rows);
    await vi.waitFor(async () => expect(await db.select().from(outbox)).toEqual([]), 20_000);
    await close();
    const deliveries = receiver.received.map(({ headers }) => headers['kumquat-delivery']);
    expect([deliveries.length, new Set(deliveries).size]).toEqual([60, 60]);
  } finally {
    await test.remove();
    receiver.stop();
  }
});
