import http from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Platform } from './start-platform.ts';
import { ONE_DATABASE, setUp, TestPlatform } from './testing/test-platform.ts';

const TOKEN = 'metrics-token-of-this-test';

describe.each(ONE_DATABASE)('with the %s database', (kind) => {
  let test: TestPlatform;
  let platform: Platform;

  const get = (path: string, headers: Record<string, string> = {}): Promise<{ status: number; body: string }> =>
    new Promise((resolve, reject) => {
      const request = http.get(`${platform.origin}${path}`, { headers }, async (response) =>
        resolve({ status: response.statusCode ?? 0, body: await text(response) }),
      );
      request.on('error', reject);
    });

  beforeAll(async () => {
    test = await TestPlatform.create(kind);
    platform = await test.start({ metricsToken: TOKEN, trustedProxies: ['127.0.0.1'] });
  });
  afterAll(() => test.remove());

  it('says that it lives and that its database answers', async () => {
    expect(await get('/healthz')).toEqual({ status: 200, body: '{"ok":true}' });
    expect(await get('/readyz')).toEqual({ status: 200, body: '{"ok":true}' });
  });

  it('shows figures to this machine and to those who have the token, not through a proxy', async () => {
    await setUp(platform);
    const { status, body } = await get('/metrics');
    expect(status).toBe(200);
    expect(body).toMatch(/kumquat_request_seconds_count\{route="\/api\/setup",method="POST",status="200"\} 1/);
    expect(body).toContain('kumquat_outbox_rows{state="waiting"} 0');
    const proxied = { 'x-forwarded-for': '192.0.2.1' };
    expect((await get('/metrics', proxied)).status).toBe(403);
    expect((await get('/metrics', { ...proxied, authorization: `Bearer ${'x'.repeat(26)}` })).status).toBe(403);
    expect((await get('/metrics', { ...proxied, authorization: `Bearer ${TOKEN}` })).status).toBe(200);
  });

  it('counts what nobody asked for under one name', async () => {
    for (const path of ['/a', '/b', '/c']) await get(path);
    expect((await get('/metrics')).body).not.toContain('route="/a"');
  });
});
