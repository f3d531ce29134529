/**
 * `npm run bench`: measures. Every benchmark prints one JSON document with medians, and ratios of what was measured in the same
 * run: those compare between machines, the milliseconds do not.
 *
 *   npm run bench                       all of them
 *   npm run bench -- simulator edit     those named
 *   npm run --silent bench -- --json    only the documents, one a line
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIfChanged } from './build.mjs';
import { installIfNeeded } from './install.mjs';

const root = path.resolve(import.meta.dirname, '..');
const folder = path.join(root, 'bench');
const known = readdirSync(folder)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => path.basename(file, '.ts'));
const args = process.argv.slice(2);
const json = args.includes('--json');
const asked = args.filter((arg) => !arg.startsWith('-'));
const say = json ? () => {} : (line) => console.error(line);

const unknown = asked.find((name) => !known.includes(name));
if (unknown !== undefined) {
  console.error(`There is no benchmark ${unknown}. Known: ${known.join(', ')}.`);
  process.exit(2);
}

await installIfNeeded();
await buildIfChanged({ log: console.error });
process.chdir(root);
const { build } = await import('esbuild');
for (const name of asked.length > 0 ? asked : known) {
  const outfile = path.join(root, 'dist/bench', `${name}.mjs`);
  await build({
    entryPoints: [path.join(folder, `${name}.ts`)],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
  });
  const { measures, run } = await import(pathToFileURL(outfile).href);
  say(`\n${name}: ${measures}`);
  try {
    const document = { bench: name, measures, ...(await run((line) => say(`  ${line}`))) };
    console.log(JSON.stringify(document, null, json ? 0 : 2));
  } catch (error) {
    console.error(`${name} failed: ${error instanceof Error ? (error.stack ?? error.message) : error}`);
    process.exitCode = 1;
  }
}
