import type { Page } from '@playwright/test';

/** Names of the toolbar's buttons that others cover, or that stand outside of a window this wide. */
export async function hiddenToolbarButtons(page: Page, width: number): Promise<string[]> {
  await page.setViewportSize({ width, height: 700 });
  return page.getByRole('toolbar', { name: 'Toolbar', exact: true }).evaluate((bar) =>
    [...bar.querySelectorAll('button')]
      .filter((button) => {
        const { left, right, top, height } = button.getBoundingClientRect();
        const seen = (x: number): boolean => button.contains(document.elementFromPoint(x, top + height / 2));
        return !seen(left + 1) || !seen(right - 1);
      })
      .map((button) => button.getAttribute('aria-label') ?? button.innerText),
  );
}
