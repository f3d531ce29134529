import path from 'node:path';
import { bindProject } from '../bind-project.ts';
import type { Action } from '../command-line.ts';
import { formatBytes, formatSizes } from '../format.ts';
import { withProject } from '../with-backend.ts';

/** Characters of a commit that people tell apart. */
const COMMIT_LENGTH = 10;

export interface UploadOptions {
  version: string;
  remarks: string;
  appId?: string;
}

/** `kumquat upload PROJECT` */
export function upload(project: string, { version, remarks, appId }: UploadOptions): Action {
  return (line) =>
    withProject(line, path.resolve(line.workingDirectory, project), async (call) => {
      await bindProject(call, appId);
      const uploaded = await call('upload.create', { version, remarks });
      const { id, sizes, sentBytes, consoleUrl, commit } = uploaded;
      const of = commit ? ` (commit ${commit.hash.slice(0, COMMIT_LENGTH)})` : '';
      const text = `Uploaded ${uploaded.version}${of}: ${formatSizes(sizes)}, ${formatBytes(sentBytes)} sent\n${consoleUrl}`;
      return { ok: true, json: { version: uploaded.version, id, sizes, sentBytes, commit: commit?.hash ?? null }, text };
    });
}
