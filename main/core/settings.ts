import { Settings } from '../contract/models.ts';
import type { SettingsStore } from './shell.ts';

/** The user's settings. A value that is broken on disk counts as its default; the others stay. */
export class SettingsService {
  readonly #store: SettingsStore;
  readonly #onChange: (settings: Settings) => void;

  constructor(store: SettingsStore, onChange: (settings: Settings) => void) {
    this.#store = store;
    this.#onChange = onChange;
  }

  get(): Settings {
    const stored = this.#store.get('settings');
    const given = typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {};
    const kept = Object.entries(Settings.shape).filter(([key, schema]) => schema.safeParse(given[key]).success);
    return Settings.parse(Object.fromEntries(kept.map(([key]) => [key, given[key]])));
  }

  set(patch: Partial<Settings>): Settings {
    const present = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
    const settings = Settings.parse({ ...this.get(), ...present });
    this.#store.set('settings', settings);
    this.#onChange(settings);
    return settings;
  }
}
