import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { WebSocketServer } from 'ws';
import { createPlatformClient } from '../../../platform/client/client.ts';
import { ProjectCompiler } from '../../../simulator/compiler/project-compiler.ts';
import { type Backend, createBackend } from '../backend.ts';
import { RunningPlatform } from '../platform/running-platform.ts';
import { callOf } from '../testing/call-backend.ts';
import { createFakeShell } from '../testing/fake-shell.ts';
import { inProcessPlatforms } from '../testing/in-process-platform.ts';
import { smallProject, temporaryFolder, writeFiles } from '../testing/test-project.ts';
import { isThisMachine } from './own-servers.ts';

const FIRST_ACCOUNT = JSON.stringify({ account: 'intruder', name: 'Intruder', password: 'a long password 1' });
const REFUSED = { error: { errMsg: expect.stringMatching(/:fail url not in domain list/), errno: 600_002 } };

let temporary: Awaited<ReturnType<typeof temporaryFolder>>;
let backend: Backend;
let session: string;
/** Origin of the local platform. */
let platform: string;
const servers: http.Server[] = [];
const events: { name: string; detail: Record<string, unknown> }[] = [];

beforeAll(async () => {
  temporary = await temporaryFolder();
  const project = path.join(temporary.folder, 'project');
  await writeFiles(project, smallProject());
  const shell = createFakeShell({
    dataFolder: path.join(temporary.folder, 'data'),
    programFolder: path.resolve(import.meta.dirname, '../../..'),
    startService: inProcessPlatforms().startService,
  });
  backend = createBackend(shell, { createCompiler: (folder, mode) => new ProjectCompiler({ folder, mode }), log: () => {} });
  backend.onEvent((event, payload) => {
    if (event === 'onHostEvent') events.push(payload as unknown as (typeof events)[number]);
  });
  const call = callOf(backend);
  platform = (await call('platform.status', {})).address;
  await call('projects.open', { folder: project });
  session = (await call('simulator.start', {})).session;
});

beforeEach(() => {
  events.length = 0;
});

afterEach(async () => {
  await Promise.all(
    servers.splice(0).map(
      (server) =>
        new Promise((resolve) => {
          server.close(resolve);
          server.closeAllConnections();
        }),
    ),
  );
});

afterAll(async () => {
  await backend.dispose();
  await temporary.remove();
});

const host = (api: string, args: unknown, call?: number) =>
  callOf(backend)('simulator.hostCall', { session, api, args, ...(call !== undefined && { call }) });
const post = (url: string) =>
  host('request', { url, method: 'POST', header: { 'content-type': 'application/json' }, data: FIRST_ACCOUNT, timeout: 10_000 });

