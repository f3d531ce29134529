import type { Page } from '@playwright/test';
import { HOSTILE_PROGRAMS, type HostileProgram } from '../../simulator/conformance/testing/hostile-programs.ts';
import { HostileProject } from '../fixtures/hostile-project.ts';
import { expect, test } from '../fixtures/ide.ts';
import { Simulator } from '../pages/simulator.ts';
import { heldBytes, LONGEST_GAP, watchGaps } from '../pages/window-watch.ts';

/** How much more the IDE's own page may hold after a hostile program than before it, in bytes. */
const MOST_GROWTH = 100 * 1024 * 1024;
/** How long a program is left to it before somebody looks at the figures, in ms. */
const RAGE = 1000;

const HANGS = 'The mini program does not answer. An endless loop in its script?';

/** Those of every run; `KUMQUAT_HOSTILE=all`, or names with commas between them, asks for others. */
function wantedPrograms(): readonly HostileProgram[] {
  const wanted = process.env['KUMQUAT_HOSTILE'] ?? '';
  if (wanted === 'all') return HOSTILE_PROGRAMS;
  return HOSTILE_PROGRAMS.filter(({ name, always }) => (wanted ? wanted.split(',').includes(name) : always));
}

/** That the program rages, and that somebody is told of it. */
async function expectRage(page: Page, simulator: Simulator, program: HostileProgram): Promise<void> {
  if (program.hangs) await expect.soft(page.getByText(HANGS)).toBeVisible();
  else if (!program.problem && !program.blank) await expect.soft(simulator.top.getByText(program.name, { exact: true })).toBeVisible();
  if (program.told) await expect.soft(page.getByRole('log', { name: 'Console' }).getByText(program.told).first()).toBeVisible();
  if (!program.problem) return;
  await page.getByRole('tab', { name: /^Problems/ }).click();
  await expect.soft(page.getByText(program.problem.replaceAll('NAME', program.name)).first()).toBeVisible();
  await page.getByRole('tab', { name: /^Console/ }).click();
}

const programs = wantedPrograms();

test('whatever a mini program does, the window goes on, somebody is told, and a mended program runs', async ({ ide }) => {
  test.setTimeout(60_000 + programs.length * 30_000);
  const { page } = ide;
  // What the programs do wrong stands in the console of their frames.
  ide.allowErrors(/./);
  const project = new HostileProject(ide.projects);
  await ide.openFolder(project.folder);
  const simulator = new Simulator(page);
  await expect(simulator.top.getByText('First')).toBeVisible();
  for (const program of programs) {
    await test.step(program.name, async () => {
      const start = Date.now();
      await page.getByRole('button', { name: 'Clear the console' }).click();
      await page.getByRole('textbox', { name: 'Filter' }).fill(program.told ?? '');
      const before = await heldBytes(page);
      const longestGap = await watchGaps(page);
      project.put(program);
      await expectRage(page, simulator, program);
      await page.waitForTimeout(RAGE);
      const gap = await longestGap();
      const growth = (await heldBytes(page)) - before;
      expect.soft(gap, program.name).toBeLessThan(LONGEST_GAP);
      expect.soft(growth, program.name).toBeLessThan(MOST_GROWTH);

      if (program.hangs === 'page') {
        await simulator.pane.getByRole('toolbar').getByRole('button', { name: 'Stop the mini program' }).click();
        await expect(page.getByText('The mini program is stopped.')).toBeVisible();
      }
      project.mend(program);
      if (program.hangs === 'page') await page.getByRole('button', { name: 'Start', exact: true }).click();
      if (program.spoils) await page.getByRole('button', { name: 'Compile', exact: true }).click();
      await expect(simulator.top.getByText(`Mended ${program.name}`)).toBeVisible();
      project.remove(program);
      const figures = `gap ${Math.round(gap)} ms, held ${(growth / 1024 / 1024).toFixed(1)} MB more, ${Date.now() - start} ms`;
      test.info().annotations.push({ type: program.name, description: figures });
      if (process.env['KUMQUAT_HOSTILE'] !== undefined) process.stdout.write(`${program.name}: ${figures}\n`);
    });
  }
});
