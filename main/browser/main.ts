/** Entry of the browser shell: `browser.js [FOLDER] [--port N] [--no-open]`. Serves until it is interrupted. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { dataFolderOf } from './data-folder.ts';
import { onInterruption } from './on-interruption.ts';
import { startBrowserShell } from './start-browser-shell.ts';

function readArguments(): { port?: number; projectFolder?: string; open: boolean } {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { port: { type: 'string' }, 'no-open': { type: 'boolean' } },
  });
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port < 65_536))
    throw new Error('--port needs a number from 0 to 65535.');
  return { port, projectFolder: positionals[0] && path.resolve(positionals[0]), open: !values['no-open'] };
}

try {
  const shell = await startBrowserShell({
    dataFolder: dataFolderOf(process.env),
    programFolder: path.resolve(import.meta.dirname, '../..'),
    token: process.env['KUMQUAT_DEV_TOKEN'],
    ...readArguments(),
  });
  console.log(`Kumquat Studio is at ${shell.url}`);
  process.send?.({ kind: 'ready', shell: 'browser', url: shell.url });

  const stop = (): void => {
    shell.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  // Whoever insists does not wait for what hangs.
  onInterruption(stop, () => process.exit(130));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
