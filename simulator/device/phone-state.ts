import type { AppConfig } from '../protocol/build.ts';
import type { PageState, StartMessage, Theme } from '../protocol/device.ts';
import { DEFAULT_ENVIRONMENT, type DeviceEnvironment } from '../protocol/environment.ts';
import { effectiveTheme, themed } from './page-settings.ts';
import { type Texts, textsOf } from './texts.ts';

/** What runs on the phone and what surrounds it: as it was started, with what has changed since. */
export class PhoneState {
  /** Undefined until the first start. Its `baseUrl` is absolute. */
  program: StartMessage | undefined;
  environment: DeviceEnvironment = DEFAULT_ENVIRONMENT;
  texts: Texts = textsOf('en');
  /** Pages from the first to the one on top. */
  stack: PageState[] = [];

  begin(message: StartMessage): void {
    this.program = { ...message, baseUrl: absolute(message.baseUrl) };
    this.environment = { ...DEFAULT_ENVIRONMENT, ...message.environment };
    this.texts = textsOf(message.language);
  }

  /** A new build of the program that runs. */
  renew(baseUrl: string, config: AppConfig): void {
    this.change({ baseUrl: absolute(baseUrl), config });
  }

  change(change: Partial<StartMessage>): void {
    if (this.program) this.program = { ...this.program, ...change };
  }

  /** @throws {TypeError} before the first start, as what follows */
  get config(): AppConfig {
    return this.program!.config;
  }

  get baseUrl(): string {
    return this.program?.baseUrl ?? absolute('./');
  }

  /** As the program sees it. */
  get theme(): Theme {
    return effectiveTheme(this.config, this.program!.theme);
  }

  get tabBar(): AppConfig['tabBar'] {
    const { tabBar } = this.config;
    return tabBar && themed(tabBar, this.config, this.theme);
  }
}

const absolute = (url: string): string => new URL(url, location.href).href;
