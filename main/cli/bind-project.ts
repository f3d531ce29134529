import { AppError } from '../contract/errors.ts';
import type { MiniProgram } from '../contract/models.ts';
import type { Call } from './with-backend.ts';

function choices(miniPrograms: readonly MiniProgram[], address: string): string {
  if (miniPrograms.length === 0) return `You have none yet: create one at ${address}/console/ and name it with --app-id ID.`;
  return `Name one with --app-id ID: ${miniPrograms.map(({ id, name }) => `${id} (${name})`).join(', ')}.`;
}

/**
 * Binds the open project to the mini program `appId`, as the IDE's dialog does (`appid` of project.config.json); without it the
 * project has to be bound already.
 * @throws AppError mini-program-missing with the account's `miniPrograms`, signed-out, platform-unreachable
 */
export async function bindProject(call: Call, appId: string | undefined): Promise<void> {
  const { project } = await call('projects.current', {});
  const wanted = appId ?? project?.appId ?? '';
  if (wanted !== '' && wanted === project?.appId) return;
  const { miniPrograms } = await call('miniPrograms.list', {});
  if (!miniPrograms.some(({ id }) => id === wanted)) {
    const { address } = await call('platform.status', {});
    const what = wanted === '' ? 'This project belongs to no mini program of the platform yet.' : `You have no mini program ${wanted}.`;
    throw new AppError('mini-program-missing', `${what} ${choices(miniPrograms, address)}`, { appId: wanted, miniPrograms });
  }
  await call('projects.bind', { appId: wanted });
}
