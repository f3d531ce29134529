import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../contract/errors.ts';
import { atomicWrite } from './atomic-write.ts';
import { fsCode, withFileErrors } from './fs-error.ts';
import { resolveInside } from './project-paths.ts';

export const FILE = 'project.config.json';
/** The file of one developer, which other tools of the platform write as well and projects leave out of version control. */
export const PRIVATE_FILE = 'project.private.config.json';
export const CONFIG_FILES: readonly string[] = [FILE, PRIVATE_FILE];

export interface ProjectConfig {
  name: string;
  appId: string;
  /** Folder of app.json inside the project, '' for the project's own. */
  miniprogramRoot: string;
}

/** What the IDE needs of `project.config.json`; what is absent or broken there counts as empty. */
export async function readProjectConfig(folder: string): Promise<ProjectConfig> {
  const config = await readJson(path.join(folder, FILE)).catch(() => null);
  return {
    name: textOf(config?.['projectname']) || path.basename(folder),
    appId: textOf(config?.['appid']),
    miniprogramRoot: textOf(config?.['miniprogramRoot'])
      .replace(/^(\.?\/)+/, '')
      .replace(/\/+$/, ''),
  };
}

/** Changes keys of `project.config.json` and keeps the rest, indentation included. Makes the file when there is none. */
export async function patchProjectConfig(folder: string, patch: Record<string, unknown>): Promise<void> {
  const file = await withFileErrors(FILE, () => resolveInside(folder, FILE));
  await patchJson(file, FILE, patch);
}

/** @throws AppError invalid-input when the file is not a JSON object, disk-full, no-permission */
export async function patchJson(file: string, shown: string, patch: Record<string, unknown>): Promise<void> {
  let text = '{}\n';
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (fsCode(error) !== 'ENOENT') throw error;
  }
  let config: Record<string, unknown>;
  try {
    config = requireObject(JSON.parse(text));
  } catch (error) {
    throw new AppError('invalid-input', `${shown} is not valid JSON. Correct it and try again.`, { path: shown }, { cause: error });
  }
  const indentation = /\n([ \t]+)"/.exec(text)?.[1] ?? '  ';
  await withFileErrors(shown, () => atomicWrite(file, `${JSON.stringify({ ...config, ...patch }, null, indentation)}\n`));
}

/** @throws AppError folder-missing, not-a-mini-program */
export async function checkMiniProgram(folder: string): Promise<ProjectConfig> {
  const found = await stat(folder).catch(() => null);
  if (!found?.isDirectory()) throw new AppError('folder-missing', `The folder ${folder} does not exist.`, { folder });
  const config = await readProjectConfig(folder);
  const appJson = config.miniprogramRoot === '' ? 'app.json' : `${config.miniprogramRoot}/app.json`;
  const there = await resolveInside(folder, appJson)
    .then((file) => stat(file))
    .then(
      (file) => file.isFile(),
      () => false,
    );
  if (!there) {
    throw new AppError(
      'not-a-mini-program',
      `${folder} is not a mini program: it has no ${appJson}. Choose the folder that contains app.json.`,
      {
        folder,
        expected: appJson,
      },
    );
  }
  return config;
}

export async function readJson(file: string): Promise<Record<string, unknown>> {
  return requireObject(JSON.parse((await readFile(file, 'utf8')).replace(/^\ufeff/, '')));
}

function requireObject(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new TypeError('not a JSON object');
  return value as Record<string, unknown>;
}

/** What is no object counts as an empty one. */
export function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
