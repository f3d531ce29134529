import path from 'node:path';
import type { Action } from '../command-line.ts';
import { withBackend } from '../with-backend.ts';

export interface CreateOptions {
  name?: string;
  typescript?: boolean;
  appId?: string;
}

/** `kumquat create TEMPLATE FOLDER` */
export function create(template: string, folder: string, options: CreateOptions): Action {
  return async (line) => {
    const target = path.resolve(line.workingDirectory, folder);
    const project = await withBackend(line, async (call) => {
      const created = await call('projects.create', {
        template,
        language: options.typescript ? 'typescript' : 'javascript',
        name: options.name ?? path.basename(target),
        parent: path.dirname(target),
        folderName: path.basename(target),
      });
      // Without asking the platform, which may not be there while a project is made; Preview and Upload ask.
      return options.appId === undefined ? created : call('projects.bind', { appId: options.appId });
    });
    return {
      ok: true,
      json: { ok: true, folder: project.folder, name: project.name, appId: project.appId },
      text: `Created ${project.name} in ${project.folder}`,
    };
  };
}
