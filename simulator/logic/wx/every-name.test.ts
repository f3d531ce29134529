import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterEach, expect, test } from 'vitest';
import { API_TABLE } from '../../protocol/api-table.ts';
import { type MiniProgram, runMiniProgram, stopAll } from '../test-support/run-mini-program.ts';

afterEach(stopAll);

/** Members of the interface `Wx` in the platform's own typings. */
function typedNames(): string[] {
  const file = createRequire(import.meta.url).resolve('miniprogram-api-typings/types/wx/lib.wx.api.d.ts');
  const text = readFileSync(file, 'utf8');
  const lines = text
    .slice(text.indexOf('interface Wx {'))
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll('=>', '')
    .split('\n')
    .slice(1);
  const names = new Set<string>();
  let depth = 0;
  for (const line of lines) {
    const name = depth === 0 ? /^ {8}(?:readonly )?(\w+)\??\s*[(:<]/.exec(line)?.[1] : undefined;
    if (name) names.add(name);
    for (const sign of line) depth += '({<'.includes(sign) ? 1 : ')}>'.includes(sign) ? -1 : 0;
    if (depth < 0) break;
  }
  return [...names];
}

const start = (): Promise<MiniProgram> =>
  runMiniProgram({ 'app.json': '{"pages":["a"]}', 'app.js': 'App({})', 'a.js': 'Page({})', 'a.wxml': '<view />' });

test('every name of the platform is in the table and exists', async () => {
  const names = typedNames();
  expect(names.length).toBeGreaterThan(450);
  expect(names.filter((name) => !API_TABLE.has(name))).toEqual([]);
  const { wx } = await start();
  expect([...API_TABLE.keys()].filter((name) => wx[name] === undefined)).toEqual([]);
});

test('what exists is in the table, and what the table does not refuse is there without a stand-in', async () => {
  const { wx } = await start();
  const own = new Set(Object.keys(wx));
  expect([...own].filter((name) => !API_TABLE.has(name))).toEqual([]);
  expect([...API_TABLE].filter(([name, { status }]) => status !== 'refused' && !own.has(name)).map(([name]) => name)).toEqual([]);
});

test('what is refused says why, or does nothing, and never throws', async () => {
  const app = await start();
  const silent: string[] = [];
  for (const [name, entry] of API_TABLE) {
    const call = app.wx[name];
    if (entry.status !== 'refused' || typeof call !== 'function') continue;
    const failed = new Promise<{ errMsg?: string }>((resolve) => {
      const answer = call({ fail: resolve });
      // An object of methods, a listener, or a value that is there at once.
      if (/^(create|get\w+(Manager|Adapter|Context|System)$|on|off)/.test(name) || answer !== undefined) resolve({ errMsg: '' });
    });
    const { errMsg } = await failed;
    if (errMsg !== '' && !errMsg?.startsWith(`${name}:fail `)) silent.push(`${name}: ${errMsg}`);
  }
  expect(silent).toEqual([]);
});
