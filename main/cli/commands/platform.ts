import path from 'node:path';
import { forkService } from '../../browser/fork-service.ts';
import { AppError } from '../../contract/errors.ts';
import type { Action } from '../command-line.ts';

export interface PlatformOptions {
  port?: string;
  data?: string;
  host?: string;
}

interface Ready {
  kind: 'ready';
  origin: string;
  port: number;
  needsSetup: boolean;
}

function isReady(message: unknown): message is Ready {
  return typeof message === 'object' && message !== null && 'kind' in message && message.kind === 'ready';
}

/** `kumquat platform`: runs until it is interrupted. What it has to say is printed as soon as it serves. */
export function platform(options: PlatformOptions, print: (json: Record<string, unknown>, text: string) => void): Action {
  return async (line) => {
    const data = options.data === undefined ? path.join(line.dataFolder, 'platform') : path.resolve(line.workingDirectory, options.data);
    const args = ['--data', data];
    if (options.port !== undefined) args.push('--port', options.port);
    if (options.host !== undefined) args.push('--host', options.host);
    const service = forkService(path.join(line.programFolder, 'dist/platform/main.js'), args);
    // Requests under way end first; how long they may take is the platform's own affair.
    const stop = (): void => service.send({ kind: 'stop' });
    line.signal.addEventListener('abort', stop, { once: true });
    if (line.signal.aborted) stop();
    service.onMessage((message) => {
      if (!isReady(message)) return;
      const { origin, port, needsSetup } = message;
      print(
        { ok: true, address: origin, port, needsSetup },
        `Kumquat Platform is at ${origin}${needsSetup ? ' (open it to create the first account)' : ''}`,
      );
    });
    const code = await new Promise<number | null>((resolve) => service.onExit(resolve));
    if (!line.signal.aborted && code !== 0)
      throw new AppError('platform-failed', 'The platform ended. Its reason stands above.', { exitCode: code });
    return { ok: true, json: {}, text: '' };
  };
}
