import type { Locator, Page } from '@playwright/test';

export interface Person {
  account: string;
  name: string;
  password: string;
}

export class Dialogs {
  constructor(private readonly page: Page) {}

  named(name: string | RegExp): Locator {
    return this.page.getByRole('dialog', { name });
  }

  /** Creates the platform's first account through the Sign in button. */
  async setUp(person: Person): Promise<void> {
    await this.page.getByRole('button', { name: 'Sign in', exact: true }).click();
    const dialog = this.named('Create the first account');
    await dialog.getByLabel('Account', { exact: true }).fill(person.account);
    await dialog.getByLabel('Name', { exact: true }).fill(person.name);
    await dialog.getByLabel('Password', { exact: true }).fill(person.password);
    await dialog.getByRole('button', { name: 'Create account' }).click();
    await dialog.waitFor({ state: 'detached' });
  }

  async logIn(person: Pick<Person, 'account' | 'password'>): Promise<void> {
    const dialog = this.named('Sign in to the platform');
    await dialog.getByLabel('Account', { exact: true }).fill(person.account);
    await dialog.getByLabel('Password', { exact: true }).fill(person.password);
    await dialog.getByRole('button', { name: 'Sign in' }).click();
  }

  async signOut(name: string): Promise<void> {
    await this.page.getByRole('button', { name: `Account: ${name}` }).click();
    await this.page.getByRole('menuitem', { name: 'Sign out' }).click();
  }

  /** Creates a mini program of the project's name and binds the project to it. */
  async bindNewProgram(dialog: Locator): Promise<void> {
    await dialog.getByRole('button', { name: 'Continue' }).click();
  }

  async upload(version: string, remarks: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Upload', exact: true }).click();
    const form = this.named('Upload a developer version');
    await form.getByLabel('Version', { exact: true }).fill(version);
    await form.getByLabel('Project remarks').fill(remarks);
    await form.getByRole('button', { name: 'Continue' }).click();
    await this.named(`Upload version ${version}?`).getByRole('button', { name: 'Upload' }).click();
  }
}
