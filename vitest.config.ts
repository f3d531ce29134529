import { defineConfig } from 'vitest/config';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic' } },
  test: {
    include: ['{main,preload,renderer,simulator,platform,scripts}/**/*.test.{ts,tsx}'],
    retry: process.env['CI'] ? 1 : 0,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    env: { KUMQUAT_NO_SANDBOX: '1', NODE_ENV: 'test' },
  },
});
