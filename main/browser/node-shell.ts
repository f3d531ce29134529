import path from 'node:path';
import Conf from 'conf';
import type { SecretStore, SettingsStore, Shell } from '../core/shell.ts';
import { forkService } from './fork-service.ts';
import { openExternal } from './open-external.ts';

/** A JSON document `NAME.json` of the data folder, which only this user can read. */
export function openStore(dataFolder: string, name: string): SettingsStore & { delete(key: string): void } {
  const store = new Conf<Record<string, unknown>>({
    cwd: dataFolder,
    configName: name,
    configFileMode: 0o600,
    clearInvalidConfig: true,
    accessPropertiesByDotNotation: false,
  });
  return {
    get: (key) => store.get(key),
    set: (key, value) => store.set(key, value),
    delete: (key) => store.delete(key),
  };
}

function openSecrets(dataFolder: string): SecretStore {
  const store = openStore(dataFolder, 'secrets');
  return {
    kind: 'file',
    async get(key) {
      const value = store.get(key);
      return typeof value === 'string' ? value : undefined;
    },
    async set(key, value) {
      store.set(key, value);
    },
    async delete(key) {
      store.delete(key);
    },
  };
}

export interface NodeShellOptions {
  kind: 'browser' | 'headless';
  dataFolder: string;
  programFolder: string;
  simulatorOrigin: string;
  closeWindow?: () => void;
}

/** What plain Node lends to the backend: the browser shell and the command line run on it. */
export function createNodeShell(options: NodeShellOptions): Shell {
  return {
    kind: options.kind,
    dataFolder: options.dataFolder,
    programFolder: options.programFolder,
    simulatorOrigin: options.simulatorOrigin,
    settings: openStore(options.dataFolder, 'settings'),
    secrets: openSecrets(options.dataFolder),
    systemLanguage: Intl.DateTimeFormat().resolvedOptions().locale,
    openExternal,
    startService: (entry, args) => forkService(path.join(options.programFolder, 'dist', entry), args),
    closeWindow: options.closeWindow ?? (() => {}),
  };
}
