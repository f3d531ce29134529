import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take minutes, because they drive a browser: they begin first, so that none of them runs alone at the end. */
const LONG = [
  'run-headless',
  'conformance/components',
  'conformance/apis',
  'killed-platform',
  'whole-phone',
  'maintain',
  'built-cli',
  'backend-process',
  'releases',
];

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const place = ({ moduleId }: TestSpecification): number => {
      const index = LONG.findIndex((name) => moduleId.includes(name));
      return index < 0 ? LONG.length : index;
    };
    return sorted.sort((one, other) => place(one) - place(other));
  }
}

/** Rooms whose tests leave nothing behind in their process, so that files share what they load. */
const SHARING =
  '{renderer,main/contract,main/carriers,platform/domain,platform/contract,platform/client,platform/console,platform/container,simulator/protocol,simulator/host,simulator/compiler,simulator/logic}/**/*.test.{ts,tsx}';
const ALL = '{main,preload,renderer,simulator,platform,scripts}/**/*.test.{ts,tsx}';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic' } },
  test: {
    retry: process.env['CI'] ? 1 : 0,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Much of the time of tests is waiting: for a page to paint, for a process to start.
    maxWorkers: 3,
    // The embedded database is a large WebAssembly program that lives for seconds here: to optimize it takes longer than it saves.
    execArgv: ['--liftoff-only'],
    sequence: { sequencer: LongFirst },
    projects: [
      { extends: true, test: { name: 'apart', include: [ALL], exclude: [SHARING] } },
      { extends: true, test: { name: 'sharing', include: [SHARING], isolate: false } },
    ],
    env: { KUMQUAT_NO_SANDBOX: '1', NODE_ENV: 'test' },
  },
});
