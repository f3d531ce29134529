import { expect, type Locator, type Page } from '@playwright/test';

/** Looks at a page anew, again and again, until it shows this: that is when the platform's pages ask for what others did. */
export async function lookAgainUntil(page: Page, shown: Locator): Promise<void> {
  await expect(async () => {
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await expect(shown).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 40_000 });
}
