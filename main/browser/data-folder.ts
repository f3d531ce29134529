import os from 'node:os';
import path from 'node:path';

/**
 * Folder of this user's data by the system's convention, the same for every shell. `KUMQUAT_DATA` names another one.
 */
export function dataFolderOf(env: NodeJS.ProcessEnv, platform: NodeJS.Platform = process.platform, home: string = os.homedir()): string {
  if (env['KUMQUAT_DATA']) return path.resolve(env['KUMQUAT_DATA']);
  if (platform === 'darwin') return path.join(home, 'Library/Application Support', 'kumquat-studio');
  if (platform === 'win32') return path.join(env['APPDATA'] || path.join(home, 'AppData/Roaming'), 'kumquat-studio');
  return path.join(env['XDG_CONFIG_HOME'] || path.join(home, '.config'), 'kumquat-studio');
}
