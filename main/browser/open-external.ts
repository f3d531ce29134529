import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';

function onPath(name: string, env: NodeJS.ProcessEnv): string | undefined {
  return (env['PATH'] ?? '')
    .split(path.delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => path.join(folder, name))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/** Programs that show an address in the user's browser, the first one that works wins. */
export function browserCommands(url: string, env: NodeJS.ProcessEnv, platform: NodeJS.Platform): [string, string[]][] {
  const chosen: [string, string[]][] = (env['BROWSER'] ?? '')
    .split(path.delimiter)
    .filter((command) => command !== '')
    .map((command) => {
      const [program = '', ...args] = command.split(' ').filter((part) => part !== '');
      return [program, args.includes('%s') ? args.map((arg) => (arg === '%s' ? url : arg)) : [...args, url]];
    });
  if (platform === 'darwin') return [...chosen, ['open', [url]]];
  if (platform === 'win32') return [...chosen, ['rundll32', ['url.dll,FileProtocolHandler', url]]];
  if (!env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return chosen;
  const known: [string, string[]][] = [
    ['xdg-open', [url]],
    ['gio', ['open', url]],
    ['sensible-browser', [url]],
  ];
  return [...chosen, ...known.filter(([name]) => onPath(name, env) !== undefined)];
}

/** Resolves true once the program runs; browsers stay, so its end is not waited for. */
function start(program: string, args: string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { detached: true, stdio: 'ignore' });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}

/** Shows an http(s) address in the user's browser; false when it is another kind of address or no browser is known. */
export async function openExternal(
  url: string,
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): Promise<boolean> {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) return false;
  for (const [program, args] of browserCommands(new URL(url).href, env, platform)) {
    if (await start(program, args)) return true;
  }
  return false;
}
