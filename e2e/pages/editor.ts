import { expect, type Locator, type Page } from '@playwright/test';

export class Editor {
  constructor(private readonly page: Page) {}

  tab(name: string): Locator {
    return this.page.getByRole('tablist', { name: 'Open files' }).getByRole('tab', { name: new RegExp(`^${name.replaceAll('.', '\\.')}`) });
  }

  get text(): Locator {
    return this.page.locator('.monaco-editor .view-lines').first();
  }

  /** Types at the end of the file. */
  async append(text: string): Promise<void> {
    await this.text.click();
    await expect(this.page.locator('.monaco-editor.focused')).toBeVisible();
    await this.page.keyboard.press('ControlOrMeta+End');
    await this.page.keyboard.insertText(text);
  }

  /** Puts `replacement` where `found` stands, as a user would with the editor's own search. */
  async replace(found: string, replacement: string): Promise<void> {
    await this.text.click();
    await this.page.keyboard.press('ControlOrMeta+Home');
    await this.page.keyboard.press('ControlOrMeta+F');
    const field = this.page.locator('.find-widget textarea[aria-label="Find"], .find-widget .find-part textarea').first();
    await field.fill(found);
    await expect(this.page.locator('.find-widget .matchesCount')).toContainText('1 of');
    await this.page.keyboard.press('Escape');
    await this.page.keyboard.insertText(replacement);
  }

  async save(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+S');
  }
}
