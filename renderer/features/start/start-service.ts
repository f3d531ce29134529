import { create } from 'zustand';
import type { CommandInput } from '../../../main/contract/commands.ts';
import type { RecentProject } from '../../../main/contract/models.ts';
import { mayLeaveProject } from '../../close-guard.ts';
import { rpc } from '../../rpc.ts';
import { openDialog } from '../../stores/dialogs.ts';
import { closeProject, openProject, setProject } from '../../stores/project.ts';
import { useSession } from '../../stores/session.ts';

export const useRecent = create<{ projects: readonly RecentProject[] | null }>(() => ({ projects: null }));

export async function loadRecent(): Promise<void> {
  useRecent.setState({ projects: (await rpc.call('projects.recent', {})).projects });
}

export async function forget(folder: string): Promise<void> {
  await rpc.call('projects.forget', { folder });
  await loadRecent();
}

/** Opens a folder, after asking about unsaved files of the project that is open. False when the user stayed. */
export async function switchTo(folder: string): Promise<boolean> {
  if (!(await mayLeaveProject())) return false;
  await openProject(folder);
  await loadRecent();
  return true;
}

export async function leaveProject(): Promise<void> {
  if (!(await mayLeaveProject())) return;
  await closeProject();
  await loadRecent();
}

/** Lets the user choose a folder: by the system's dialog where there is one, else by typing its path. */
export async function chooseAndOpen(): Promise<void> {
  if (!useSession.getState().info?.canPickFolder) {
    openDialog('openFolder');
    return;
  }
  const { folder } = await rpc.call('projects.pickFolder', {});
  if (folder !== '') await switchTo(folder);
}

export async function createProject(wanted: CommandInput<'projects.create'>): Promise<boolean> {
  if (!(await mayLeaveProject())) return false;
  setProject(await rpc.call('projects.create', wanted));
  await loadRecent();
  return true;
}
