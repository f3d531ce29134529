import path from 'node:path';
import type { Action } from '../command-line.ts';
import { formatBytes, formatSizes } from '../format.ts';
import { withProject } from '../with-backend.ts';

export interface UploadOptions {
  version: string;
  remarks: string;
}

/** `kumquat upload PROJECT` */
export function upload(project: string, options: UploadOptions): Action {
  return (line) =>
    withProject(line, path.resolve(line.workingDirectory, project), async (call) => {
      const { version, id, sizes, sentBytes, consoleUrl } = await call('upload.create', options);
      const text = `Uploaded ${version}: ${formatSizes(sizes)}, ${formatBytes(sentBytes)} sent\n${consoleUrl}`;
      return { ok: true, json: { version, id, sizes, sentBytes }, text };
    });
}
