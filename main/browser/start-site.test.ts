import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import http from 'node:http';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type Site, startSite } from './start-site.ts';

const token = 'right-token';
let folder: string;
let site: Site;
let accepted = 0;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'kumquat-site-'));
  await mkdir(path.join(folder, 'dist/renderer/assets'), { recursive: true });
  await writeFile(path.join(folder, 'dist/renderer/index.html'), '<title>IDE</title>');
  await writeFile(path.join(folder, 'dist/renderer/assets/index-abc.js'), 'console.log(1)');
  await writeFile(path.join(folder, 'dist/secret.json'), '{"secret":true}');
  await writeFile(path.join(folder, 'outside.json'), '{"secret":true}');
  await symlink(path.join(folder, 'outside.json'), path.join(folder, 'dist/renderer/link.json'));
  await symlink(path.join(folder, 'dist'), path.join(folder, 'dist/renderer/folder-link'));
  await symlink('loop.json', path.join(folder, 'dist/renderer/loop.json'));
  const values = new Map<string, unknown>();
  site = await startSite({
    token,
    saved: { get: (key) => values.get(key), set: (key, value) => void values.set(key, value) },
    port: 0,
    open: () => ({
      programFolder: folder,
      async sessionFile(session, pathname) {
        if (session !== 's1') return null;
        if (pathname === '/fail') throw new Error('broken');
        return pathname === '/' ? { body: '0123456789', type: 'text/html; charset=utf-8', immutable: false } : null;
      },
      onSocket(socket) {
        accepted++;
        socket.on('message', (data) => socket.send(data.toString()));
      },
    }),
  });
});

afterAll(async () => {
  await site.stop();
  await rm(folder, { recursive: true, force: true });
});

const ide = (): string => `kumquat.localhost:${site.port}`;
const guest = (session = 's1'): string => `${session}.kumquat.localhost:${site.port}`;

interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: string;
}

/** A request whose target is sent as it stands. */
function ask(target: string, options: { host?: string; method?: string; headers?: Record<string, string> } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = http.request({
      host: '127.0.0.1',
      port: site.port,
      path: target,
      method: options.method ?? 'GET',
      headers: { host: options.host ?? ide(), ...options.headers },
      agent: false,
    });
    request.on('error', reject);
    request.on('response', (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (body += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    request.end();
  });
}

/** Opens a socket as a page would; resolves to 'open' (after an echo) or to the status that refused it. */
function connect(options: { host?: string; origin?: string | null; protocols?: string[]; path?: string } = {}): Promise<'open' | number> {
  const { host = ide(), origin = `http://${ide()}`, protocols = ['kumquat', `token.${token}`] } = options;
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${site.port}${options.path ?? '/rpc'}`, protocols, {
      headers: { host, ...(origin === null ? {} : { origin }) },
    });
    socket.on('unexpected-response', (request, response) => {
      resolve(response.statusCode ?? 0);
      request.destroy();
    });
    socket.on('error', reject);
    socket.on('open', () => socket.send('hello'));
    socket.on('message', () => {
      socket.terminate();
      resolve('open');
    });
  });
}

test('serves the IDE with its policy, and hashed files for good', async () => {
  const page = await ask('/');
  expect(page.status).toBe(200);
  expect(page.body).toContain('IDE');
  expect(page.headers['origin-agent-cluster']).toBe('?1');
  expect(page.headers['cache-control']).toBe('no-store');
  expect(page.headers['content-security-policy']).toContain("frame-ancestors 'none'");
  expect(page.headers['content-security-policy']).toContain(`http://*.kumquat.localhost:${site.port}`);
  expect(page.headers['content-security-policy']).not.toContain('unsafe-eval');
  expect(page.headers['access-control-allow-origin']).toBeUndefined();
  const script = await ask('/assets/index-abc.js');
  expect(script.headers['cache-control']).toContain('immutable');
  expect(script.headers['content-type']).toContain('text/javascript');
});

