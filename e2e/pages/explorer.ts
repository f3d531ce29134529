import type { Locator, Page } from '@playwright/test';

export class Explorer {
  readonly tree: Locator;

  constructor(private readonly page: Page) {
    this.tree = page.getByRole('tree', { name: 'Project files' });
  }

  entry(name: string): Locator {
    return this.tree.getByRole('treeitem', { name, exact: true });
  }

  /** Opens every folder on the way, then the file, e.g. `pages/home/home.wxml`. */
  async open(path: string): Promise<void> {
    const parts = path.split('/');
    for (let depth = 1; depth <= parts.length; depth++) {
      const row = this.tree.locator(`[data-path="${parts.slice(0, depth).join('/')}"]`);
      if ((await row.getAttribute('aria-expanded')) !== 'true') await row.click();
    }
    await this.page.getByRole('tab', { name: new RegExp(`^${parts.at(-1)?.replaceAll('.', '\\.')}`) }).waitFor();
  }
}
