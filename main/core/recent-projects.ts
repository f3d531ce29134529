import { stat } from 'node:fs/promises';
import type { RecentProject } from '../contract/models.ts';
import { z } from '../contract/zod.ts';
import type { SettingsStore } from './shell.ts';

const MAX_RECENT = 20;
const KEY = 'recentProjects';
const Stored = z.array(z.object({ folder: z.string(), name: z.string(), openedAt: z.number() }));
type Stored = z.infer<typeof Stored>;

/** Projects that were opened, latest first. */
export class RecentProjects {
  readonly #store: SettingsStore;

  constructor(store: SettingsStore) {
    this.#store = store;
  }

  async list(): Promise<RecentProject[]> {
    const exists = (folder: string): Promise<boolean> =>
      stat(folder).then(
        (found) => found.isDirectory(),
        () => false,
      );
    return Promise.all(this.#read().map(async (project) => ({ ...project, exists: await exists(project.folder) })));
  }

  add(folder: string, name: string): void {
    const others = this.#read().filter((project) => project.folder !== folder);
    this.#store.set(KEY, [{ folder, name, openedAt: Date.now() }, ...others].slice(0, MAX_RECENT));
  }

  forget(folder: string): void {
    this.#store.set(
      KEY,
      this.#read().filter((project) => project.folder !== folder),
    );
  }

  #read(): Stored {
    return Stored.catch([]).parse(this.#store.get(KEY));
  }
}