test('serves a session from its own host only, with its own policy', async () => {
  const page = await ask('/', { host: guest() });
  expect(page.status).toBe(200);
  expect(page.body).toBe('0123456789');
  expect(page.headers['origin-agent-cluster']).toBe('?1');
  expect(page.headers['cross-origin-resource-policy']).toBe('same-origin');
  const policy = String(page.headers['content-security-policy']);
  expect(/frame-ancestors[^;]*/.exec(policy)?.[0]).toContain(`http://${ide()}`);
  expect(/(^|[^-])'unsafe-eval'/.test(policy)).toBe(false);
  expect((await ask('/', { host: guest('s2') })).status).toBe(404);
});

test('the simulator’s host gets no file of the IDE', async () => {
  for (const target of ['/index.html', '/assets/index-abc.js', '/../dist/renderer/index.html']) {
    const answer = await ask(target, { host: guest() });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.body).toBe('');
  }
});

test('a session in a tab of its own gets nothing, in the IDE’s frame it does', async () => {
  const opened = await ask('/', { host: guest(), headers: { 'sec-fetch-dest': 'document', 'sec-fetch-mode': 'navigate' } });
  expect(opened).toMatchObject({ status: 403, body: '' });
  expect(await ask('/', { host: guest(), headers: { 'sec-fetch-dest': 'iframe' } })).toMatchObject({ status: 200, body: '0123456789' });
  expect((await ask('/', { headers: { 'sec-fetch-dest': 'document' } })).status).toBe(200);
});

test('says the token to nobody, and keeps nothing in cookies', async () => {
  const answers = await Promise.all(
    [
      ['/', ide()],
      ['/', guest()],
      ['/rpc', ide()],
      ['/rpc', guest()],
      ['/none', guest()],
      ['/fail', guest()],
      ['/', 'evil.example'],
    ].map(([target = '', host]) => ask(target, { host })),
  );
  for (const { headers, body } of answers) {
    expect(JSON.stringify(headers) + body).not.toContain(token);
    expect(headers['set-cookie']).toBeUndefined();
    expect(headers['access-control-allow-origin']).toBeUndefined();
  }
  // The address of the first page holds the token as its fragment; no request that the page makes tells where it came from.
  for (const { headers } of answers.slice(0, 6)) expect(headers['referrer-policy']).toBe('no-referrer');
});

test('a request without a host, or with two, is not answered', async () => {
  const say = (text: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const socket = net.connect({ host: '127.0.0.1', port: site.port });
      let answer = '';
      socket.on('data', (data) => (answer += data.toString()));
      socket.on('error', reject);
      socket.on('close', () => resolve(answer.split('\r\n')[0] ?? ''));
      socket.end(text);
    });
  expect(await say('GET / HTTP/1.0\r\n\r\n')).toMatch(/ 421 /);
  expect(await say('GET / HTTP/1.1\r\nConnection: close\r\n\r\n')).toMatch(/ 400 /);
  const second = await say(`GET / HTTP/1.1\r\nHost: evil.example\r\nHost: ${ide()}\r\nConnection: close\r\n\r\n`);
  expect(second).toMatch(/ (400|421) /);
  expect(await say(`GET http://${ide()}/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n`)).toMatch(/ 421 /);
});

test('answers no host but its own', async () => {
  const hosts = [
    'evil.example',
    '127.0.0.1',
    `127.0.0.1:${site.port}`,
    `localhost:${site.port}`,
    'kumquat.localhost',
    `kumquat.localhost:${site.port + 1}`,
    `kumquat.localhost:${site.port}.evil.example`,
    `evil.kumquat.localhost.example:${site.port}`,
    `a.b.kumquat.localhost:${site.port}`,
    `.kumquat.localhost:${site.port}`,
    `xkumquat.localhost:${site.port}`,
  ];
  for (const host of hosts) expect([host, (await ask('/', { host })).status]).toEqual([host, 421]);
});

