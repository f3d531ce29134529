import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Platform } from './start-platform.ts';
import { clientOf, DATABASES, logIn, setUp, TestPlatform } from './testing/test-platform.ts';

/** Stands between the platform and its database, and takes it away. */
class Line {
  #server = net.createServer();
  readonly #sockets = new Set<net.Socket>();
  port = 0;

  constructor(private readonly to: URL) {}

  async connect(): Promise<void> {
    this.#server = net.createServer((near) => {
      const far = net.connect(Number(this.to.port || 5432), this.to.hostname);
      for (const socket of [near, far]) {
        this.#sockets.add(socket);
        socket.on('error', () => undefined).on('close', () => this.#sockets.delete(socket));
      }
      near.pipe(far).pipe(near);
    });
    this.#server.listen(this.port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.port = (this.#server.address() as AddressInfo).port;
  }

  async cut(): Promise<void> {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    await once(this.#server, 'close');
  }
}

describe.runIf(DATABASES.includes('postgres'))('a database that goes away', () => {
  let test: TestPlatform;
  let platform: Platform;
  let line: Line;

  beforeAll(async () => {
    test = await TestPlatform.create('postgres');
    const url = new URL(test.databaseUrl ?? '');
    line = new Line(new URL(url));
    await line.connect();
    url.host = `127.0.0.1:${line.port}`;
    platform = await test.start({ databaseUrl: url.href, outboxEvery: 20 });
    await setUp(platform);
  });
  afterAll(async () => {
    await test.remove();
    await line.cut();
  });

  const get = async (path: string): Promise<[number, string]> => {
    const response = await fetch(platform.origin + path);
    return [response.status, await response.text()];
  };

  it('is told by readiness and by requests in words, and the process goes on when it is back', async () => {
    expect(await get('/readyz')).toEqual([200, '{"ok":true}']);
    await line.cut();
    expect(await get('/readyz')).toEqual([503, '{"ok":false,"reason":"The database does not answer."}']);
    expect(await get('/healthz')).toEqual([200, '{"ok":true}']);
    const [status, figures] = await get('/metrics');
    expect(status).toBe(200);
    expect(figures).toContain('kumquat_request_seconds');
    expect(figures).not.toMatch(/^kumquat_outbox_rows\{/m);
    await expect(logIn(platform, 'admin')).rejects.toMatchObject({ code: 'unavailable', message: expect.stringContaining('database') });
    const refused = await fetch(`${platform.origin}/api/info`);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);

    await line.connect();
    await vi.waitFor(async () => expect(await get('/readyz')).toEqual([200, '{"ok":true}']), 10_000);
    await logIn(platform, 'admin');
    expect((await get('/metrics'))[1]).toMatch(/^kumquat_outbox_rows\{state="waiting"\} 0$/m);
    expect(await clientOf(platform).call('info')).toBeTruthy();
  });
});
