import { copyFile, mkdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Build } from '../../../simulator/compiler/build.ts';
import { ProjectCompiler } from '../../../simulator/compiler/project-compiler.ts';
import { AppError } from '../../contract/errors.ts';
import { isInside } from '../../core/project-paths.ts';
import type { Action, CommandLine } from '../command-line.ts';
import { formatDiagnostic, formatSizes } from '../format.ts';

export interface BuildOptions {
  mode: 'development' | 'production';
  out?: string;
}

/** Compiles the project once. The program's own templates and examples find their npm packages among the program's. */
export async function compile(line: CommandLine, project: string, mode: 'development' | 'production'): Promise<Build> {
  const folder = path.resolve(line.workingDirectory, project);
  if (!(await stat(folder).catch(() => null))?.isDirectory()) {
    throw new AppError('folder-missing', `The folder ${folder} does not exist.`, { folder });
  }
  const own = ['templates', 'examples'].some((name) => isInside(path.join(line.programFolder, name), folder));
  const npmFolders = own ? [path.join(line.programFolder, 'node_modules')] : [];
  const compiler = new ProjectCompiler({ folder, mode, npmFolders });
  try {
    const build = await compiler.build();
    line.signal.throwIfAborted();
    return build;
  } finally {
    await compiler.dispose();
  }
}

/** Writes a build's files to a folder, which is made; other files in it stay. */
export async function writeBuild(build: Build, folder: string): Promise<void> {
  for (const [name, file] of build.files) {
    const target = path.join(folder, name);
    await mkdir(path.dirname(target), { recursive: true });
    if (file.kind === 'generated') await writeFile(target, file.text);
    else await copyFile(file.source, target);
  }
}

/** `kumquat build PROJECT` */
export function build(project: string, options: BuildOptions): Action {
  return async (line) => {
    const result = await compile(line, project, options.mode);
    const { ok, ms, pages, sizes, diagnostics } = result;
    if (ok && options.out !== undefined) await writeBuild(result, path.resolve(line.workingDirectory, options.out));
    for (const diagnostic of diagnostics) line.say(formatDiagnostic(diagnostic));
    const summary = `${pages.length} pages, ${formatSizes(sizes)}, ${Math.round(ms)} ms`;
    return { ok, json: { ok, ms, pages, sizes, diagnostics }, text: ok ? `Built ${summary}` : 'The build failed.' };
  };
}
