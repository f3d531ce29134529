import { afterEach, expect, test } from 'vitest';
import { type CommandHandlers, commands } from '../contract/commands.ts';
import { AppError } from '../contract/errors.ts';
import type { Carrier, ToRenderer } from '../contract/wire.ts';
import { type Client, createClient } from './client.ts';
import { decodeFrame, encodeFrame } from './json-frame.ts';
import { fits } from './measure.ts';
import { memoryCarriers } from './memory.ts';
import { serveCommands } from './serve.ts';

let clients: Client[] = [];
afterEach(() => {
  for (const client of clients) client.close();
  clients = [];
});

function serve(handlers: Partial<CommandHandlers>, log: (line: string) => void = () => {}): Carrier {
  const [ours, theirs] = memoryCarriers();
  serveCommands({ commands, handlers: handlers as CommandHandlers, carrier: theirs, log });
  return ours;
}

function connect(open: () => Promise<Carrier>): Client {
  const client = createClient(open, { firstDelay: 1, maxDelay: 2 });
  clients.push(client);
  return client;
}

const untilAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));

test('expected failures keep code and data; unexpected ones become internal and are logged', async () => {
  const lines: string[] = [];
  const handlers: Partial<CommandHandlers> = {
    'files.read': () => Promise.reject(new AppError('file-missing', 'gone', { path: 'a' })),
    'files.list': () => Promise.reject(new TypeError('boom')),
    'app.info': () => ({ wrong: true }) as never,
  };
  const client = connect(async () => serve(handlers, (line) => lines.push(line)));
  await expect(client.call('files.read', { path: 'a' })).rejects.toMatchObject({ code: 'file-missing', data: { path: 'a' } });
  await expect(client.call('files.list', { path: '' })).rejects.toMatchObject({
    code: 'internal',
    message: expect.stringContaining('boom'),
  });
  await expect(client.call('app.info', {})).rejects.toMatchObject({ code: 'internal' });
  expect(lines).toHaveLength(2);
  await expect(client.call('toString' as 'app.info', {}, { timeout: 0 })).rejects.toMatchObject({ code: 'unknown-command' });
});

test('a cancelled call aborts its handler, and progress arrives in order', async () => {
  let aborted = false;
  const handlers: Partial<CommandHandlers> = {
    'upload.create': async (_input, { signal, progress }) => {
      progress({ step: 'build', done: 0, total: 0 });
      progress({ step: 'send', done: 1, total: 2 });
      return untilAborted(signal).finally(() => {
        aborted = true;
      });
    },
    'projects.current': () => ({ project: null }),
  };
  const client = connect(async () => serve(handlers));
  const controller = new AbortController();
  const steps: string[] = [];
  const call = client.call(
    'upload.create',
    { version: '1', remarks: '' },
    {
      signal: controller.signal,
      onProgress: ({ step }) => {
        steps.push(step);
        if (step === 'send') controller.abort();
      },
    },
  );
  await expect(call).rejects.toMatchObject({ code: 'cancelled' });
  await client.call('projects.current', {});
  expect(steps).toEqual(['build', 'send']);
  expect(aborted).toBe(true);
});

test('a call that is not answered in time is given up and cancelled', async () => {
  let reason: unknown;
  const handlers: Partial<CommandHandlers> = {
    'files.read': (_input, { signal }) => {
      signal.addEventListener('abort', () => {
        reason = signal.reason;
      });
      return untilAborted(signal);
    },
    'projects.current': () => ({ project: null }),
  };
  const client = connect(async () => serve(handlers));
  await client.call('projects.current', {});
  await expect(client.call('files.read', { path: 'a' }, { timeout: 5 })).rejects.toMatchObject({ code: 'timeout' });
  await client.call('projects.current', {});
  expect(reason).toMatchObject({ code: 'cancelled' });
});

test('after a loss unsafe calls fail, safe ones are sent again, and the client says open anew', async () => {
  let connections = 0;
  let lose = (): void => {};
  const client = connect(async () => {
    const first = ++connections === 1;
    const carrier = serve({
      'projects.current': () => (first ? new Promise<never>(() => {}) : { project: null }),
      'projects.close': () => new Promise<never>(() => {}),
    });
    if (first) lose = () => carrier.close();
    return carrier;
  });
  const opened = new Promise<void>((resolve) => {
    const states: string[] = [];
    client.onState((state) => {
      states.push(state);
      if (states.length === 1) lose();
      if (states.join() === 'open,connecting,open') resolve();
    });
  });
  const safe = client.call('projects.current', {});
  await expect(client.call('projects.close', {})).rejects.toMatchObject({ code: 'closed' });
  await expect(safe).resolves.toEqual({ project: null });
  await opened;
});

test('messages that are too large, too deep or no calls are refused without an answer going missing', async () => {
  const carrier = serve({});
  const answers: ToRenderer[] = [];
  const four = new Promise<void>((resolve) => {
    carrier.onMessage((message) => {
      if (answers.push(message as ToRenderer) === 4) resolve();
    });
  });
  let deep: unknown = 0;
  for (let i = 0; i < 100; i++) deep = [deep];
  carrier.send('nonsense');
  carrier.send({ kind: 'call', id: 1, command: 'app.info', args: deep });
  carrier.send({ kind: 'call', id: 2, command: 'app.info', args: { x: 'x'.repeat(17 * 1024 * 1024) } });
  carrier.send({ kind: 'call', id: 3, command: 5 });
  carrier.send({ kind: 'call', id: 4, command: 'nothing', args: {} });
  await four;
  const codes = answers.map((answer) => (answer.kind === 'error' ? [answer.id, answer.error.code] : answer.kind));
  expect(codes).toEqual(
    expect.arrayContaining([
      [1, 'too-large'],
      [2, 'too-large'],
      [3, 'invalid-arguments'],
      [4, 'unknown-command'],
    ]),
  );
});

test('sizes count strings and buffers, and cycles are too deep', () => {
  const cycle: Record<string, unknown> = {};
  cycle['self'] = cycle;
  expect(fits(cycle)).toBe(false);
  expect(fits({ a: new ArrayBuffer(100) }, 90)).toBe(false);
  expect(fits({ a: [1, 'two', null] })).toBe(true);
});

test('buffers cross a text frame', () => {
  const back = decodeFrame(encodeFrame({ a: new Uint8Array([1, 2, 255]), b: Buffer.from('x'), c: 'text' })) as Record<string, unknown>;
  expect(new Uint8Array(back['a'] as ArrayBuffer)).toEqual(new Uint8Array([1, 2, 255]));
  expect(new Uint8Array(back['b'] as ArrayBuffer)).toEqual(new Uint8Array([120]));
  expect(back['c']).toBe('text');
});
