import type { CommandArguments } from '../../contract/commands.ts';
import { isAppError } from '../../contract/errors.ts';
import type { Account } from '../../contract/models.ts';
import type { EventSink } from '../shell.ts';
import type { PlatformService } from './platform-service.ts';

/** Who is logged in at the platform. */
export class AccountService {
  readonly #platform: PlatformService;
  readonly #emit: EventSink;

  constructor(platform: PlatformService, emit: EventSink) {
    this.#platform = platform;
    this.#emit = emit;
  }

  /** Null when nobody is, or when the session is over. */
  async current(): Promise<Account | null> {
    if (!(await this.#platform.hasToken())) return null;
    try {
      return await this.#platform.signedIn((client) => client.call('me'));
    } catch (error) {
      if (isAppError(error, 'signed-out')) return null;
      throw error;
    }
  }

  /** Creates the platform's first account and logs in as it. @throws AppError setup-done */
  async setUp(input: CommandArguments<'account.setUp'>, signal: AbortSignal): Promise<Account> {
    const session = await this.#platform.anonymous((client) => client.call('setUp', { body: input }), signal);
    const account = await this.#begin(session);
    await this.#platform.announce();
    return account;
  }

  /** @throws AppError wrong-password, too-many-attempts, setup-needed, platform-unreachable */
  async login(input: CommandArguments<'account.login'>, signal: AbortSignal): Promise<Account> {
    return this.#begin(await this.#platform.anonymous((client) => client.call('logIn', { body: input }), signal));
  }

  /** Logs out here whatever the platform says; there as well, when it can be reached. */
  async logout(): Promise<void> {
    if (!(await this.#platform.hasToken())) return;
    try {
      await this.#platform.signedIn((client) => client.call('logOut'));
    } catch (error) {
      if (!isAppError(error)) throw error;
    }
    await this.#platform.forgetToken();
  }

  async #begin({ token, account }: { token: string; account: Account }): Promise<Account> {
    await this.#platform.keepToken(token);
    this.#emit('onDidChangeAccount', { account });
    return account;
  }
}
