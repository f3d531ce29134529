import { AsyncLocalStorage } from 'node:async_hooks';
import fs from 'node:fs';
import http from 'node:http';
import { syncBuiltinESMExports } from 'node:module';
import pg from 'pg';

/**
 * Points at which what is kept changes: each call that changes a file, and each statement that changes PostgreSQL. The process
 * that imports this can be killed at them. Node and the driver are changed for that; the product is as it is.
 */
type Mode =
  | { kind: 'off' }
  | { kind: 'count' }
  /** The point of this number, from 1, of any request ends the process. */
  | { kind: 'kill'; at: number }
  /** Requests of these names stop at the statement of that number, from 1; when all of them have, the process is killed. */
  | { kind: 'hold'; at: Map<string, number>; held: Set<string> };

let mode: Mode = { kind: 'off' };
let points = 0;
const statements = new Map<string, number>();
const request = new AsyncLocalStorage<string>();
const say = fs.writeSync;

function kill(why: string): void {
  say(1, `killed at ${why}\n`);
  process.kill(process.pid, 'SIGKILL');
}

/** Counts points of the whole process from 0 until it is asked again. */
export function countPoints(): () => number {
  mode = { kind: 'count' };
  points = 0;
  return () => {
    mode = { kind: 'off' };
    return points;
  };
}

export function killAt(at: number): void {
  mode = { kind: 'kill', at };
  points = 0;
}

/** `at`: by the name of the request, as its header `x-request-id` says. */
export function holdAt(at: Map<string, number>): void {
  mode = { kind: 'hold', at, held: new Set() };
}

/** How many statements the requests of a name have made so far. */
export const statementsOf = (name: string): number => statements.get(name) ?? 0;

function pass(what: string): void {
  if (mode.kind === 'off') return;
  points += 1;
  if (mode.kind === 'kill' && mode.at === points) kill(`${points}: ${what}`);
}

/** Whether this statement of the current request never comes. */
function isHeld(): boolean {
  const name = request.getStore();
  if (name === undefined) return false;
  const count = statementsOf(name) + 1;
  statements.set(name, count);
  if (mode.kind !== 'hold' || mode.at.get(name) !== count) return false;
  mode.held.add(name);
  if (mode.held.size === mode.at.size) kill(`${mode.at.size} statements at once`);
  return true;
}

type Call = (...args: unknown[]) => unknown;

function watch(target: object, names: readonly string[], label: string): void {
  const methods = target as Record<string, Call>;
  for (const name of names) {
    const original = methods[name];
    if (typeof original !== 'function') throw new Error(`There is no ${label}${name} to watch.`);
    methods[name] = function watched(this: unknown, ...args: unknown[]) {
      pass(`${label}${name}`);
      return original.apply(this, args);
    };
  }
}

watch(fs, ['writeSync', 'ftruncateSync', 'renameSync', 'unlinkSync', 'mkdirSync', 'fsyncSync', 'write', 'writev', 'fsync'], 'fs.');
watch(fs.promises, ['mkdir', 'rename', 'rm', 'open'], 'fs.promises.');
syncBuiltinESMExports();

const server = http.Server.prototype as unknown as { emit: Call };
const emit = server.emit;
server.emit = function named(this: unknown, ...args: unknown[]) {
  const [event, message] = args as [string, http.IncomingMessage];
  const name = event === 'request' ? message.headers['x-request-id'] : undefined;
  return typeof name === 'string' ? request.run(name, () => emit.apply(this, args)) : emit.apply(this, args);
};

/** After comments, which migrations begin with. */
const CHANGES = /^(?:\s|--[^\n]*\n)*(insert|update|delete|create|alter|drop|commit)\b/i;
const never = new Promise<never>(() => undefined);

const client = pg.Client.prototype as unknown as { query: Call };
const query = client.query;
client.query = function watched(this: unknown, ...args: unknown[]) {
  const [first] = args;
  const text = typeof first === 'string' ? first : String((first as { text?: unknown } | null)?.text);
  const verb = CHANGES.exec(text)?.[1]?.toLowerCase();
  if (!verb) return query.apply(this, args);
  pass(text.slice(0, 60));
  if (isHeld()) return never;
  const answer = query.apply(this, args);
  if (verb !== 'commit' || !(answer instanceof Promise)) return answer;
  return answer.then((result: unknown) => {
    pass('after commit');
    return isHeld() ? never : result;
  });
};
