import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../contract/errors.ts';
import type { TemplateInfo } from '../contract/models.ts';
import { z } from '../contract/zod.ts';

type TemplateLanguage = TemplateInfo['languages'][number];

const TemplateFile = z.object({
  id: z.string(),
  order: z.number().default(Number.MAX_SAFE_INTEGER),
  name: z.record(z.string(), z.string()).default({}),
  description: z.record(z.string(), z.string()).default({}),
  /** Id of the template whose other edition this folder is. */
  of: z.string().optional(),
  edition: z.enum(['javascript', 'typescript']).default('javascript'),
});

interface Found {
  info: z.infer<typeof TemplateFile>;
  folder: string;
}

/** Project templates of the program: each folder is a mini program project with a `template.json`. */
export class Templates {
  readonly #folder: string;

  /** `folder`: absolute, holds one folder a template. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  async list(): Promise<TemplateInfo[]> {
    const found = await this.#find();
    return found
      .filter(({ info }) => info.of === undefined)
      .sort((a, b) => a.info.order - b.info.order || a.info.id.localeCompare(b.info.id))
      .map(({ info }) => ({
        id: info.id,
        name: info.name,
        description: info.description,
        languages: [info.edition, ...found.filter((other) => other.info.of === info.id).map((other) => other.info.edition)],
      }));
  }

  /** Absolute folder of a template's edition. @throws AppError template-missing */
  async folderOf(id: string, language: TemplateLanguage): Promise<string> {
    const found = (await this.#find()).find(({ info }) => (info.of ?? info.id) === id && info.edition === language);
    if (!found) throw new AppError('template-missing', `There is no template ${id} for ${language}.`, { template: id, language });
    return found.folder;
  }

  async #find(): Promise<Found[]> {
    const names = await readdir(this.#folder).catch(() => []);
    const found = await Promise.all(names.map((name) => readTemplate(path.join(this.#folder, name))));
    return found.filter((template) => template !== null);
  }
}

async function readTemplate(folder: string): Promise<Found | null> {
  try {
    return { info: TemplateFile.parse(JSON.parse(await readFile(path.join(folder, 'template.json'), 'utf8'))), folder };
  } catch {
    // A folder without a readable template.json is no template.
    return null;
  }
}
