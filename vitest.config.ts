import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take minutes, because they drive a browser: they begin first, so that none of them runs alone at the end. */
const LONG = ['run-headless', 'conformance/apis', 'conformance/components', 'whole-phone', 'backend-process', 'built-cli'];

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

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic' } },
  test: {
    include: ['{main,preload,renderer,simulator,platform,scripts}/**/*.test.{ts,tsx}'],
    retry: process.env['CI'] ? 1 : 0,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Much of the time of tests is waiting: for a page to paint, for a process to start.
    maxWorkers: 3,
    sequence: { sequencer: LongFirst },
    env: { KUMQUAT_NO_SANDBOX: '1', NODE_ENV: 'test' },
  },
});
