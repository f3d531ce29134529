import { readFile } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { embedderPolicy, guestPolicy } from '../../../simulator/protocol/content-policy.ts';

export interface ServedFile {
  body: Uint8Array | string;
  type: string;
}

const EMBEDDER = 'kumquat.localhost';
const GUEST = `headless.${EMBEDDER}`;
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

export interface HeadlessServer {
  embedder: string;
  guest: string;
  close(): Promise<void>;
}

/** Serves the bare page at one loopback host and the guest's files at another. Any other `Host` is refused (421). */
export async function startHeadlessServer(
  programFolder: string,
  files: (path: string) => Promise<ServedFile | null>,
): Promise<HeadlessServer> {
  let port = 0;
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const { host } = request.headers;
    const embedder = `http://${EMBEDDER}:${port}`;
    const guest = `http://${GUEST}:${port}`;
    if (host === `${GUEST}:${port}`) void answer(response, guestPolicy(embedder), () => files(decodeURIComponent(pathname)));
    else if (host === `${EMBEDDER}:${port}`)
      void answer(response, embedderPolicy({ guestOrigin: guest }), () => ownPage(programFolder, pathname));
    else response.writeHead(421).end();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  ({ port } = server.address() as AddressInfo);
  return { embedder: `http://${EMBEDDER}:${port}`, guest: `http://${GUEST}:${port}`, close: () => close(server) };
}

async function answer(response: ServerResponse, policy: string, find: () => Promise<ServedFile | null>): Promise<void> {
  response.setHeader('content-security-policy', policy);
  response.setHeader('origin-agent-cluster', '?1');
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('cache-control', 'no-store');
  try {
    const file = await find();
    if (file) response.writeHead(200, { 'content-type': file.type }).end(file.body);
    else response.writeHead(404).end();
  } catch (error) {
    response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' }).end(error instanceof Error ? error.message : String(error));
  }
}

async function ownPage(programFolder: string, pathname: string): Promise<ServedFile | null> {
  const folder = path.join(programFolder, 'dist/headless');
  const file = path.join(folder, pathname === '/' ? 'page.html' : decodeURIComponent(pathname));
  const type = TYPES[path.extname(file)];
  if (!type || !file.startsWith(folder + path.sep)) return null;
  return readFile(file).then(
    (body) => ({ body, type }),
    () => null,
  );
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
