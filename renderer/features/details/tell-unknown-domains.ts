import { text } from '../../i18n.ts';
import { rpc } from '../../rpc.ts';
import { usePlatform } from '../../stores/platform.ts';
import { useProject } from '../../stores/project.ts';
import { addConsoleEntry } from '../console/console-store.ts';
import { detailsTexts } from './details-texts.ts';

/** Says in the Console, once an opening of a project, that its server domains are not known and so not checked. */
export function tellUnknownDomains(): void {
  let told = '';
  const look = (): void => {
    const { project } = useProject.getState();
    const { status } = usePlatform.getState();
    // The lists are asked for once the platform has been started for its own sake, so that this does not slow the window's start.
    if (!project || project.appId === '' || !project.urlCheck || !status || status.state === 'starting') return;
    const opening = `${project.id} ${project.appId}`;
    if (told === opening) return;
    told = opening;
    rpc.call('miniPrograms.domains', {}).then(
      ({ state }) => {
        if (state !== 'unknown' || useProject.getState().project?.id !== project.id) return;
        const value = text(detailsTexts).consoleUnknown;
        addConsoleEntry({ level: 'warn', args: [{ type: 'string', value }], time: Date.now(), source: 'system' });
      },
      // Without an answer there is nothing to tell; the details of the project show the failure.
      (error: unknown) => console.warn(error),
    );
  };
  useProject.subscribe(look);
  usePlatform.subscribe(look);
  look();
}
