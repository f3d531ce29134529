import { randomBytes } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rename, rm, rmdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { CommandContext } from '../contract/commands.ts';
import { AppError } from '../contract/errors.ts';
import { fsCode, withFileErrors } from './fs-error.ts';
import { patchJson } from './project-config.ts';

export interface CreateProjectOptions {
  templateFolder: string;
  /** Where the npm packages that templates name are found. */
  nodeModules: string;
  /** Absolute folder of the new project; must not exist or be empty. Its parent must exist. */
  target: string;
  name: string;
}

/**
 * Copies a template to a folder of its own, whole or not at all: everything is made in a sibling folder and renamed last.
 * @throws AppError folder-missing, folder-not-empty, template-missing, disk-full, no-permission, cancelled
 */
export async function createProject(options: CreateProjectOptions, { signal, progress }: CommandContext): Promise<void> {
  const { templateFolder, target, name } = options;
  const parent = path.dirname(target);
  if (!(await stat(parent).catch(() => null))?.isDirectory()) {
    throw new AppError('folder-missing', `The folder ${parent} does not exist.`, { folder: parent });
  }
  await refuseFilled(target);
  const temporary = path.join(parent, `.${path.basename(target).slice(0, 100)}.${randomBytes(6).toString('hex')}.tmp`);
  await withFileErrors(target, async () => {
    try {
      await mkdir(temporary);
      const parts = (await readdir(templateFolder)).filter((part) => part !== 'template.json' && part !== 'node_modules');
      const packages = await dependencies(templateFolder);
      const total = parts.length + packages.length;
      let done = 0;
      const step = async (copying: Promise<void>): Promise<void> => {
        await copying;
        signal.throwIfAborted();
        progress({ step: 'copy', done: ++done, total });
      };
      for (const part of parts) await step(cp(path.join(templateFolder, part), path.join(temporary, part), { recursive: true }));
      for (const dependency of packages) await step(copyPackage(options.nodeModules, dependency, path.join(temporary, 'node_modules')));
      await patchJson(path.join(temporary, 'project.config.json'), 'project.config.json', { projectname: name });
      if (parts.includes('package.json'))
        await patchJson(path.join(temporary, 'package.json'), 'package.json', { name: packageName(name) });
      signal.throwIfAborted();
      await putInPlace(temporary, target);
    } catch (error) {
      await rm(temporary, { recursive: true, force: true });
      if (signal.aborted) throw new AppError('cancelled', 'Cancelled; nothing was created.', undefined, { cause: error });
      throw error;
    }
  });
}

async function putInPlace(temporary: string, target: string): Promise<void> {
  // Refuses a folder that something was put into meanwhile.
  await rmdir(target).catch((error: unknown) => {
    if (fsCode(error) === 'ENOTEMPTY' || fsCode(error) === 'EEXIST') throw notEmpty(target);
    if (fsCode(error) !== 'ENOENT') throw error;
  });
  await rename(temporary, target).catch((error: unknown) => {
    if (fsCode(error) === 'ENOTEMPTY' || fsCode(error) === 'EEXIST') throw notEmpty(target);
    throw error;
  });
}

async function refuseFilled(target: string): Promise<void> {
  const found = await readdir(target).catch((error: unknown) => {
    if (fsCode(error) === 'ENOENT') return [];
    if (fsCode(error) === 'ENOTDIR') throw notEmpty(target);
    throw error;
  });
  if (found.length > 0) throw notEmpty(target);
}

function notEmpty(target: string): AppError {
  return new AppError('folder-not-empty', `${target} is there already and not empty. Choose another name.`, { folder: target });
}

async function dependencies(folder: string): Promise<string[]> {
  const text = await readFile(path.join(folder, 'package.json'), 'utf8').catch(() => null);
  if (text === null) return [];
  const { dependencies = {} } = JSON.parse(text) as { dependencies?: Record<string, string> };
  return Object.keys(dependencies);
}

/** What a mini program needs of a package: its description, its licence and the folder that it names for mini programs. */
async function copyPackage(nodeModules: string, name: string, to: string): Promise<void> {
  const source = path.join(nodeModules, name);
  const text = await readFile(path.join(source, 'package.json'), 'utf8').catch((cause: unknown) => {
    const message = `The package ${name} that this template needs is not installed with the program. Install the program again.`;
    throw new AppError('template-missing', message, { package: name }, { cause });
  });
  const description = JSON.parse(text) as { miniprogram?: string };
  const main = description.miniprogram?.replace(/^\.?\//, '').split('/')[0] || 'miniprogram_dist';
  const wanted = (await readdir(source)).filter((part) => part === main || part === 'package.json' || /^licen[cs]e/i.test(part));
  // A package that was not made for mini programs is taken as it is.
  const parts = wanted.includes(main) ? wanted : (await readdir(source)).filter((part) => part !== 'node_modules');
  for (const part of parts) await cp(path.join(source, part), path.join(to, name, part), { recursive: true });
}

/** A name that npm accepts, as near to the project's as it gets. */
function packageName(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return plain || 'mini-program';
}
