import { createPlatformClient, type PlatformClient } from '../../../platform/client/client.ts';
import type { RouteResponse } from '../../../platform/contract/api.ts';
import { AppError, isAppError } from '../../contract/errors.ts';
import type { PlatformStatus } from '../../contract/models.ts';
import { withFileErrors } from '../fs-error.ts';
import type { EventSink, SecretStore } from '../shell.ts';
import type { LocalPlatform } from './local-platform.ts';
import { toPlatformFailure } from './platform-failure.ts';

export interface PlatformServiceOptions {
  local: LocalPlatform;
  secrets: SecretStore;
  /** The address that the user set, '' for the local platform. */
  address(): string;
  emit: EventSink;
}

/** Which platform the IDE talks to, whether it answers, and calls in the name of whoever is logged in there. */
export class PlatformService {
  readonly #options: PlatformServiceOptions;
  #allowingNetwork: Promise<unknown> = Promise.resolve();

  constructor(options: PlatformServiceOptions) {
    this.#options = options;
  }

  /** Origin of the platform; starts the local one. @throws AppError platform-unreachable */
  async origin(): Promise<string> {
    const address = this.#options.address();
    if (address !== '') return address.replace(/\/+$/, '');
    try {
      return await this.#options.local.start();
    } catch (error) {
      throw unreachable(error);
    }
  }

  /** Tells platforms apart: the local one may change its port, any other is known by its origin. */
  name(): string {
    const address = this.#options.address();
    return address === '' ? 'local' : new URL(address).origin;
  }

  /** Asks the platform; that it does not answer is a state, not a failure. */
  async status(): Promise<PlatformStatus> {
    const kind = this.#options.address() === '' ? 'local' : 'remote';
    const base = { kind, networkAddress: kind === 'local' ? this.#options.local.networkAddress : '' } as const;
    try {
      const address = await this.origin();
      const info = await createPlatformClient({ address, timeout: 10_000 }).call('info');
      return { ...base, state: 'ready', address, needsSetup: info.needsSetup };
    } catch (error) {
      const failure = toPlatformFailure(error);
      const reason = failure instanceof Error ? failure.message : String(failure);
      return { ...base, state: 'unreachable', address: this.#options.address(), needsSetup: false, reason };
    }
  }

  async announce(): Promise<PlatformStatus> {
    const status = await this.status();
    this.#options.emit('onDidChangePlatform', status);
    return status;
  }

  /** @throws AppError not-supported for a remote platform, platform-elsewhere, network-unavailable, platform-unreachable */
  async allowNetwork(allow: boolean): Promise<PlatformStatus> {
    if (this.#options.address() !== '') throw new AppError('not-supported', 'Only the platform on this computer can be shared from here.');
    const change = this.#allowingNetwork.then(() => this.#options.local.allowNetwork(allow));
    this.#allowingNetwork = change.catch(() => undefined);
    await change.catch((error: unknown) => Promise.reject(isAppError(error) ? error : unreachable(error)));
    return this.announce();
  }

  info(): Promise<RouteResponse<'info'>> {
    return this.anonymous((client) => client.call('info'));
  }

  /** Calls without a session. */
  async anonymous<T>(run: (client: PlatformClient) => Promise<T>, signal?: AbortSignal): Promise<T> {
    const address = await this.origin();
    return this.#run(() => run(createPlatformClient({ address, signal })), signal);
  }

  /** Calls as whoever is logged in. A session that is over is forgotten and told. @throws AppError signed-out, ... */
  async signedIn<T>(run: (client: PlatformClient) => Promise<T>, signal?: AbortSignal): Promise<T> {
    const address = await this.origin();
    const key = this.#tokenKey();
    const token = await this.#options.secrets.get(key);
    if (!token) throw new AppError('signed-out', 'Log in first.');
    try {
      return await this.#run(() => run(createPlatformClient({ address, token, signal })), signal);
    } catch (error) {
      // Another session may have begun meanwhile; that one stays.
      if (isAppError(error, 'signed-out') && (await this.#options.secrets.get(key)) === token) await this.forgetToken();
      throw error;
    }
  }

  async hasToken(): Promise<boolean> {
    return (await this.#options.secrets.get(this.#tokenKey())) !== undefined;
  }

  async keepToken(token: string): Promise<void> {
    const key = this.#tokenKey();
    await withFileErrors('The file of secrets', () => this.#options.secrets.set(key, token));
  }

  async forgetToken(): Promise<void> {
    await this.#options.secrets.delete(this.#tokenKey());
    this.#options.emit('onDidChangeAccount', { account: null });
  }

  #tokenKey(): string {
    return `platform-token:${this.name()}`;
  }

  async #run<T>(run: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    try {
      return await run();
    } catch (error) {
      if (signal?.aborted) throw new AppError('cancelled', 'Cancelled.', undefined, { cause: error });
      throw toPlatformFailure(error);
    }
  }
}

/** The local platform cannot be had, for the reason that `cause` says. */
function unreachable(cause: unknown): AppError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new AppError('platform-unreachable', `The platform cannot be reached. ${reason}`, { address: '', reason }, { cause });
}
