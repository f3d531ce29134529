import type { Locator, Page } from '@playwright/test';

/** What joins the window to the platform: the project's details, and the notifications in the status bar. */
export class PlatformNews {
  readonly details: Locator;
  readonly bell: Locator;
  readonly notifications: Locator;

  constructor(readonly page: Page) {
    this.details = page.getByRole('dialog', { name: 'Project details' });
    this.bell = page.getByRole('button', { name: /^Notifications/ });
    this.notifications = page.getByRole('dialog', { name: 'Notifications' });
  }

  /** Origin of the platform that the window is connected to. */
  async address(): Promise<string> {
    return (await this.page.getByText('Local platform', { exact: true }).getAttribute('title')) ?? '';
  }

  async openDetails(project: string): Promise<void> {
    await this.page.getByRole('button', { name: new RegExp(`^Project.*${project}`) }).click();
    await this.page.getByRole('menuitem', { name: 'Project details' }).click();
  }
}
