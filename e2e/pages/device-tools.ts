import type { Locator, Page } from '@playwright/test';

/** The Device panel and the simulator's menu of compile modes. */
export class DeviceTools {
  readonly panel: Locator;

  constructor(readonly page: Page) {
    this.panel = page.getByRole('tabpanel', { name: 'Device' });
  }

  async open(): Promise<void> {
    await this.page.getByRole('button', { name: 'Device tools' }).click();
    await this.panel.getByRole('group', { name: 'Network' }).waitFor();
  }

  /** Chooses an entry of one of the panel's lists. */
  async choose(label: string, entry: string): Promise<void> {
    await this.panel.getByRole('combobox', { name: label, exact: true }).click();
    await this.page.getByRole('option', { name: entry, exact: true }).click();
  }

  get mode(): Locator {
    return this.page.getByRole('button', { name: /^Compile mode/ });
  }
}
