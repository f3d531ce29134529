import { AppError } from '../../contract/errors.ts';
import type { Action } from '../command-line.ts';
import { withBackend } from '../with-backend.ts';

export interface LoginOptions {
  account: string;
  platform?: string;
}

/** `kumquat login`. A platform that could not be logged in to is not kept. */
export function login(options: LoginOptions): Action {
  return async (line) => {
    const password = line.env['KUMQUAT_PASSWORD'] || (await line.askPassword(`Password of ${options.account}: `));
    return withBackend(line, async (call) => {
      const before = await call('settings.get', {});
      if (options.platform !== undefined) await call('settings.set', { patch: { platformAddress: options.platform } });
      try {
        const account = await call('account.login', { account: options.account, password });
        const { address } = await call('platform.status', {});
        return { ok: true, json: { ok: true, account, platform: address }, text: `Logged in to ${address} as ${account.name}` };
      } catch (error) {
        if (options.platform !== undefined) await call('settings.set', { patch: { platformAddress: before.platformAddress } });
        throw error;
      }
    });
  };
}

/** `kumquat logout` */
export function logout(): Action {
  return (line) =>
    withBackend(line, async (call) => {
      await call('account.logout', {});
      return { ok: true, json: { ok: true }, text: 'Logged out' };
    });
}

/** `kumquat whoami`. Errors: signed-out. */
export function whoami(): Action {
  return (line) =>
    withBackend(line, async (call) => {
      const { account } = await call('account.current', {});
      if (!account) throw new AppError('signed-out', 'Nobody is logged in. Run: kumquat login --account NAME');
      const { address } = await call('platform.status', {});
      return { ok: true, json: { ok: true, account, platform: address }, text: `${account.name} (${account.account}) at ${address}` };
    });
}
