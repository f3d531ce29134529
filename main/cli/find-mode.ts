import { AppError } from '../contract/errors.ts';
import type { CompileMode } from '../contract/models.ts';
import { readCompileModes } from '../core/compile-modes.ts';

/** The compile mode of that name. `folder` is absolute. @throws AppError invalid-input with the names that there are */
export async function findMode(folder: string, name: string): Promise<CompileMode> {
  const { modes } = await readCompileModes(folder);
  const found = modes.find((mode) => mode.name === name);
  if (found) return found;
  const known = modes.map((mode) => mode.name);
  const hint = known.length === 0 ? 'The project has none.' : `There are: ${known.join(', ')}.`;
  throw new AppError('invalid-input', `The project has no compile mode named ${name}. ${hint}`, { name, known });
}
