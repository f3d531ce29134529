import { expect, test } from 'vitest';
import { type CommandHandlers, commands } from '../contract/commands.ts';
import type { Carrier, ToRenderer } from '../contract/wire.ts';
import { decodeFrame } from './json-frame.ts';
import { memoryCarriers } from './memory.ts';
import { MAX_CALLS_IN_FLIGHT, serveCommands } from './serve.ts';
import { type SocketLike, webSocketCarrier } from './web-socket.ts';

/** A socket whose other end says what a test lets it say. */
function fakeSocket() {
  const listeners = new Map<string, (event: { data: unknown }) => void>();
  const closed: (number | undefined)[] = [];
  const sent: string[] = [];
  const socket = {
    readyState: 1,
    send: (text: string) => void sent.push(text),
    close: (code?: number) => void closed.push(code),
    addEventListener: (type: string, listener: (event: { data: unknown }) => void) => void listeners.set(type, listener),
  };
  return {
    socket: socket as SocketLike & { readyState: number },
    closed,
    sent,
    say: (data: unknown) => listeners.get('message')?.({ data }),
  };
}

test.each<[string, unknown, number]>([
  ['bytes', new ArrayBuffer(4), 1003],
  ['a blob', new Blob(['{}']), 1003],
  ['what is not JSON', '{"kind":', 1007],
  ['nothing', '', 1007],
  ['bytes that are no base64', '{"a":{"$bytes":"a*Gk"}}', 1007],
  ['too much', `"${'x'.repeat(100)}"`, 1009],
])('a socket that sends %s is closed, and nobody hears of it', (_name, data, code) => {
  const { socket, closed, say } = fakeSocket();
  const heard: unknown[] = [];
  webSocketCarrier(socket, 100).onMessage((message) => heard.push(message));
  say(data);
  expect([closed, heard]).toEqual([[code], []]);
});

test('a socket that is not open any more is sent nothing', () => {
  const { socket, sent } = fakeSocket();
  const carrier = webSocketCarrier(socket);
  carrier.send({ a: 1 });
  socket.readyState = 3;
  carrier.send({ a: 2 });
  expect(sent).toEqual(['{"a":1}']);
});

test('a frame changes no prototype, and only a string alone becomes bytes', () => {
  expect(decodeFrame('{"$bytes":"aGk="}')).toEqual(new TextEncoder().encode('hi').buffer);
  expect(decodeFrame('{"$bytes":"aGk=","more":1}')).toEqual({ $bytes: 'aGk=', more: 1 });
  expect(decodeFrame('{"$bytes":7}')).toEqual({ $bytes: 7 });
  decodeFrame('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}');
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

/** Serves the handlers; what the peer says as it stands, and what it was answered. */
function serve(handlers: Partial<CommandHandlers>) {
  const [ours, theirs]: [Carrier, Carrier] = memoryCarriers();
  const answers: ToRenderer[] = [];
  ours.onMessage((message) => answers.push(message as ToRenderer));
  serveCommands({ commands, handlers: handlers as CommandHandlers, carrier: theirs, log: () => undefined });
  const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
  return { answers, settled, say: (message: unknown) => ours.send(message), close: () => ours.close() };
}

test('names of what every object has are no commands', async () => {
  const { answers, settled, say } = serve({});
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '', 'App.info', 'app.info '];
  for (const [id, command] of names.entries()) say({ kind: 'call', id, command, args: {} });
  await settled();
  expect(answers).toEqual(names.map((_, id) => ({ kind: 'error', id, error: expect.objectContaining({ code: 'unknown-command' }) })));
});

test('of calls without end only so many run, and all are given up with the connection', async () => {
  let running = 0;
  const { answers, settled, say, close } = serve({
    'projects.current': (_input, { signal }) => {
      running++;
      return new Promise((_resolve, reject) =>
        signal.addEventListener('abort', () => {
          running--;
          reject(signal.reason);
        }),
      );
    },
  });
  for (let id = 0; id < MAX_CALLS_IN_FLIGHT + 5; id++) say({ kind: 'call', id, command: 'projects.current', args: {} });
  // A number in use is not used again, or its answer would be anyone's.
  say({ kind: 'call', id: 0, command: 'projects.current', args: {} });
  await settled();
  expect(running).toBe(MAX_CALLS_IN_FLIGHT);
  expect(answers.map((answer) => answer.kind === 'error' && answer.error.code)).toEqual(Array.from({ length: 5 }, () => 'too-large'));
  close();
  await settled();
  expect(running).toBe(0);
});

test('a cancellation of another number, or of none, ends nothing', async () => {
  let aborted = false;
  const { answers, settled, say } = serve({
    'projects.current': async (_input, { signal }) => {
      await settled();
      aborted = signal.aborted;
      return { project: null };
    },
  });
  say({ kind: 'call', id: 1, command: 'projects.current', args: {} });
  for (const id of [2, -1, 1.5, '1', null]) say({ kind: 'cancel', id });
  say({ kind: 'cancel', id: 1, more: true });
  await settled();
  await settled();
  await settled();
  expect([aborted, answers]).toEqual([false, [{ kind: 'result', id: 1, result: { project: null } }]]);
});
