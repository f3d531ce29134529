import type { FrameLocator, Locator, Page } from '@playwright/test';

export class Simulator {
  readonly device: FrameLocator;
  readonly pane: Locator;

  constructor(readonly page: Page) {
    this.device = page.frameLocator('iframe[title="Simulated phone"]');
    this.pane = page.getByRole('region', { name: 'Simulator' });
  }

  /** The document of the page on top. */
  get top(): FrameLocator {
    return this.device.frameLocator('.page.visible:not([inert]) iframe');
  }

  get path(): Locator {
    return this.page.getByTestId('page-path');
  }

  button(name: string): Locator {
    return this.pane.getByRole('button', { name });
  }
}