test('serves nothing outside the renderer’s folder, however the path is written', async () => {
  const targets = [
    '/../secret.json',
    '/..%2fsecret.json',
    '/%2e%2e/secret.json',
    '/%2e%2e%2fsecret.json',
    '/assets/../../secret.json',
    '/assets/..%5c..%5csecret.json',
    '/..\\secret.json',
    '/%2e%2e%5csecret.json',
    '/assets%2f..%2f..%2fsecret.json',
    '/assets/%2e%2e/%2e%2e/secret.json',
    '/%252e%252e/secret.json',
    '/%c0%ae%c0%ae/secret.json',
    '/./index.html',
    '/assets/.%2findex-abc.js',
    '/index.html%00.js',
    '/link.json',
    '/folder-link/secret.json',
    '/loop.json',
    `/${'a'.repeat(8000)}`,
    'index.html',
    '*',
    '//etc/passwd',
    '/%00/index.html',
    '/%zz',
    `http://${'evil.example'}/`,
    '/assets',
    '/assets/',
  ];
  for (const target of targets) {
    const answer = await ask(target);
    expect([target, answer.status >= 400, answer.body]).toEqual([target, true, '']);
  }
});

test('reads only', async () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE']) expect((await ask('/', { method })).status).toBe(405);
  const head = await ask('/', { method: 'HEAD' });
  expect(head.status).toBe(200);
  expect(head.body).toBe('');
});

test('answers ranges', async () => {
  const range = (value: string): Promise<Answer> => ask('/', { host: guest(), headers: { range: value } });
  expect(await range('bytes=2-4')).toMatchObject({ status: 206, body: '234' });
  expect(await range('bytes=7-')).toMatchObject({ status: 206, body: '789' });
  expect(await range('bytes=-2')).toMatchObject({ status: 206, body: '89' });
  expect(await range('bytes=20-')).toMatchObject({ status: 416, body: '' });
});

test('a failure of the backend is an empty 500', async () => {
  expect(await ask('/fail', { host: guest() })).toMatchObject({ status: 500, body: '' });
});

test('lets the IDE’s page in, in several tabs', async () => {
  expect(await Promise.all([connect(), connect()])).toEqual(['open', 'open']);
});

test('lets no other page, host or token in', async () => {
  const before = accepted;
  const origin = `http://${ide()}`;
  expect(await connect({ origin: null })).toBe(403);
  expect(await connect({ origin: 'null' })).toBe(403);
  expect(await connect({ origin: 'http://evil.example' })).toBe(403);
  expect(await connect({ origin: `https://${ide()}` })).toBe(403);
  expect(await connect({ origin: `${origin}.evil.example` })).toBe(403);
  expect(await connect({ origin: `http://127.0.0.1:${site.port}` })).toBe(403);
  expect(await connect({ origin: `http://${guest()}` })).toBe(403);
  expect(await connect({ host: guest() })).toBe(421);
  expect(await connect({ host: guest(), origin: `http://${guest()}` })).toBe(421);
  expect(await connect({ host: `127.0.0.1:${site.port}` })).toBe(421);
  expect(await connect({ protocols: ['kumquat'] })).toBe(403);
  expect(await connect({ protocols: ['kumquat', 'token.wrong'] })).toBe(403);
  expect(await connect({ protocols: ['kumquat', `token.${token}x`] })).toBe(403);
  expect(await connect({ protocols: [`token.${token}`] })).toBe(403);
  expect(await connect({ protocols: [] })).toBe(403);
  expect(await connect({ protocols: ['kumquat', 'token.'] })).toBe(403);
  expect(await connect({ protocols: ['kumquat', token] })).toBe(403);
  expect(await connect({ protocols: ['kumquat'], path: `/rpc?token=${token}` })).toBe(403);
  expect(await connect({ protocols: ['kumquat', 'token.wrong', `token.${token}`] })).toBe(403);
  expect(await connect({ path: '/other' })).toBe(404);
  expect(await connect({ path: '/rpc/../other' })).toBe(404);
  expect(accepted).toBe(before);
});

test('listens on loopback only', async () => {
  const addresses = Object.values(os.networkInterfaces())
    .flat()
    .filter((address) => address && !address.internal && address.family === 'IPv4')
    .map((address) => address!.address);
  for (const address of addresses) {
    const reached = await new Promise<boolean>((resolve) => {
      const socket = net.connect({ host: address, port: site.port });
      socket.on('connect', () => {
        socket.destroy();
        resolve(true);
      });
      socket.on('error', () => resolve(false));
    });
    expect([address, reached]).toEqual([address, false]);
  }
});
