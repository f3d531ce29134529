import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { CommandArguments, CommandContext } from '../contract/commands.ts';
import { AppError } from '../contract/errors.ts';
import type { Project } from '../contract/models.ts';
import { createProject } from './create-project.ts';
import { withFileErrors } from './fs-error.ts';
import { OpenProject } from './open-project.ts';
import { projectPathParts } from './project-paths.ts';
import { defaultProjectsFolder } from './projects-folder.ts';
import type { RecentProjects } from './recent-projects.ts';
import type { Templates } from './templates.ts';

export interface ProjectsOptions {
  dataFolder: string;
  /** Where the packages are that templates name. */
  nodeModules: string;
  templates: Templates;
  recent: RecentProjects;
  onFiles(project: OpenProject, paths: string[]): void;
  onOpen(project: Project | null): void;
  /** Called before a project is left, so that what belongs to it ends first. */
  onLeave(project: OpenProject): Promise<void>;
  log(line: string, error?: unknown): void;
}

/** Which project is open. One at a time; opening another leaves the first. */
export class Projects {
  readonly #options: ProjectsOptions;
  #current: OpenProject | null = null;
  /** Openings and closings one after another. */
  #queue: Promise<unknown> = Promise.resolve();

  constructor(options: ProjectsOptions) {
    this.#options = options;
  }

  get current(): OpenProject | null {
    return this.#current;
  }

  /** @throws AppError no-project */
  require(): OpenProject {
    if (!this.#current) throw new AppError('no-project', 'No project is open.');
    return this.#current;
  }

  /** @throws AppError folder-missing, not-a-mini-program, folder-not-allowed */
  open(folder: string): Promise<Project> {
    return this.#inTurn(async () => {
      const { dataFolder, onFiles, log, recent, onOpen } = this.#options;
      const absolute = this.#allowed(folder);
      // What changes while the folder is being opened is read afterwards: nobody has seen the old state.
      let watched: OpenProject | null = null;
      const opened = await OpenProject.open(
        absolute,
        dataFolder,
        (paths) => watched && onFiles(watched, paths),
        (error) => log(`Watching ${absolute} failed.`, error),
      );
      watched = opened;
      await this.#leave();
      this.#current = opened;
      const project = await opened.describe();
      recent.add(project.folder, project.name);
      onOpen(project);
      return project;
    });
  }

  /** @throws AppError template-missing, folder-missing, folder-not-empty, folder-not-allowed, path-invalid, disk-full */
  async create(input: CommandArguments<'projects.create'>, context: CommandContext): Promise<Project> {
    const { nodeModules, templates } = this.#options;
    const parent = this.#allowed(input.parent);
    if (projectPathParts(input.folderName).length !== 1) {
      throw new AppError('path-invalid', 'The folder needs a name without slashes.', { path: input.folderName });
    }
    const templateFolder = await templates.folderOf(input.template, input.language);
    const target = path.join(parent, input.folderName);
    if (parent === defaultProjectsFolder()) await withFileErrors(parent, () => mkdir(parent, { recursive: true }));
    await createProject({ templateFolder, nodeModules, target, name: input.name }, context);
    return this.open(target);
  }

  async bind(appId: string): Promise<Project> {
    const project = await this.require().bind(appId);
    this.#options.onOpen(project);
    return project;
  }

  async setUrlCheck(urlCheck: boolean): Promise<Project> {
    const project = await this.require().setUrlCheck(urlCheck);
    this.#options.onOpen(project);
    return project;
  }

  close(): Promise<void> {
    return this.#inTurn(async () => {
      if (!this.#current) return;
      await this.#leave();
      this.#options.onOpen(null);
    });
  }

  async dispose(): Promise<void> {
    await this.#inTurn(() => this.#leave());
  }

  async #leave(): Promise<void> {
    const left = this.#current;
    this.#current = null;
    if (!left) return;
    await this.#options.onLeave(left);
    await left.close();
  }

  #inTurn<T>(run: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(run);
    this.#queue = result.catch(() => undefined);
    return result;
  }

  /** The folder, absolute. The app's own data is no project, and relative folders mean nothing to a window. */
  #allowed(folder: string): string {
    const absolute = path.resolve(folder);
    const data = path.resolve(this.#options.dataFolder);
    if (!path.isAbsolute(folder) || absolute === data || absolute.startsWith(data + path.sep)) {
      throw new AppError('folder-not-allowed', 'This folder cannot hold a project. Choose another one.', { folder });
    }
    return absolute;
  }
}
