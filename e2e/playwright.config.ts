import { defineConfig } from '@playwright/test';
import type { ShellOptions } from './fixtures/ide.ts';

export default defineConfig<ShellOptions>({
  testDir: './specs',
  outputDir: '../test-results/e2e',
  timeout: 120_000,
  expect: { timeout: 20_000 },
  workers: 1,
  retries: process.env['CI'] ? 1 : 0,
  forbidOnly: Boolean(process.env['CI']),
  reporter: process.env['KUMQUAT_E2E_REPORT'] ? [['list'], ['json', { outputFile: process.env['KUMQUAT_E2E_REPORT'] }]] : [['list']],
  use: { trace: 'retain-on-failure', actionTimeout: 30_000 },
  projects: [
    { name: 'browser', use: { shell: 'browser' } },
    // The console is a page of the platform: no shell changes it.
    { name: 'electron', testIgnore: 'console.spec.ts', use: { shell: 'electron' } },
    { name: 'packaged', testMatch: 'main-job.spec.ts', use: { shell: 'packaged' } },
  ],
});
