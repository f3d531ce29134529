import { createServer, type Server } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { listen } from './listen.ts';

const servers: Server[] = [];

function newServer(): Server {
  const server = createServer();
  servers.push(server);
  return server;
}

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});

function memory(values = new Map<string, unknown>()) {
  return { values, get: (key: string) => values.get(key), set: (key: string, value: unknown) => void values.set(key, value) };
}

test('keeps the port from one run to the next, and takes another while it is taken', async () => {
  const saved = memory();
  const first = newServer();
  const port = await listen(first, saved);
  const second = await listen(newServer(), saved);
  expect(second).not.toBe(port);
  expect(saved.values.get('port')).toBe(port);
  await new Promise((resolve) => first.close(resolve));
  expect(await listen(newServer(), saved)).toBe(port);
});

test('does not replace a port that was asked for', async () => {
  const port = await listen(newServer(), memory(), 0);
  await expect(listen(newServer(), memory(), port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

test('ignores a saved port that is none', async () => {
  expect(await listen(newServer(), memory(new Map([['port', 'x']])))).toBeGreaterThan(0);
});
