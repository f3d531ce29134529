import { createHash, randomBytes } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import path from 'node:path';
import type { Project } from '../contract/models.ts';
import { Drafts } from './drafts.ts';
import { type FileWatcher, watchFiles } from './file-watcher.ts';
import { checkMiniProgram, patchProjectConfig, readProjectConfig } from './project-config.ts';
import { ProjectFiles } from './project-files.ts';
import { RecycleBin } from './recycle-bin.ts';
import { readUrlCheck, writeUrlCheck } from './url-check.ts';

/** One opening of a project folder, with everything that lives as long as it. */
export class OpenProject {
  readonly id = randomBytes(8).toString('hex');
  /** Names this folder in the app's data. */
  readonly hash: string;
  readonly files: ProjectFiles;
  readonly drafts: Drafts;
  readonly watcher: FileWatcher;

  private constructor(
    readonly folder: string,
    dataFolder: string,
    onFiles: (paths: string[]) => void,
    onError: (error: unknown) => void,
  ) {
    this.hash = createHash('sha256').update(folder).digest('hex').slice(0, 24);
    this.files = new ProjectFiles(folder, new RecycleBin(path.join(dataFolder, 'bin', this.hash)));
    this.drafts = new Drafts(path.join(dataFolder, 'drafts', this.hash));
    this.watcher = watchFiles(folder, onFiles, onError);
  }

  /** @throws AppError folder-missing, not-a-mini-program */
  static async open(
    folder: string,
    dataFolder: string,
    onFiles: (paths: string[]) => void,
    onError: (error: unknown) => void,
  ): Promise<OpenProject> {
    await checkMiniProgram(folder);
    const project = new OpenProject(await realpath(folder), dataFolder, onFiles, onError);
    await project.watcher.ready;
    return project;
  }

  async describe(): Promise<Project> {
    const { name, appId } = await readProjectConfig(this.folder);
    return { id: this.id, name, folder: this.folder, appId, urlCheck: await readUrlCheck(this.folder) };
  }

  async bind(appId: string): Promise<Project> {
    await patchProjectConfig(this.folder, { appid: appId });
    return this.describe();
  }

  async setUrlCheck(urlCheck: boolean): Promise<Project> {
    await writeUrlCheck(this.folder, urlCheck);
    return this.describe();
  }

  async close(): Promise<void> {
    await this.watcher.close();
  }
}
