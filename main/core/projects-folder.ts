import { homedir } from 'node:os';
import path from 'node:path';

/** Where new projects go unless the user says otherwise; made when the first one is created. `KUMQUAT_PROJECTS` overrides it. */
export function defaultProjectsFolder(env: NodeJS.ProcessEnv = process.env): string {
  return path.resolve(env['KUMQUAT_PROJECTS'] || path.join(homedir(), 'KumquatProjects'));
}
