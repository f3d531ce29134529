import { create } from 'zustand';
import { type CompileMode, MAX_PROJECTS } from '../../../main/contract/models.ts';
import { errorToast } from '../../report.ts';
import { rpc } from '../../rpc.ts';
import { useProject } from '../../stores/project.ts';
import { updateSettings, useSettings } from '../../stores/settings.ts';

interface ModesState {
  modes: readonly CompileMode[];
  /** Name of the chosen mode, '' for the normal one. */
  selected: string;
  /** The next start finds a new version. */
  updateNext: boolean;
}

const NONE: ModesState = { modes: [], selected: '', updateNext: false };

/** The compile modes of the open project. */
export const useModes = create<ModesState>(() => NONE);

/** The mode that a start follows; null for the normal one. */
export function currentMode(): CompileMode | null {
  const { modes, selected } = useModes.getState();
  return modes.find(({ name }) => name === selected) ?? null;
}

/** Whether this start finds an update; asked once, because only one does. */
export function takeUpdate(): boolean {
  const { updateNext } = useModes.getState();
  if (updateNext) useModes.setState({ updateNext: false });
  return updateNext;
}

/** Reads the modes of the open project again. */
export async function loadModes(): Promise<void> {
  const { project } = useProject.getState();
  if (!project) {
    useModes.setState(NONE);
    return;
  }
  const { modes, current } = await rpc.call('modes.list', {});
  if (useProject.getState().project?.id !== project.id) return;
  const selected = useSettings.getState().settings.compileModes[project.folder] ?? current;
  useModes.setState({ modes, selected: modes.some(({ name }) => name === selected) ? selected : '' });
}

/** Chooses a mode for the next starts and remembers it for the project. */
export function selectMode(name: string): void {
  useModes.setState({ selected: name });
  const { project } = useProject.getState();
  if (!project) return;
  const { [project.folder]: _before, ...others } = useSettings.getState().settings.compileModes;
  const kept = Object.entries(others).slice(-(MAX_PROJECTS - 1));
  updateSettings({ compileModes: Object.fromEntries([...kept, [project.folder, name]]) }).catch(errorToast);
}

/** Writes the list into the project. Errors: those of `modes.save`. */
export async function saveModes(modes: readonly CompileMode[]): Promise<void> {
  const saved = await rpc.call('modes.save', { modes: [...modes] });
  useModes.setState({ modes: saved.modes });
}

/** Follows the project and its configuration files. Called once. */
export function startModes(): void {
  const reload = (): void => void loadModes().catch(errorToast);
  let project: string | undefined;
  const follow = (): void => {
    const id = useProject.getState().project?.id;
    if (id === project) return;
    project = id;
    useModes.setState(NONE);
    reload();
  };
  useProject.subscribe(follow);
  follow();
  rpc.on('onDidChangeFiles', ({ paths }) => {
    if (paths.some((path) => path === '' || /^project\.(private\.)?config\.json$/.test(path))) reload();
  });
}
