import type { Locator, Page } from '@playwright/test';
import type { Person } from './dialogs.ts';

/** The platform's console in a browser. */
export class ConsolePage {
  constructor(readonly page: Page) {}

  get title(): Locator {
    return this.page.getByRole('heading', { level: 1 });
  }

  get failure(): Locator {
    return this.page.getByRole('alert');
  }

  async setUp(person: Person): Promise<void> {
    await this.page.getByLabel('Account', { exact: true }).fill(person.account);
    await this.page.getByLabel('Name', { exact: true }).fill(person.name);
    await this.page.getByLabel('Password', { exact: true }).fill(person.password);
    await this.page.getByRole('button', { name: 'Create account' }).click();
  }

  async signIn(person: Pick<Person, 'account' | 'password'>): Promise<void> {
    await this.page.getByLabel('Account', { exact: true }).fill(person.account);
    await this.page.getByLabel('Password', { exact: true }).fill(person.password);
    await this.page.getByRole('button', { name: 'Sign in' }).click();
  }

  signOut(): Promise<void> {
    return this.page.getByRole('button', { name: 'Sign out' }).click();
  }

  /** Creates a mini program and answers its id; its empty list of versions is shown then. */
  async createProgram(name: string): Promise<string> {
    await this.page.getByRole('button', { name: 'New mini program' }).click();
    await this.page.getByLabel('Name', { exact: true }).fill(name);
    await this.page.getByRole('button', { name: 'Create', exact: true }).click();
    await this.page.waitForURL(/#\/mini-programs\/[^/]+\/versions$/);
    return new URL(this.page.url()).hash.split('/')[2] ?? '';
  }

  program(name: string): Locator {
    return this.page.getByRole('listitem').filter({ hasText: name });
  }

  entry(
    name:
      | 'Development'
      | 'Members'
      | 'Test members'
      | 'CI keys'
      | 'Development settings'
      | 'Log'
      | 'Settings'
      | 'Accounts'
      | 'Roles and permissions'
      | 'All mini programs',
  ): Locator {
    return this.page.getByRole('navigation').getByRole('link', { name, exact: true });
  }

  /** The button that tells how much is unread. */
  get bell(): Locator {
    return this.page.getByRole('navigation').getByRole('button', { name: /^Notifications/ });
  }

  /** The row of a version or of a member. */
  row(text: string): Locator {
    return this.page.getByRole('row').filter({ hasText: text });
  }

  /** Changes a member's role in its dialog. */
  async changeRole(person: string, role: string): Promise<void> {
    await this.row(person)
      .getByRole('button', { name: /^Change/ })
      .click();
    const dialog = this.page.getByRole('dialog', { name: `Role of ${person}` });
    await dialog.getByRole('combobox', { name: 'Role' }).selectOption(role);
    await dialog.getByRole('button', { name: 'Save' }).click();
  }

  /** Makes a one-time link in the dialog that is open, and answers its address without the origin. */
  async makeLink(): Promise<string> {
    const dialog = this.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Make link' }).click();
    const url = await dialog.getByLabel('Link', { exact: true }).inputValue();
    await dialog.getByRole('button', { name: 'Close' }).click();
    return url.slice(new URL(url).origin.length);
  }

  /** Makes an account on the page of a link. */
  async acceptWith(person: Person): Promise<void> {
    await this.page.getByLabel('Account', { exact: true }).fill(person.account);
    await this.page.getByLabel('Name', { exact: true }).fill(person.name);
    await this.page.getByLabel('Password', { exact: true }).fill(person.password);
    await this.page.getByRole('button', { name: /^Create account/ }).click();
  }

  /** Adds a member whose account does not exist: the form asks for the rest. */
  async addNewMember(person: Person): Promise<void> {
    await this.page.getByLabel('Account', { exact: true }).fill(person.account);
    await this.page.getByRole('button', { name: 'Add member' }).click();
    await this.page.getByText(`There is no account “${person.account}” yet`).waitFor();
    await this.page.getByLabel('Name', { exact: true }).fill(person.name);
    await this.page.getByLabel('Password', { exact: true }).fill(person.password);
    await this.page.getByRole('button', { name: 'Add member' }).click();
    await this.row(person.name).waitFor();
  }
}
