import type { ServiceProcess, Shell } from '../shell.ts';

/** A shell without windows for tests: settings and secrets in memory, no services unless given. */
export function createFakeShell(options: {
  dataFolder: string;
  programFolder: string;
  startService?: (entry: string, args: string[]) => ServiceProcess;
}): Shell & {
  opened: string[];
  closed: number;
} {
  const settings = new Map<string, unknown>();
  const secrets = new Map<string, string>();
  return {
    kind: 'headless',
    dataFolder: options.dataFolder,
    programFolder: options.programFolder,
    simulatorOrigin: 'http://{session}.kumquat.localhost:1',
    settings: { get: (key) => settings.get(key), set: (key, value) => void settings.set(key, structuredClone(value)) },
    secrets: {
      kind: 'file',
      get: async (key) => secrets.get(key),
      set: async (key, value) => void secrets.set(key, value),
      delete: async (key) => void secrets.delete(key),
    },
    systemLanguage: 'en',
    opened: [],
    closed: 0,
    async openExternal(url) {
      this.opened.push(url);
      return true;
    },
    startService:
      options.startService ??
      (() => {
        throw new Error('no services in this test');
      }),
    closeWindow() {
      this.closed++;
    },
  };
}
