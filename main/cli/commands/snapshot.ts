import path from 'node:path';
import { resolveLocations } from '../../../simulator/compiler/source-locations.ts';
import type { Diagnostic } from '../../../simulator/protocol/build.ts';
import { DEVICES, deviceNamed } from '../../../simulator/protocol/devices.ts';
import { AppError } from '../../contract/errors.ts';
import { type Action, UsageError } from '../command-line.ts';
import { findMode } from '../find-mode.ts';
import { formatDiagnostic } from '../format.ts';
import type { HeadlessPage } from '../headless/watch-page.ts';
import { headlessFiles } from '../headless-files.ts';
import { readSimulations } from '../read-simulations.ts';
import { compile } from './build.ts';

export interface SnapshotOptions {
  page?: string[];
  all?: boolean;
  device?: string;
  theme?: 'light' | 'dark';
  landscape?: boolean;
  language?: string;
  scene?: number;
  mode?: string;
  /** Path of a JSON file, see `readSimulations`. */
  simulate?: string;
  out: string;
}

/** `pages/list/list?id=1` as a page's path and its query. */
function targetOf(page: string): { path: string; query: Record<string, string> } {
  const [name = '', query = ''] = page.split(/\?(.*)/s);
  return { path: name, query: Object.fromEntries(new URLSearchParams(query)) };
}

/** A page runs as far as it can; what the compiler found in its files is told with it all the same. */
function withBuildErrors(page: HeadlessPage, found: readonly Diagnostic[]): HeadlessPage {
  if (found.length === 0) return page;
  return { ...page, ok: false, errors: [...found.map(formatDiagnostic), ...page.errors] };
}

/** One line for the page, and one for each thing that it lacks. */
function pageLines(page: HeadlessPage): string[] {
  return [
    `${page.ok ? 'ok  ' : 'FAIL'} ${page.path} ${Math.round(page.firstRenderMs)} ms ${page.screenshot}`,
    ...page.errors.map((error) => `       error: ${error.split('\n', 1)[0]}`),
    ...page.missingApis.map((name) => `       missing API: ${name}`),
    ...page.missingComponents.map((name) => `       missing component: ${name}`),
  ];
}

/** `kumquat snapshot PROJECT`. What runs is shown: a broken page is reported and the others are not held back. Without pages it is the entry page. */
export function snapshot(project: string, options: SnapshotOptions): Action {
  const device = options.device === undefined ? DEVICES[0] : deviceNamed(options.device);
  if (!device) throw new UsageError(`There is no device ${options.device}. Known: ${DEVICES.map(({ name }) => name).join(', ')}.`);
  return async (line) => {
    const build = await compile(line, project, 'development');
    for (const diagnostic of build.diagnostics) line.say(formatDiagnostic(diagnostic));
    if (!build.config || build.pages.length === 0) {
      const reason = build.diagnostics.find(({ severity }) => severity === 'error');
      const message = `The project has no pages to show${reason ? `: ${formatDiagnostic(reason)}` : '.'}`;
      throw new AppError('build-failed', message, { diagnostics: build.diagnostics });
    }
    const mode = options.mode === undefined ? null : await findMode(path.resolve(line.workingDirectory, project), options.mode);
    const first = mode ? `${mode.pathName || build.config.entryPagePath}?${mode.query}` : build.config.entryPagePath;
    const pages = options.all ? build.pages : (options.page ?? [first]);
    const missing = pages.find((page) => !build.pages.includes(page.split('?', 1)[0] ?? ''));
    if (missing !== undefined) {
      throw new AppError('page-missing', `There is no page ${missing}. Pages: ${build.pages.join(', ')}.`, { page: missing });
    }
    const simulations = options.simulate === undefined ? [] : await readSimulations(path.resolve(line.workingDirectory, options.simulate));
    const { runHeadless } = await import('../headless/run-headless.ts');
    const { ms, pages: shown } = await runHeadless({
      files: headlessFiles(build, line.programFolder),
      config: build.config,
      device,
      theme: options.theme,
      language: options.language,
      scene: options.scene ?? mode?.scene ?? undefined,
      orientation: options.landscape ? 'landscape' : 'portrait',
      pages: pages.map(targetOf),
      simulations,
      outFolder: path.resolve(line.workingDirectory, options.out),
      programFolder: line.programFolder,
      locate(location) {
        const [source] = resolveLocations(build, [location]);
        return source ? `${source.path}:${source.line}:${source.column}` : null;
      },
      signal: line.signal,
    });
    const photographed = shown.map((page) => withBuildErrors(page, build.pageErrors[page.path] ?? []));
    const ok = build.ok && photographed.every((page) => page.ok);
    const errors = build.diagnostics.filter(({ severity }) => severity === 'error');
    return { ok, json: { ok, ms, pages: photographed, errors }, text: photographed.flatMap(pageLines).join('\n') };
  };
}
