import path from 'node:path';
import type { Action } from '../command-line.ts';
import { withBackend } from '../with-backend.ts';

export interface CreateOptions {
  name?: string;
  typescript?: boolean;
}

/** `kumquat create TEMPLATE FOLDER` */
export function create(template: string, folder: string, options: CreateOptions): Action {
  return async (line) => {
    const target = path.resolve(line.workingDirectory, folder);
    const project = await withBackend(line, (call) =>
      call('projects.create', {
        template,
        language: options.typescript ? 'typescript' : 'javascript',
        name: options.name ?? path.basename(target),
        parent: path.dirname(target),
        folderName: path.basename(target),
      }),
    );
    return {
      ok: true,
      json: { ok: true, folder: project.folder, name: project.name },
      text: `Created ${project.name} in ${project.folder}`,
    };
  };
}
