import type { EventName, EventPayload } from '../contract/commands.ts';

/** A helper process (the local platform) that the shell started. Messages are structured-cloneable values. */
export interface ServiceProcess {
  onMessage(listener: (message: unknown) => void): void;
  onExit(listener: (code: number | null) => void): void;
  send(message: unknown): void;
  /** Asks it to end, and ends it after 5 s if it has not. Resolves when it is gone. */
  stop(): Promise<void>;
}

/** Encrypted at rest where the operating system can; `persistent` is false where only memory is left. */
export interface SecretStore {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string): Promise<void>;
  delete(key: string): Promise<void>;
  /** How secrets are kept, shown in Settings: by the system's keychain, or in a file that only the user can read. */
  readonly kind: 'keychain' | 'file';
}

/** A small JSON document on disk, written as a whole. electron-store in Electron, conf elsewhere. */
export interface SettingsStore {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
}

/** What a shell lends to the backend. The backend never imports a shell. */
export interface Shell {
  readonly kind: 'electron' | 'browser' | 'headless';
  /** Folder for this user's data: settings, drafts, bins, the local platform's database. */
  readonly dataFolder: string;
  /** Folder of the installed program: holds dist/, templates/ and node_modules/. */
  readonly programFolder: string;
  /** Where templates/ and node_modules/ are real files, when programFolder is packed into an archive. */
  readonly unpackedFolder?: string;
  /** With `{session}` for the session's name, e.g. `http://{session}.kumquat.localhost:4180`, no slash at the end. */
  readonly simulatorOrigin: string;
  readonly settings: SettingsStore;
  readonly secrets: SecretStore;
  readonly systemLanguage: string;
  pickFolder?(): Promise<string>;
  openExternal(url: string): Promise<boolean>;
  /** Starts `dist/NAME` with Node. */
  startService(entry: string, args: string[]): ServiceProcess;
  /** The renderer agreed that its window may close. */
  closeWindow(): void;
}

export type EventSink = <E extends EventName>(event: E, payload: EventPayload<E>) => void;

/** One file of a simulator session's origin, ready to be served. */
export interface SessionFile {
  body: Uint8Array | string;
  type: string;
  /** A build's files never change at their path; the device document's do. */
  immutable: boolean;
}
