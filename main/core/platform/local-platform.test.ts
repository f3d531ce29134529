import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createBackend } from '../backend.ts';
import type { ServiceProcess } from '../shell.ts';
import { callOf } from '../testing/call-backend.ts';
import { createFakeShell } from '../testing/fake-shell.ts';
import { temporaryFolder } from '../testing/test-project.ts';
import { LocalPlatform } from './local-platform.ts';

let temporary: Awaited<ReturnType<typeof temporaryFolder>>;
let platforms: LocalPlatform[];

beforeEach(async () => {
  temporary = await temporaryFolder();
  platforms = [];
});
afterEach(async () => {
  await Promise.all(platforms.map((platform) => platform.dispose()));
  await temporary.remove();
});

/** A platform's process that does what `script` says for each message, and at its start (null). */
type Script = (process: ScriptedProcess, message: { kind: string; id?: number; allow?: boolean } | null) => void;

class ScriptedProcess implements ServiceProcess {
  readonly #script: Script;
  readonly #listeners: ((message: unknown) => void)[] = [];
  readonly #exits: ((code: number | null) => void)[] = [];
  ended = false;

  constructor(
    script: Script,
    readonly port: number,
  ) {
    this.#script = script;
    queueMicrotask(() => script(this, null));
  }
  onMessage(listener: (message: unknown) => void): void {
    this.#listeners.push(listener);
  }
  onExit(listener: (code: number | null) => void): void {
    this.#exits.push(listener);
  }
  send(message: unknown): void {
    queueMicrotask(() => this.#script(this, message as { kind: string }));
  }
  async stop(): Promise<void> {
    this.end(0);
  }
  say(message: unknown): void {
    for (const listener of this.#listeners) listener(message);
  }
  end(code: number | null): void {
    if (this.ended) return;
    this.ended = true;
    for (const listener of this.#exits) listener(code);
  }
}

const serve: Script = (process, message) => {
  if (message === null) process.say({ kind: 'ready', port: process.port || 4321, origin: `http://127.0.0.1:${process.port || 4321}` });
};

/** Services whose n-th start follows the n-th script, the last one for all further ones. */
function services(...scripts: Script[]) {
  const started: ScriptedProcess[] = [];
  return {
    started,
    startService(_entry: string, args: string[]): ServiceProcess {
      const script = scripts[Math.min(started.length, scripts.length - 1)]!;
      const process = new ScriptedProcess(script, Number(args[args.indexOf('--port') + 1]));
      started.push(process);
      return process;
    },
  };
}

function local(startService: (entry: string, args: string[]) => ServiceProcess, saved = new Map<string, unknown>()) {
  const reasons: (string | null)[] = [];
  let told = (): void => {};
  const change = new Promise<void>((resolve) => {
    told = resolve;
  });
  const store = { get: (key: string) => saved.get(key), set: (key: string, value: unknown) => void saved.set(key, value) };
  const platform = new LocalPlatform({ dataFolder: temporary.folder, startService }, store, (reason) => {
    reasons.push(reason);
    told();
  });
  platforms.push(platform);
  return { platform, reasons, change };
}

const folder = (): Promise<string[]> => readdir(path.join(temporary.folder, 'platform'));

test('starts once for all who ask, and keeps its port', async () => {
  const saved = new Map<string, unknown>();
  const { started, startService } = services(serve);
  const { platform } = local(startService, saved);
  expect(await Promise.all([platform.start(), platform.start()])).toEqual(['http://127.0.0.1:4321', 'http://127.0.0.1:4321']);
  expect(started).toHaveLength(1);
  await platform.stop();
  expect(started[0]!.ended).toBe(true);
  expect(await folder()).toEqual([]);
  await platform.start();
  expect(started.map((process) => process.port)).toEqual([0, 4321]);
});

test('takes another port when the one of the last time is taken', async () => {
  const { started, startService } = services((process, message) => message === null && process.end(1), serve);
  const { platform } = local(startService, new Map([['localPlatformPort', 4000]]));
  expect(await platform.start()).toBe('http://127.0.0.1:4321');
  expect(started.map((process) => process.port)).toEqual([4000, 0]);
});

test('waits for a platform that still holds the folder, and keeps the port', async () => {
  const locked: Script = (process, message) => {
    if (message !== null) return;
    process.say({ kind: 'failed', reason: 'Another process uses the folder.', locked: true });
    process.end(1);
  };
  const { started, startService } = services(locked, locked, serve);
  const { platform } = local(startService, new Map([['localPlatformPort', 4000]]));
  expect(await platform.start()).toBe('http://127.0.0.1:4000');
  expect(started.map((process) => process.port)).toEqual([4000, 4000, 4000]);
});

test('says why none can be had, and gives the folder up', async () => {
  const { startService } = services((process, message) => {
    if (message !== null) return;
    process.say({ kind: 'failed', reason: 'The disk is full.' });
    process.end(1);
  });
  const { platform } = local(startService);
  await expect(platform.start()).rejects.toThrow('The disk is full.');
  expect(await folder()).toEqual([]);
});

test('a platform that ends by itself is started again once, and the second time its end is told', async () => {
  const { started, startService } = services(serve);
  const first = local(startService);
  await first.platform.start();
  started[0]!.end(null);
  await first.change;
  expect(first.reasons).toEqual([null]);
  expect(started).toHaveLength(2);
  started[1]!.end(7);
  // The next start waits for what the end set going.
  await first.platform.start().catch(() => undefined);
  expect(first.reasons).toEqual([null, 'The local platform ended with code 7.']);
});

test('stopped while it starts, it is gone and told as such', async () => {
  const { started, startService } = services(() => undefined);
  const { platform } = local(startService);
  const starting = platform.start();
  const failure = expect(starting).rejects.toThrow();
  while (started.length === 0) await new Promise((resolve) => setImmediate(resolve));
  await platform.dispose();
  await failure;
  expect(started.every((process) => process.ended)).toBe(true);
  expect(await folder()).toEqual([]);
  await expect(platform.start()).rejects.toThrow('closing');
});

test.each<[string, object, object]>([
  ['no network', { address: null }, { code: 'network-unavailable', data: {} }],
  [
    'a reason',
    { address: null, error: 'Port 4321 is in use.' },
    {
      code: 'network-unavailable',
      message: 'The network cannot be served. Port 4321 is in use.',
      data: { reason: 'Port 4321 is in use.' },
    },
  ],
])('sharing on the network fails with %s that can be shown', async (_name, answer, failure) => {
  const { startService } = services((process, message) => {
    serve(process, message);
    if (message?.kind === 'allowNetwork') process.say({ kind: 'network', id: message.id, ...answer });
  });
  const { platform } = local(startService);
  await expect(platform.allowNetwork(true)).rejects.toMatchObject(failure);
  expect(platform.networkAddress).toBe('');
});

test('sharing on the network is told with its address, and ended', async () => {
  const { startService } = services((process, message) => {
    serve(process, message);
    if (message?.kind !== 'allowNetwork') return;
    process.say({ kind: 'network', id: message.id, address: message.allow ? 'http://192.168.1.2:4322' : null, guestPort: 4323 });
  });
  const { platform } = local(startService);
  expect(await platform.ports()).toEqual([]);
  await platform.allowNetwork(true);
  expect(platform.networkAddress).toBe('http://192.168.1.2:4322');
  expect(new Set(await platform.ports())).toEqual(new Set([4321, 4322, 4323]));
  // Another backend on the same folder knows them without having asked for the platform.
  expect(new Set(await local(startService).platform.ports())).toEqual(new Set([4321, 4322, 4323]));
  await platform.allowNetwork(false);
  expect(platform.networkAddress).toBe('');
  expect(new Set(await platform.ports())).toEqual(new Set([4321]));
});

test('a platform that ends while it is asked does not leave the caller waiting', async () => {
  const { startService } = services((process, message) => {
    serve(process, message);
    if (message?.kind === 'allowNetwork') process.end(1);
  });
  await expect(local(startService).platform.allowNetwork(true)).rejects.toThrow('ended with code 1');
});

test('the reason crosses to the window, in the state and in the failure of a call', async () => {
  const { startService } = services((process, message) => {
    if (message !== null) return;
    process.say({ kind: 'failed', reason: 'The disk is full.' });
    process.end(1);
  });
  const programFolder = path.resolve(import.meta.dirname, '../../..');
  const backend = createBackend(createFakeShell({ dataFolder: temporary.folder, programFolder, startService }), { log: () => {} });
  const call = callOf(backend);
  try {
    expect(await call('platform.status', {})).toMatchObject({ state: 'unreachable', reason: expect.stringContaining('The disk is full.') });
    await expect(call('account.login', { account: 'ana', password: 'x' })).rejects.toMatchObject({
      code: 'platform-unreachable',
      data: { reason: 'The disk is full.' },
    });
  } finally {
    await backend.dispose();
  }
});
