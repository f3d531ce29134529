import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { build as bundle } from 'esbuild';
import { expect, onTestFinished, test } from 'vitest';
import { CompilerClient } from './compiler-client.ts';
import { appFiles, fixtureFolder, writeFiles } from './testing/fixture.ts';

async function clientWith(worker: string, options = {}) {
  const folder = await fixtureFolder({
    'worker.mjs': `import { parentPort } from 'node:worker_threads';\nimport fs from 'node:fs';\n${worker}`,
  });
  const client = new CompilerClient({ folder, mode: 'development', workerFile: join(folder, 'worker.mjs'), ...options });
  onTestFinished(() => client.dispose());
  return { client, folder };
}

const COUNT =
  "const file = new URL('./starts', import.meta.url); fs.appendFileSync(file, 'x'); const starts = fs.readFileSync(file, 'utf8').length;\n";
const ANSWER =
  "parentPort.on('message', ({ id, changed }) => parentPort.postMessage({ type: 'built', id, build: { level: 'app', changed: changed ?? ['all'] } }));\n";

test('a worker that crashes is replaced, and the build starts afresh', async () => {
  const { client } = await clientWith(`${COUNT}if (starts === 1) process.exit(3);\n${ANSWER}`);
  expect(await client.build(['a'])).toMatchObject({ changed: ['all'] });
});

test('a worker that keeps crashing is an error', async () => {
  const { client } = await clientWith("throw new Error('broken');");
  await expect(client.build()).rejects.toMatchObject({
    name: 'CompilerError',
    code: 'crashed',
    message: expect.stringContaining('broken'),
  });
});

test('a worker that hangs is an error after a second try', async () => {
  const { client } = await clientWith("parentPort.on('message', () => { for (;;); });", { silence: 100 });
  await expect(client.build()).rejects.toMatchObject({ code: 'timeout' });
});

test('a build that never ends is an error although the worker is alive', async () => {
  const { client } = await clientWith(
    "parentPort.on('message', () => {}); setInterval(() => parentPort.postMessage({ type: 'beat' }), 10);",
    { timeout: 150 },
  );
  await expect(client.build()).rejects.toMatchObject({ code: 'timeout', message: 'The compiler took too long.' });
});

test('a cancelled build rejects at once, and its changes come with the next', async () => {
  const { client } = await clientWith(ANSWER);
  const abort = new AbortController();
  const first = client.build(['a'], { signal: abort.signal });
  abort.abort();
  await expect(first).rejects.toMatchObject({ code: 'cancelled' });
  expect(await client.build(['b'])).toMatchObject({ changed: ['a', 'b'] });
});

test('a disposed client builds no more', async () => {
  const { client } = await clientWith('');
  const pending = client.build();
  const outcome = expect(pending).rejects.toMatchObject({ code: 'disposed' });
  await client.dispose();
  await outcome;
  await expect(client.build()).rejects.toMatchObject({ code: 'disposed' });
});

test('the real worker compiles a project again and again', async () => {
  const folder = await fixtureFolder(appFiles());
  const place = await fixtureFolder({});
  await symlink(join(import.meta.dirname, '../../node_modules'), join(place, 'node_modules'));
  const outfile = join(place, 'compiler-worker.mjs');
  await bundle({
    entryPoints: [join(import.meta.dirname, 'compiler-worker.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  });
  const client = new CompilerClient({ folder, mode: 'development', workerFile: outfile });
  onTestFinished(() => client.dispose());
  const first = await client.build();
  expect(first).toMatchObject({ ok: true, level: 'app', diagnostics: [] });
  expect(first.files.get('logic.js')).toMatchObject({ kind: 'generated' });
  await writeFiles(folder, { 'pages/home/home.wxss': '' });
  expect(await client.build(['pages/home/home.wxss'])).toMatchObject({ level: 'style', changed: ['pages/home/home.wxss'] });
});
