import type { Locator, Page } from '@playwright/test';
import { expect } from '../fixtures/platform.ts';

type Card = 'Online version' | 'Phased release' | 'Version in review' | 'Test version';

/** Development management of one mini program in the console. */
export class DevelopmentPage {
  constructor(readonly page: Page) {}

  card(name: Card): Locator {
    return this.page.getByRole('region', { name });
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  /** The row of a developer version. */
  version(name: string): Locator {
    return this.page.getByRole('region', { name: 'Developer versions' }).getByRole('row').filter({ hasText: name });
  }

  /** Presses a button of a card and answers the dialog that asks. */
  async answer(card: Card, button: string, action: string, said: string): Promise<void> {
    await this.card(card).getByRole('button', { name: button }).click();
    await this.dialog.getByRole('button', { name: action, exact: true }).click();
    await this.expectSaid(said);
  }

  async choose(version: string, entry: string): Promise<void> {
    await this.version(version)
      .getByRole('button', { name: /^More actions/ })
      .click();
    await this.page.getByRole('menuitem', { name: entry }).click();
  }

  async submit(
    version: string,
    form: { summary: string; testAccount?: string; screenshot?: { name: string; mimeType: string; buffer: Buffer } },
  ): Promise<void> {
    await this.version(version).getByRole('button', { name: 'Submit for review…' }).click();
    await this.dialog.getByLabel('What is new').fill(form.summary);
    if (form.testAccount) await this.dialog.getByLabel('Test account').fill(form.testAccount);
    if (form.screenshot) {
      await this.dialog.getByLabel('Screenshots', { exact: true }).setInputFiles(form.screenshot);
      await expect(this.dialog.getByRole('img', { name: 'Screenshot 1' })).toBeVisible();
    }
    await this.dialog.getByRole('button', { name: 'Submit for review' }).click();
    await this.expectSaid(`${version} is in review.`);
  }

  async expectSaid(text: string): Promise<void> {
    await expect(this.page.getByRole('status').filter({ hasText: text })).toBeVisible();
    await expect(this.dialog).toHaveCount(0);
  }
}
