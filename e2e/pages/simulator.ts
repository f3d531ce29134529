import type { FrameLocator, Locator, Page } from '@playwright/test';

/** Where a frame's content begins in its parent, and how large it is shown there. */
function corner(frame: Element): { x: number; y: number; scale: number } {
  const box = frame.getBoundingClientRect();
  return { x: box.left, y: box.top, scale: box.width / ((frame as HTMLElement).offsetWidth || 1) };
}

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

  /** Taps an element of the page on top with the mouse. */
  async tap(element: Locator): Promise<void> {
    await this.press(element, await this.device.locator('.page.visible:not([inert]) iframe').evaluate(corner));
  }

  /**
   * Presses an element of the phone itself, such as a tab. The phone is shown scaled, in frames of another process, where
   * Playwright's own clicks miss.
   */
  async press(element: Locator, frame = { x: 0, y: 0 }): Promise<void> {
    const inside = await element.evaluate((target) => {
      target.scrollIntoView({ block: 'nearest' });
      const box = target.getBoundingClientRect();
      return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
    });
    const phone = await this.page.locator('iframe[title="Simulated phone"]').evaluate(corner);
    await this.page.mouse.click(phone.x + (frame.x + inside.x) * phone.scale, phone.y + (frame.y + inside.y) * phone.scale);
  }

  get path(): Locator {
    return this.page.getByTestId('page-path');
  }

  button(name: string): Locator {
    return this.pane.getByRole('button', { name });
  }
}
