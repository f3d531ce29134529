import { create } from 'zustand';
import type { BuildReport, Project } from '../../main/contract/models.ts';
import { rpc } from '../rpc.ts';

interface ProjectState {
  project: Project | null;
  /** The first answer about the open project has come. */
  known: boolean;
  /** The last build of the simulator's session; null before the first one. */
  build: BuildReport | null;
  building: boolean;
}

/** The open project and the state of its builds. */
export const useProject = create<ProjectState>(() => ({ project: null, known: false, build: null, building: false }));

export function setProject(project: Project | null): void {
  const before = useProject.getState().project;
  if (before?.id === project?.id) useProject.setState({ project, known: true });
  else useProject.setState({ project, known: true, build: null, building: false });
}

/** Takes a build report, unless a later one is known already. */
export function setBuild(build: BuildReport): void {
  useProject.setState((state) => ({ building: false, build: state.build && state.build.number > build.number ? state.build : build }));
}

/** Opens a folder as the project of this window. Errors: those of `projects.open`. */
export async function openProject(folder: string): Promise<Project> {
  const project = await rpc.call('projects.open', { folder });
  setProject(project);
  return project;
}

export async function closeProject(): Promise<void> {
  await rpc.call('projects.close', {});
  setProject(null);
}
