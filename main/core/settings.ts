import { Settings } from '../contract/models.ts';
import { toFileError } from './fs-error.ts';
import type { SettingsStore } from './shell.ts';

/** The user's settings, each under its own key of the store. A value that is broken on disk counts as its default; the others stay. */
export class SettingsService {
  readonly #store: SettingsStore;
  readonly #onChange: (settings: Settings) => void;

  constructor(store: SettingsStore, onChange: (settings: Settings) => void) {
    this.#store = store;
    this.#onChange = onChange;
  }

  get(): Settings {
    const stored = Object.entries(Settings.shape).flatMap(([key, schema]) => {
      const parsed = schema.safeParse(this.#store.get(key));
      return parsed.success ? [[key, parsed.data]] : [];
    });
    return Settings.parse(Object.fromEntries(stored));
  }

  /** @throws AppError disk-full, no-permission */
  set(patch: Partial<Settings>): Settings {
    try {
      for (const [key, value] of Object.entries(patch)) {
        if (value !== undefined && Object.hasOwn(Settings.shape, key)) this.#store.set(key, value);
      }
    } catch (error) {
      throw toFileError(error, 'The settings file');
    }
    const settings = this.get();
    this.#onChange(settings);
    return settings;
  }
}
