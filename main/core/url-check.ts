import { withFileErrors } from './fs-error.ts';
import { FILE, objectOf, PRIVATE_FILE, patchJson, readJson } from './project-config.ts';
import { resolveInside } from './project-paths.ts';

/**
 * Whether the project wants its server domains checked: `setting.urlCheck` of project.config.json, as other tools of the platform
 * write it, and before it that of the developer's own project.private.config.json. Only `false` turns the check off.
 */
export async function readUrlCheck(folder: string): Promise<boolean> {
  return ((await find(folder, PRIVATE_FILE)) ?? (await find(folder, FILE))) !== false;
}

/** Writes it where it stands. @throws AppError invalid-input when that file is not a JSON object, disk-full, no-permission */
export async function writeUrlCheck(folder: string, urlCheck: boolean): Promise<void> {
  const shown = (await find(folder, PRIVATE_FILE)) === undefined ? FILE : PRIVATE_FILE;
  const file = await withFileErrors(shown, () => resolveInside(folder, shown));
  await patchJson(file, shown, { setting: { ...(await settingOf(folder, shown)), urlCheck } });
}

async function find(folder: string, name: string): Promise<boolean | undefined> {
  const { urlCheck } = await settingOf(folder, name);
  return typeof urlCheck === 'boolean' ? urlCheck : undefined;
}

async function settingOf(folder: string, name: string): Promise<{ urlCheck?: unknown }> {
  try {
    return objectOf((await readJson(await resolveInside(folder, name)))['setting']);
  } catch {
    // Absent or broken: nothing is said there.
    return {};
  }
}
