import type { SecretStore, SettingsStore } from '../core/shell.ts';

/** The calls of Electron's safeStorage that are used; the asynchronous ones exist in newer versions only. */
export interface Keychain {
  isEncryptionAvailable(): boolean;
  getSelectedStorageBackend?(): string;
  encryptString(text: string): Buffer;
  decryptString(encrypted: Buffer): string;
  isAsyncEncryptionAvailable?(): Promise<boolean>;
  encryptStringAsync?(text: string): Promise<Buffer>;
  decryptStringAsync?(encrypted: Buffer): Promise<{ result: string }>;
}

export type SecretFile = SettingsStore & { delete(key: string): void };

/** `basic_text` is a key that everyone knows: not a keychain. */
async function usable(keychain: Keychain): Promise<boolean> {
  if (keychain.getSelectedStorageBackend?.() === 'basic_text') return false;
  if (keychain.isAsyncEncryptionAvailable) return keychain.isAsyncEncryptionAvailable();
  return keychain.isEncryptionAvailable();
}

/**
 * Secrets encrypted by the system's keychain, or as they are in a file that only the user can read where there is none. The
 * two use different files, so that one is never taken for the other.
 */
export async function openSecrets(keychain: Keychain, openFile: (name: string) => SecretFile): Promise<SecretStore> {
  if (!(await usable(keychain))) {
    const file = openFile('secrets');
    return {
      kind: 'file',
      async get(key) {
        const value = file.get(key);
        return typeof value === 'string' ? value : undefined;
      },
      async set(key, value) {
        file.set(key, value);
      },
      async delete(key) {
        file.delete(key);
      },
    };
  }
  const file = openFile('secrets-encrypted');
  return {
    kind: 'keychain',
    async get(key) {
      const value = file.get(key);
      if (typeof value !== 'string') return undefined;
      const encrypted = Buffer.from(value, 'base64');
      try {
        return keychain.decryptStringAsync ? (await keychain.decryptStringAsync(encrypted)).result : keychain.decryptString(encrypted);
      } catch {
        // The keychain was replaced: what it encrypted cannot be had again, and the user logs in anew.
        file.delete(key);
        return undefined;
      }
    },
    async set(key, value) {
      const encrypted = keychain.encryptStringAsync ? await keychain.encryptStringAsync(value) : keychain.encryptString(value);
      file.set(key, encrypted.toString('base64'));
    },
    async delete(key) {
      file.delete(key);
    },
  };
}
