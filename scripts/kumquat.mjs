#!/usr/bin/env node
/** The `kumquat` command. In a checkout it builds first what has changed; standard output belongs to the command alone. */
import { existsSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

if (existsSync(path.join(root, 'vite.config.ts'))) {
  const { installIfNeeded } = await import('./install.mjs');
  await installIfNeeded();
  const { buildIfChanged } = await import('./build.mjs');
  await buildIfChanged({ log: console.error });
}
process.argv[1] = path.join(root, 'dist/main/cli.js');
await import(new URL('../dist/main/cli.js', import.meta.url));
