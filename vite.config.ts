/**
 * One target a program part; `vite build --mode TARGET` builds one, `scripts/build.mjs` builds those whose sources changed.
 * Every target goes to `dist/TARGET`.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin, type UserConfig } from 'vite';

const root = import.meta.dirname;
const at = (...parts: string[]): string => path.join(root, ...parts);

function common(target: string): UserConfig {
  return {
    root,
    publicDir: false,
    logLevel: 'warn',
    clearScreen: false,
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
    build: {
      outDir: at('dist', target),
      emptyOutDir: true,
      target: 'es2023',
      reportCompressedSize: false,
      chunkSizeWarningLimit: 20_000,
      sourcemap: false,
    },
  };
}

/** How long plugins took is no mistake of the sources; it would stand among the messages of `npm start`. */
const CHECKS = { pluginTimings: false };

/** Node programs: packages stay outside the bundle, so that native and WASM ones find their files. */
function node(target: string, input: Record<string, string>): UserConfig {
  const base = common(target);
  return {
    ...base,
    define: {},
    build: {
      ...base.build,
      target: 'node20',
      ssr: true,
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        checks: CHECKS,
        input,
        external: ['electron'],
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js', format: 'es' },
      },
    },
  };
}

/** Pages: the folder of the HTML file is the root, so that it lands at the top of its target's folder. */
function pages(target: string, folder: string, html: string[], base = './', plugins: Plugin[] = []): UserConfig {
  const shared = common(target);
  return {
    ...shared,
    root: at(folder),
    base,
    plugins: [react(), ...plugins],
    worker: { format: 'es' },
    build: {
      ...shared.build,
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      rolldownOptions: { checks: CHECKS, input: html.map((file) => at(folder, file)) },
    },
  };
}

/** A classic script without imports: what a classic worker loads. */
function script(target: string, entry: string, file: string): UserConfig {
  const base = common(target);
  return {
    ...base,
    build: {
      ...base.build,
      minify: true,
      lib: { entry: at(entry), formats: ['iife'], name: 'kumquat', fileName: () => file },
      rolldownOptions: { checks: CHECKS },
    },
  };
}

const targets: Record<string, () => UserConfig> = {
  main: () =>
    node('main', {
      electron: at('main/electron/main.ts'),
      browser: at('main/browser/main.ts'),
      cli: at('main/cli/main.ts'),
      'compiler-worker': at('simulator/compiler/compiler-worker.ts'),
    }),
  platform: () => node('platform', { main: at('platform/server/main.ts') }),
  database: () => ({
    ...node('database', { 'make-empty-database': at('platform/store/make-empty-database.ts') }),
    plugins: [emptyDatabase()],
  }),
  preload: () => {
    const base = common('preload');
    return {
      ...base,
      build: {
        ...base.build,
        lib: { entry: at('preload/preload.ts'), formats: ['cjs'], fileName: () => 'preload.cjs' },
        rolldownOptions: { checks: CHECKS, external: ['electron'] },
      },
    };
  },
  renderer: () => pages('renderer', 'renderer', ['index.html'], '/'),
  device: () => pages('device', 'simulator/device', ['device.html']),
  view: () => pages('view', 'simulator/view', ['page.html']),
  logic: () => script('logic', 'simulator/logic/worker.ts', 'logic.js'),
  headless: () => pages('headless', 'main/cli/headless', ['page.html']),
  console: () => pages('console', 'platform/console', ['index.html'], '/console/'),
  container: () => pages('container', 'platform/container', ['index.html'], '/container/'),
};

/** The database that the platform begins with (`platform/store/empty-database.ts`), made by the program that was just built. */
function emptyDatabase(): Plugin {
  return {
    name: 'kumquat:empty-database',
    writeBundle({ dir = '' }) {
      const program = path.join(dir, 'make-empty-database.js');
      // The database keeps the time zone of the process that made it.
      execFileSync(process.execPath, [program, path.join(dir, 'empty-database.gz')], { env: { ...process.env, TZ: 'UTC' } });
    },
  };
}

/** The guest's three parts are served from one folder, `dist/simulator`. */
const GUEST = ['device', 'view', 'logic'];

function intoSimulatorFolder(target: string): Plugin {
  return {
    name: 'kumquat:simulator-folder',
    writeBundle(_options, bundle) {
      for (const name of Object.keys(bundle)) {
        const to = at('dist/simulator', name);
        mkdirSync(path.dirname(to), { recursive: true });
        copyFileSync(at('dist', target, name), to);
      }
    },
  };
}

export const TARGETS = Object.keys(targets);

export default defineConfig(({ mode }) => {
  const make = targets[mode];
  if (!make) throw new Error(`vite --mode must name a target: ${TARGETS.join(', ')}`);
  const config = make();
  if (GUEST.includes(mode)) config.plugins = [...(config.plugins ?? []), intoSimulatorFolder(mode)];
  return config;
});
