import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'vite';

const root = path.resolve(import.meta.dirname, '../../..');

/** The platform's program as it is built, for tests that run it as a process of its own. */
export interface BuiltPlatform {
  /** `main` is the platform itself. */
  entry(name: string): string;
  remove(): Promise<void>;
}

/** Builds `dist/platform/main.js` and `entries` (source file by name) from the sources as they are now. */
export async function buildPlatform(entries: Record<string, string> = {}): Promise<BuiltPlatform> {
  // Below node_modules, because the program finds its packages from where it stands.
  const folder = await mkdtemp(path.join(root, 'node_modules/.kumquat-test-'));
  const input = Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, path.join(root, file)]));
  await build({
    configFile: path.join(root, 'vite.config.ts'),
    mode: 'platform',
    logLevel: 'error',
    build: { outDir: path.join(folder, 'dist/platform'), sourcemap: false, rolldownOptions: { input } },
  });
  return {
    entry: (name) => path.join(folder, `dist/platform/${name}.js`),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