/** A server of the developer's own. */
async function serve(handler: http.RequestListener): Promise<string> {
  const server = http.createServer(handler);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('the platform cannot be reached under any name of this machine', async () => {
  const { port } = new URL(platform);
  const names = [
    '127.0.0.1',
    '127.1.2.3',
    '2130706433',
    '0.0.0.0',
    'localhost',
    'LOCALHOST.',
    'kumquat.localhost',
    '[::1]',
    '[::ffff:127.0.0.1]',
    os.hostname(),
  ];
  for (const name of names) {
    const reachable = await isThisMachine(new URL(`http://${name}:${port}`).hostname);
    // Without a name service, this machine's own name may lead nowhere.
    if (name !== os.hostname()) expect([name, reachable]).toEqual([name, true]);
    expect([name, await post(`http://${name}:${port}/api/setup`)]).toEqual([name, reachable ? REFUSED : expect.anything()]);
  }
  expect(await host('downloadFile', { url: `${platform}/api/info` })).toEqual(REFUSED);
  const guest = new URL(platform);
  const [, , guestPort] = await new RunningPlatform(path.join(temporary.folder, 'data', 'platform'), 0).ports();
  guest.port = String(guestPort);
  expect(await host('downloadFile', { url: guest.href })).toEqual(REFUSED);
  // Where the IDE itself is served.
  expect(await host('request', { url: 'http://localhost:1/' })).toEqual(REFUSED);
  expect(await createPlatformClient({ address: platform }).call('info')).toMatchObject({ needsSetup: true });
});

test('a redirect does not lead to the platform either, whatever its kind', async () => {
  const address = await serve((request, response) => {
    response.writeHead(Number(request.url?.slice(1)), { location: `${platform}/api/setup` }).end();
  });
  for (const status of [301, 302, 303, 307, 308]) expect([status, await post(`${address}/${status}`)]).toEqual([status, REFUSED]);
  expect(await createPlatformClient({ address: platform }).call('info')).toMatchObject({ needsSetup: true });
});

test('a file cannot be uploaded to the platform', async () => {
  const file = { bytes: new TextEncoder().encode('file').buffer, fileName: 'a.txt', name: 'a' };
  const address = await serve((_request, response) => void response.end('file'));
  expect(await host('uploadFile', { url: `${platform}/api/setup`, ...file })).toEqual(REFUSED);
  expect(await host('uploadFile', { url: address, ...file })).toMatchObject({ result: { data: 'file' } });
});

test('a WebSocket sends nothing to the platform, and reaches other servers', async () => {
  await host('connectSocket', { socketId: 1, url: platform.replace('http', 'ws') });
  await vi.waitFor(() =>
    expect(events).toContainEqual(
      expect.objectContaining({ name: 'socketError', detail: { socketId: 1, errMsg: expect.stringContaining('url not in domain list') } }),
    ),
  );
  const hosts: (string | undefined)[] = [];
  const address = await serve(() => {});
  new WebSocketServer({ server: servers.at(-1)! }).on('connection', (_socket, request) => hosts.push(request.headers.host));
  await host('connectSocket', { socketId: 2, url: address.replace('http', 'ws'), header: { HOST: 'elsewhere' } });
  await vi.waitFor(() => expect(events).toContainEqual(expect.objectContaining({ name: 'socketOpen' })));
  expect(hosts).toEqual([new URL(address).host]);
  await host('closeSocket', { socketId: 2 });
  await vi.waitFor(() =>
    expect(events).toContainEqual(expect.objectContaining({ name: 'socketClose', detail: expect.objectContaining({ socketId: 2 }) })),
  );
});

test('other servers of this machine are reached, and redirects followed as a browser does', async () => {
  const heard: string[] = [];
  const address = await serve((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += String(chunk);
    });
    request.on('end', () => {
      heard.push(`${request.method} ${request.url} ${body} ${request.headers['content-type'] ?? '-'} ${request.headers.host}`);
      const status = /^\/(30\d)$/.exec(request.url ?? '')?.[1];
      if (status) response.writeHead(Number(status), { location: '/end' }).end();
      else if (request.url === '/round') response.writeHead(302, { location: '/round' }).end();
      else response.end('"here"');
    });
  });
  const own = new URL(address).host;
  const send = (status: number) =>
    host('request', { url: `${address}/${status}`, method: 'POST', header: { 'content-type': 'text/plain', host: 'x' }, data: 'body' });
  for (const status of [301, 302, 303, 307, 308]) {
    heard.length = 0;
    expect(await send(status)).toMatchObject({ result: { statusCode: 200, data: 'here' } });
    const kept = status >= 307;
    expect(heard).toEqual([`POST /${status} body text/plain ${own}`, kept ? `POST /end body text/plain ${own}` : `GET /end  - ${own}`]);
  }
  heard.length = 0;
  expect(await host('request', { url: `${address}/round` })).toEqual({ error: { errMsg: 'request:fail redirect count exceeded' } });
  expect(heard).toHaveLength(21);
});

test('credentials do not follow a redirect to another origin', async () => {
  const seen: unknown[] = [];
  const other = await serve((request, response) => {
    seen.push([request.headers.authorization, request.headers.cookie, request.headers['x-own']]);
    response.end();
  });
  const address = await serve((_request, response) => void response.writeHead(302, { location: other }).end());
  await host('request', { url: address, header: { Authorization: 'secret', Cookie: 'a=b', 'X-Own': 'kept' } });
  expect(seen).toEqual([[undefined, undefined, 'kept']]);
});

test('a download tells its progress by the number of its call, and abort ends it', async () => {
  const address = await serve((request, response) => {
    response.writeHead(200, { 'content-length': '10' });
    response.write('12345');
    if (request.url === '/whole') response.end('67890');
  });
  await host('downloadFile', { url: `${address}/whole` }, 7);
  expect(events.findLast(({ name }) => name === 'downloadFile.progress')?.detail).toMatchObject({ call: 7, progress: 100 });
  const never = host('downloadFile', { url: `${address}/half` }, 8);
  await vi.waitFor(() =>
    expect(events).toContainEqual(
      expect.objectContaining({ name: 'downloadFile.progress', detail: expect.objectContaining({ call: 8, progress: 50 }) }),
    ),
  );
  await host('abort', { call: 8 });
  expect(await never).toEqual({ error: { errMsg: 'downloadFile:fail abort' } });
});
