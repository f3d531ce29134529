import type { Locator, Page } from '@playwright/test';
import { expect } from '../fixtures/platform.ts';

export const PHONE = { width: 390, height: 844 };

/** A mini program of one page, which shows its version, the scene of its code and the one of its start. */
export const shownVersion = (version: string) => ({
  'app.json': JSON.stringify({ pages: ['pages/home/home'] }),
  'app.js': 'App({})',
  'pages/home/home.wxml': `<view id="seen">${version} {{scene}} {{launch}}</view><view id="throw" bindtap="fail">throw</view>`,
  'pages/home/home.js': `Page({ data: { scene: '', launch: 0 },
    onLoad(query) { this.setData({ scene: query.scene || 'none', launch: wx.getLaunchOptionsSync().scene }); },
    fail() { throw new Error('the fruit is gone'); } });`,
});

/** The page behind a code or a mini program's address, in a browser. */
export class PhonePage {
  constructor(readonly page: Page) {}

  /** An element of the mini program's page on top. */
  inProgram(selector: string): Locator {
    return this.page.frameLocator('.phone iframe').frameLocator('iframe:visible').last().locator(selector);
  }

  /** What `shownVersion` shows. */
  get seen(): Locator {
    return this.inProgram('#seen');
  }

  message(title: string): Locator {
    return this.page.getByRole('heading', { name: title });
  }

  /** Answers whether a mini program may read operations data. A tap in the first moment does nothing, so it is repeated. */
  async answerQuestion(program: string, answer: 'Allow' | 'Do not allow'): Promise<void> {
    const dialog = this.page.getByRole('dialog', { name: `“${program}” wants to read operations data` });
    await dialog.waitFor();
    await expect(async () => {
      await dialog.getByRole('button', { name: answer, exact: true }).click({ timeout: 1000 });
      await expect(dialog).toHaveCount(0, { timeout: 300 });
    }).toPass();
  }
}
