import path from 'node:path';
import { DEVICES, deviceNamed } from '../../../simulator/protocol/devices.ts';
import { AppError } from '../../contract/errors.ts';
import { type Action, UsageError } from '../command-line.ts';
import { findMode } from '../find-mode.ts';
import { formatDiagnostic } from '../format.ts';
import { headlessFiles } from '../headless-files.ts';
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
  out: string;
}

/** `pages/list/list?id=1` as a page's path and its query. */
function targetOf(page: string): { path: string; query: Record<string, string> } {
  const [name = '', query = ''] = page.split(/\?(.*)/s);
  return { path: name, query: Object.fromEntries(new URLSearchParams(query)) };
}

/** `kumquat snapshot PROJECT`. Without pages it is the entry page. */
export function snapshot(project: string, options: SnapshotOptions): Action {
  const device = options.device === undefined ? DEVICES[0] : deviceNamed(options.device);
  if (!device) throw new UsageError(`There is no device ${options.device}. Known: ${DEVICES.map(({ name }) => name).join(', ')}.`);
  return async (line) => {
    const build = await compile(line, project, 'development');
    for (const diagnostic of build.diagnostics) line.say(formatDiagnostic(diagnostic));
    if (!build.ok || !build.config) {
      throw new AppError('build-failed', 'The project could not be built.', { diagnostics: build.diagnostics });
    }
    const mode = options.mode === undefined ? null : await findMode(path.resolve(line.workingDirectory, project), options.mode);
    const first = mode ? `${mode.pathName || build.config.entryPagePath}?${mode.query}` : build.config.entryPagePath;
    const pages = options.all ? build.pages : (options.page ?? [first]);
    const missing = pages.find((page) => !build.pages.includes(page.split('?', 1)[0] ?? ''));
    if (missing !== undefined) {
      throw new AppError('page-missing', `There is no page ${missing}. Pages: ${build.pages.join(', ')}.`, { page: missing });
    }
    const { runHeadless } = await import('../headless/run-headless.ts');
    const { ms, pages: photographed } = await runHeadless({
      files: headlessFiles(build, line.programFolder),
      config: build.config,
      device,
      theme: options.theme,
      language: options.language,
      scene: options.scene ?? mode?.scene ?? undefined,
      orientation: options.landscape ? 'landscape' : 'portrait',
      pages: pages.map(targetOf),
      outFolder: path.resolve(line.workingDirectory, options.out),
      programFolder: line.programFolder,
      signal: line.signal,
    });
    const ok = photographed.every((page) => page.ok);
    const lines = photographed.map(
      (page) => `${page.ok ? 'ok  ' : 'FAIL'} ${page.path} ${Math.round(page.firstRenderMs)} ms ${page.screenshot}`,
    );
    return { ok, json: { ok, ms, pages: photographed }, text: lines.join('\n') };
  };
}
