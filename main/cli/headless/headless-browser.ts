import { type Browser, chromium, type Page } from 'playwright-core';
import type { DeviceProfile } from '../../../simulator/protocol/device.ts';
import type { HostAnswer } from './headless-window.ts';

export interface HeadlessBrowserOptions {
  executablePath: string;
  args: string[];
  device: DeviceProfile;
  /** Of the bare page that holds the device. */
  address: string;
  hostCall(api: string, args: unknown): Promise<HostAnswer>;
}

/** Longest time for a page or a browser to close, in milliseconds; after it they are left to their end. */
const CLOSE_LIMIT = 5000;

/** A browser with one page. Either is replaced when it does not answer any more, or has died of what the program did. */
export class HeadlessBrowser {
  #browser: Browser | undefined;
  #page: Page | undefined;
  #closed = false;

  constructor(private readonly options: HeadlessBrowserOptions) {}

  /** The page, with the bare document in it. Rejects when no browser can be started. */
  async page(): Promise<Page> {
    if (this.#closed) throw new Error('the browser is closed');
    if (this.#page && !this.#page.isClosed() && this.#browser?.isConnected()) return this.#page;
    try {
      this.#page = await this.#open();
    } catch (error) {
      if (this.#closed || !this.#browser) throw error;
      // A browser that opens no page is of no use.
      await this.#end();
      this.#page = await this.#open();
    }
    return this.#page;
  }

  /** The next page is a new one. */
  async forgetPage(): Promise<void> {
    const page = this.#page;
    this.#page = undefined;
    if (page) await within(CLOSE_LIMIT, page.context().close()).catch(() => this.#end());
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#end();
  }

  async #open(): Promise<Page> {
    const { executablePath, args, device, address, hostCall } = this.options;
    if (!this.#browser?.isConnected()) {
      this.#browser = undefined;
      this.#browser = await chromium.launch({ executablePath, args });
    }
    const context = await this.#browser.newContext({
      viewport: { width: device.width, height: device.height },
      deviceScaleFactor: Math.min(2, device.pixelRatio),
      hasTouch: true,
    });
    const page = await context.newPage();
    await page.exposeFunction('kumquatHostCall', hostCall);
    await page.goto(address);
    await page.waitForFunction(() => 'kumquatHeadless' in window);
    return page;
  }

  async #end(): Promise<void> {
    const browser = this.#browser;
    this.#browser = undefined;
    if (browser) await within(CLOSE_LIMIT, browser.close()).catch(() => undefined);
  }
}

/** Rejects when the task takes longer. */
export function within<T>(milliseconds: number, task: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`it took longer than ${milliseconds / 1000} s`)), milliseconds);
  });
  return Promise.race([task, limit]).finally(() => clearTimeout(timer));
}
