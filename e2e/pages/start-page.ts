import type { Page } from '@playwright/test';

/** What the window shows while no project is open. */
export class StartPage {
  constructor(private readonly page: Page) {}

  /** Creates a project from a template's card and waits for its files. */
  async create(template: string, name: string, parent: string, language?: 'JavaScript' | 'TypeScript'): Promise<void> {
    await this.page.getByRole('button', { name: new RegExp(`^${template}`) }).click();
    const dialog = this.page.getByRole('dialog', { name: `New project: ${template}` });
    await dialog.getByLabel('Project name').fill(name);
    await dialog.getByLabel('Where').fill(parent);
    if (language) {
      await dialog.getByLabel('Language').click();
      await this.page.getByRole('option', { name: language }).click();
    }
    await dialog.getByRole('button', { name: 'Create', exact: true }).click();
    await this.page.getByRole('tree', { name: 'Project files' }).waitFor();
  }

  /** The field that stands where the shell has no folder dialog. */
  async openFolder(folder: string): Promise<void> {
    await this.page.getByLabel('Folder', { exact: true }).fill(folder);
    await this.page.getByRole('button', { name: 'Open', exact: true }).click();
  }

  recent(name: string) {
    return this.page.getByRole('region', { name: 'Recent projects' }).getByRole('button', { name: new RegExp(`^${name}`) });
  }
}
