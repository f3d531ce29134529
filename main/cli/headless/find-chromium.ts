import { access, constants } from 'node:fs/promises';
import path from 'node:path';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'msedge',
];

/** Where the systems' own installers put a browser that is not on PATH. */
const USUAL_PLACES: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: ['/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge', '/snap/bin/chromium'],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => {
    const folder = process.env[name];
    if (!folder) return [];
    return [path.join(folder, 'Google/Chrome/Application/chrome.exe'), path.join(folder, 'Microsoft/Edge/Application/msedge.exe')];
  }),
};

/**
 * Path of a Chromium: the one KUMQUAT_CHROMIUM names, else one of the system, else the one that came with the packages.
 * Throws an Error that says what to install when there is none.
 */
export async function findChromium(): Promise<string> {
  const named = process.env['KUMQUAT_CHROMIUM'];
  if (named) {
    if (await runnable(named)) return named;
    throw new Error(`KUMQUAT_CHROMIUM names "${named}", which cannot be run.`);
  }
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter(Boolean);
  const names = process.platform === 'win32' ? NAMES.map((name) => `${name}.exe`) : NAMES;
  const candidates = [
    ...names.flatMap((name) => folders.map((folder) => path.join(folder, name))),
    ...(USUAL_PLACES[process.platform] ?? []),
  ];
  for (const candidate of candidates) if (await runnable(candidate)) return candidate;
  if (process.platform === 'linux' && process.arch === 'x64') {
    const { default: bundled } = await import('@sparticuz/chromium');
    return bundled.executablePath();
  }
  throw new Error('No Chromium was found. Install Chromium, Chrome or Edge, or set KUMQUAT_CHROMIUM to the path of one.');
}

/** Arguments for the browser's own sandbox: it is only left off where KUMQUAT_NO_SANDBOX=1 asks for it. */
export function sandboxArguments(): string[] {
  if (process.env['KUMQUAT_NO_SANDBOX'] === '1') return ['--no-sandbox'];
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    throw new Error('Chromium does not start as root with its sandbox on. Run as an ordinary user, or set KUMQUAT_NO_SANDBOX=1.');
  }
  return [];
}

async function runnable(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
