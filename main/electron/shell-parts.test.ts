import path from 'node:path';
import { expect, test } from 'vitest';
import { menuTemplate } from './menu.ts';
import { type Keychain, openSecrets, type SecretFile } from './secrets.ts';
import { projectArgument } from './start-arguments.ts';
import { textsFor } from './texts.ts';
import { readWindowState, saveWindowState } from './window-state.ts';

function memory(values = new Map<string, unknown>()): SecretFile & { values: Map<string, unknown> } {
  return {
    values,
    get: (key) => values.get(key),
    set: (key, value) => void values.set(key, value),
    delete: (key) => void values.delete(key),
  };
}

const turned: Keychain = {
  isEncryptionAvailable: () => true,
  getSelectedStorageBackend: () => 'gnome_libsecret',
  encryptString: (text) => Buffer.from([...text].reverse().join('')),
  decryptString: (bytes) => {
    if (bytes.toString() === 'broken') throw new Error('cannot decrypt');
    return [...bytes.toString()].reverse().join('');
  },
};

test('secrets are encrypted by the keychain', async () => {
  const file = memory();
  const secrets = await openSecrets(turned, () => file);
  await secrets.set('a', 'token');
  expect(secrets.kind).toBe('keychain');
  expect([...file.values.values()]).toEqual([Buffer.from('nekot').toString('base64')]);
  expect(await secrets.get('a')).toBe('token');
  file.set('a', Buffer.from('broken').toString('base64'));
  expect(await secrets.get('a')).toBeUndefined();
  expect(file.values.size).toBe(0);
});

test('newer keychains are used asynchronously', async () => {
  const file = memory();
  const secrets = await openSecrets(
    {
      ...turned,
      isAsyncEncryptionAvailable: async () => true,
      encryptStringAsync: async (text) => Buffer.from(`async ${text}`),
      decryptStringAsync: async (bytes) => ({ result: bytes.toString().slice(6) }),
    },
    () => file,
  );
  await secrets.set('a', 'token');
  expect(await secrets.get('a')).toBe('token');
});

test('without a keychain they are in a file of their own', async () => {
  for (const keychain of [
    { ...turned, isEncryptionAvailable: () => false },
    { ...turned, getSelectedStorageBackend: () => 'basic_text' },
  ]) {
    const names: string[] = [];
    const secrets = await openSecrets(keychain, (name) => {
      names.push(name);
      return memory();
    });
    await secrets.set('a', 'token');
    expect([secrets.kind, await secrets.get('a'), names]).toEqual(['file', 'token', ['secrets']]);
    await secrets.delete('a');
    expect(await secrets.get('a')).toBeUndefined();
  }
});

test('the window comes back where it was, unless that display is gone', () => {
  const displays = [{ x: 0, y: 0, width: 1920, height: 1080 }];
  const store = memory();
  expect(readWindowState(store, displays).bounds).toEqual({ width: 1440, height: 900 });
  saveWindowState(store, { x: 100, y: 50, width: 1200, height: 800 }, true);
  expect(readWindowState(store, displays)).toEqual({ bounds: { x: 100, y: 50, width: 1200, height: 800 }, maximized: true });
  saveWindowState(store, { x: 3000, y: 50, width: 1200, height: 800 }, false);
  expect(readWindowState(store, displays)).toEqual({ bounds: { width: 1200, height: 800 }, maximized: false });
  store.set('window', { x: 'left' });
  expect(readWindowState(store, displays).bounds).toEqual({ width: 1440, height: 900 });
});

test('the command line names a project', () => {
  const at = { packaged: false, workingDirectory: '/home/u' };
  expect(projectArgument(['/program', 'shop', '--flag'], at)).toBe(path.resolve('/home/u/shop'));
  expect(projectArgument(['--flag', '/program'], at)).toBe('');
  expect(projectArgument(['/a/shop'], { ...at, packaged: true })).toBe(path.resolve('/a/shop'));
  expect(projectArgument(['kumquat://open?x'], { ...at, packaged: true })).toBe('');
});

test('the menu speaks the chosen language and asks the renderer', () => {
  expect(textsFor('es', 'en-US').file).toBe('Archivo');
  expect(textsFor('system', 'zh-Hans-CN').file).toBe('文件');
  expect(textsFor(undefined, 'de').file).toBe('File');
  const asked: string[] = [];
  const items = menuTemplate(textsFor('en', ''), (action) => asked.push(action), 'linux').flatMap((menu) =>
    Array.isArray(menu.submenu) ? menu.submenu : [],
  );
  for (const item of items) (item.click as (() => void) | undefined)?.();
  expect(asked).toEqual([
    'file.newProject',
    'file.open',
    'file.save',
    'file.saveAll',
    'file.closeTab',
    'app.settings',
    'view.toggleExplorer',
    'view.toggleSimulator',
    'view.toggleDebugger',
    'build.compile',
    'build.preview',
    'build.upload',
  ]);
});
