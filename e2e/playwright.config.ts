import { defineConfig } from '@playwright/test';
import type { ShellOptions } from './fixtures/ide.ts';

/** Pages of the platform, what the device and its tools do by themselves, and what the backend answers: no shell changes them. */
const SAME_IN_EACH_SHELL =
  /(console|organisation|release-story|serving|bound-project|device-tools|hostile-programs|bad-input|transfers)\.spec\.ts/;

/** Of the specs that are left, what only the renderer and the backend do. */
const SAME_ANYWHERE = /files: create|tabs keep undo|the console shows levels|the phone: device/;

export default defineConfig<ShellOptions>({
  testDir: './specs',
  outputDir: '../test-results/e2e',
  timeout: 120_000,
  expect: { timeout: 20_000 },
  retries: process.env['CI'] ? 1 : 0,
  workers: 2,
  forbidOnly: Boolean(process.env['CI']),
  reporter: process.env['KUMQUAT_E2E_REPORT'] ? [['list'], ['json', { outputFile: process.env['KUMQUAT_E2E_REPORT'] }]] : [['list']],
  use: { trace: 'on-first-retry', actionTimeout: 30_000 },
  projects: [
    { name: 'browser', workers: 2, use: { shell: 'browser' } },
    // Windows of one display take the keyboard from each other.
    { name: 'electron', workers: 1, testIgnore: SAME_IN_EACH_SHELL, grepInvert: SAME_ANYWHERE, use: { shell: 'electron' } },
    { name: 'packaged', workers: 1, testMatch: 'main-job.spec.ts', use: { shell: 'packaged' } },
  ],
});
