import path from 'node:path';
import { app, safeStorage, shell as system } from 'electron';
import ElectronStore from 'electron-store';
import type { Shell } from '../core/shell.ts';
import { GUEST_ORIGIN, isWebUrl } from './origins.ts';
import { esbuildProgram, unpackedFolderOf } from './packed-files.ts';
import { openSecrets, type SecretFile } from './secrets.ts';
import { startUtilityService } from './utility-service.ts';

/** A JSON document `NAME.json` of the data folder, which only this user can read. */
export function openStore(dataFolder: string, name: string): SecretFile {
  const store = new ElectronStore<Record<string, unknown>>({
    cwd: dataFolder,
    name,
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

export interface ElectronShellOptions {
  dataFolder: string;
  programFolder: string;
  pickFolder(): Promise<string>;
  closeWindow(): void;
}

/** Opens a web address in the system's browser; false for every other kind of address. */
async function openExternal(url: string): Promise<boolean> {
  if (!isWebUrl(url)) return false;
  try {
    await system.openExternal(url);
    return true;
  } catch {
    return false;
  }
}

/** What Electron lends to the backend. To be called once the app is ready. */
export async function createElectronShell(options: ElectronShellOptions): Promise<Shell> {
  const { dataFolder, programFolder, pickFolder, closeWindow } = options;
  const unpackedFolder = unpackedFolderOf(programFolder);
  // The compiler's thread takes it over. A program inside the archive could not be started.
  if (unpackedFolder !== programFolder) process.env['ESBUILD_BINARY_PATH'] = esbuildProgram(unpackedFolder);
  return {
    kind: 'electron',
    dataFolder,
    programFolder,
    unpackedFolder,
    simulatorOrigin: GUEST_ORIGIN,
    settings: openStore(dataFolder, 'settings'),
    secrets: await openSecrets(safeStorage, (name) => openStore(dataFolder, name)),
    // `C`, the absence of a language, is among them on Linux.
    systemLanguage: app.getPreferredSystemLanguages().find((tag) => /^[a-z]{2,3}(-|$)/i.test(tag)) ?? app.getLocale(),
    pickFolder,
    openExternal,
    startService: (entry, args) => startUtilityService(path.join(programFolder, 'dist', entry), args),
    closeWindow,
  };
}
