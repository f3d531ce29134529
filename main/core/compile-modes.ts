import { AppError } from '../contract/errors.ts';
import { CompileMode } from '../contract/models.ts';
import { withFileErrors } from './fs-error.ts';
import { FILE, objectOf, PRIVATE_FILE, patchJson, readJson, textOf } from './project-config.ts';
import { resolveInside } from './project-paths.ts';

type Json = Record<string, unknown>;

export interface CompileModes {
  modes: CompileMode[];
  /** Name of the mode that the file says is chosen, '' for none. */
  current: string;
}

/** The compile modes of the project; what makes no sense among them is left out, and a broken file has none. */
export async function readCompileModes(folder: string): Promise<CompileModes> {
  const { list, current } = await findList(folder);
  const modes = list.flatMap((entry) => modeOf(entry) ?? []);
  const chosen = typeof current === 'number' ? modeOf(list[current] ?? null) : null;
  return { modes, current: chosen?.name ?? '' };
}

/**
 * Replaces the list in the file that has it; entries keep what this program knows nothing of.
 * @throws AppError invalid-input, disk-full, no-permission
 */
export async function saveCompileModes(folder: string, modes: readonly CompileMode[]): Promise<{ modes: CompileMode[] }> {
  const twice = modes.find(({ name }, index) => modes.findIndex((other) => other.name === name) !== index);
  if (twice)
    throw new AppError('invalid-input', `There are two compile modes named ${twice.name}. Give one another name.`, { name: twice.name });
  const { file: shown, condition, list } = await findList(folder);
  const entries = modes.map((mode, index) => {
    const before = list.find((entry) => modeOf(entry)?.name === mode.name) ?? (list.length === modes.length ? list[index] : undefined);
    return { ...objectOf(before), ...mode };
  });
  const file = await withFileErrors(shown, () => resolveInside(folder, shown));
  const miniprogram = { ...objectOf(condition['miniprogram']), list: entries };
  await patchJson(file, shown, { condition: { ...condition, miniprogram } });
  return { modes: entries.map((entry) => CompileMode.parse(entry)) };
}

async function findList(folder: string): Promise<{ file: string; condition: Json; list: unknown[]; current: unknown }> {
  const own = await conditionOf(folder, PRIVATE_FILE);
  if (own && Array.isArray(objectOf(own['miniprogram'])['list'])) return listOf(PRIVATE_FILE, own);
  return listOf(FILE, (await conditionOf(folder, FILE)) ?? {});
}

function listOf(file: string, condition: Json): { file: string; condition: Json; list: unknown[]; current: unknown } {
  const { list, current } = objectOf(condition['miniprogram']);
  return { file, condition, list: Array.isArray(list) ? list : [], current };
}

async function conditionOf(folder: string, name: string): Promise<Json | null> {
  try {
    return objectOf((await readJson(await resolveInside(folder, name)))['condition']);
  } catch {
    // Absent or broken: the other file counts, and what writes to a broken one says so.
    return null;
  }
}

function modeOf(entry: unknown): CompileMode | null {
  const given = objectOf(entry);
  const scene = Number(given['scene'] ?? Number.NaN);
  const parsed = CompileMode.safeParse({
    name: textOf(given['name']),
    pathName: textOf(given['pathName']).replace(/^\/+/, ''),
    query: textOf(given['query']).replace(/^\?/, ''),
    scene: Number.isInteger(scene) && scene > 0 ? scene : null,
  });
  return parsed.success ? parsed.data : null;
}
