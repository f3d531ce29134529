import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WebSocketServer } from 'ws';
import type { ServerDomains } from '../../../simulator/host/server-domains.ts';
import { temporaryFolder } from '../testing/test-project.ts';
import { NodeHost } from './node-host.ts';
import { ProjectFiles } from './project-files.ts';
import { ProjectStorage } from './project-storage.ts';

const never = new AbortController().signal;
const NONE: ServerDomains = { request: [], socket: [], upload: [], download: [], webView: [] };

let temporary: Awaited<ReturnType<typeof temporaryFolder>>;
let host: NodeHost;
let domains: ServerDomains | null;
let asking: Promise<void>;
const servers: http.Server[] = [];
const events: { name: string; detail: unknown }[] = [];
const heard: string[] = [];

beforeEach(async () => {
  temporary = await temporaryFolder();
  domains = NONE;
  asking = Promise.resolve();
  events.length = 0;
  heard.length = 0;
  host = new NodeHost({
    storage: new ProjectStorage(path.join(temporary.folder, 'storage.json'), () => {}),
    files: new ProjectFiles(path.join(temporary.folder, 'files'), () => {}),
    origin: 'http://session.test',
    ownPorts: async () => [],
    domains: async () => {
      await asking;
      return domains;
    },
    emit: (name, detail) => void events.push({ name, detail }),
  });
});

afterEach(async () => {
  host.dispose();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  await temporary.remove();
});

async function serve(name: string, handler: http.RequestListener = (_request, response) => void response.end('"here"')): Promise<string> {
  const server = http.createServer((request, response) => {
    heard.push(`${name} ${request.url}`);
    handler(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const call = (api: string, args: unknown) => host.call(api, args, undefined, never).catch((error: { failure?: unknown }) => error.failure);
const refused = (api: string, kind: string, origin: string) => ({
  errMsg: `${api}:fail url not in domain list`,
  errno: 600_002,
  notListed: { kind, origin, canTurnOff: true },
});
const FILE = { bytes: new ArrayBuffer(1), fileName: 'a.txt', name: 'a' };

test('each kind of transfer reaches what its own list has, and nothing else hears of it', async () => {
  const listed = await serve('listed');
  const other = await serve('other');
  domains = { ...NONE, request: [listed], upload: [other], download: [listed] };
  expect(await call('request', { url: `${listed}/a` })).toMatchObject({ statusCode: 200, data: 'here' });
  expect(await call('downloadFile', { url: `${listed}/b` })).toMatchObject({ statusCode: 200 });
  expect(await call('uploadFile', { url: `${other}/c`, ...FILE })).toMatchObject({ statusCode: 200 });
  expect(heard).toEqual(['listed /a', 'listed /b', 'other /c']);
  heard.length = 0;
  expect(await call('request', { url: `${other}/a` })).toEqual(refused('request', 'request', other));
  expect(await call('downloadFile', { url: `${other}/b` })).toEqual(refused('downloadFile', 'download', other));
  expect(await call('uploadFile', { url: `${listed}/c`, ...FILE })).toEqual(refused('uploadFile', 'upload', listed));
  expect(heard).toEqual([]);
  domains = null;
  expect(await call('request', { url: `${other}/a` })).toMatchObject({ statusCode: 200 });
});

test.each([301, 302, 303, 307, 308])('a redirect with %i leads to listed addresses only', async (status) => {
  const other = await serve('other');
  const target = { url: `${other}/secret` };
  const listed = await serve('listed', (request, response) => {
    if (request.url === '/end') response.end('"end"');
    else response.writeHead(status, { location: request.url === '/inside' ? '/end' : target.url }).end();
  });
  domains = { ...NONE, request: [listed], upload: [listed], download: [listed] };
  expect(await call('request', { url: `${listed}/inside` })).toMatchObject({ data: 'end' });
  expect(await call('request', { url: `${listed}/away`, method: 'POST', data: 'x' })).toEqual(refused('request', 'request', other));
  expect(await call('downloadFile', { url: `${listed}/away` })).toEqual(refused('downloadFile', 'download', other));
  expect(await call('uploadFile', { url: `${listed}/away`, ...FILE })).toEqual(refused('uploadFile', 'upload', other));
  expect(heard.filter((line) => line.startsWith('other'))).toEqual([]);
});

test('a socket connects to a listed address only, and one that is closed before that is known never does', async () => {
  const address = (await serve('server')).replace('http', 'ws');
  const connections: string[] = [];
  new WebSocketServer({ server: servers[0]! }).on('connection', (_socket, request) => connections.push(request.url ?? ''));
  expect(await call('connectSocket', { socketId: 1, url: `${address}/one` })).toEqual(refused('connectSocket', 'socket', address));
  domains = { ...NONE, socket: [address] };
  let answer = (): void => {};
  asking = new Promise((resolve) => (answer = resolve));
  const second = call('connectSocket', { socketId: 2, url: `${address}/two` });
  const third = call('connectSocket', { socketId: 3, url: `${address}/three` });
  await call('closeSocket', { socketId: 2 });
  expect(events).toEqual([{ name: 'socketClose', detail: { socketId: 2, code: 1000, reason: '' } }]);
  answer();
  await Promise.all([second, third]);
  await vi.waitFor(() => expect(events).toContainEqual({ name: 'socketOpen', detail: { socketId: 3, header: {} } }));
  expect(connections).toEqual(['/three']);
});

test('a page in a web-view has a list of its own', async () => {
  domains = { ...NONE, webView: ['https://www.example.com'] };
  expect(await call('openWebView', { url: 'https://www.example.com/page?a=1' })).toBeUndefined();
  const page = 'https://www.example.com.evil.example/';
  expect(await call('openWebView', { url: page })).toEqual(refused('openWebView', 'webView', new URL(page).origin));
  expect(await call('openWebView', { url: 'nonsense' })).toMatchObject({ errMsg: expect.stringContaining('parameter error') });
});
