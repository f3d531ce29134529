import { ApiError } from '../api-error.ts';
import { asyncApi, needs } from './async-api.ts';
import type { ApiMembers, WxContext } from './wx-context.ts';

type Progress = { progress: number; totalBytesWritten: number; totalBytesExpectedToWrite: number };

/** Preloading: packages, frames and files stand on this machine, so that each answers as soon as it was checked. */
export function packageApis(context: WxContext): ApiMembers {
  return {
    preDownloadSubpackage: (options?: Record<string, unknown>) => {
      const listeners: ((progress: Progress) => void)[] = [];
      const download = asyncApi(context, 'preDownloadSubpackage', ({ packageType, name }) => {
        if (packageType !== 'workers' && packageType !== 'normal') throw new ApiError(`invalid packageType "${String(packageType)}"`);
        if (packageType === 'normal') {
          const found = context.state.config.subpackages.find((item) => item.name === name || item.root === name);
          if (!found) throw new ApiError(`subpackage "${String(name)}" is not found`);
        }
        for (const listener of listeners) {
          const all = { progress: 100, totalBytesWritten: 0, totalBytesExpectedToWrite: 0 };
          context.guard('PreDownloadSubpackageTask.onProgressUpdate listener', () => listener(all));
        }
      });
      // The task is what the call gives; a failure that nobody listens to is not an error of the app.
      download(options)?.catch(() => {});
      return {
        onProgressUpdate: (listener: unknown): void => {
          if (typeof listener === 'function') listeners.push(listener as (progress: Progress) => void);
        },
      };
    },
    preloadWebview: asyncApi(context, 'preloadWebview', () => undefined),
    preloadAssets: asyncApi(context, 'preloadAssets', (options) => needs(options, 'data', 'Array')),
  };
}
