import type { Dialogs } from './dialogs.ts';
import { button, element } from './element.ts';
import type { Simulations } from './simulations.ts';
import type { Texts } from './texts.ts';

type AuthSetting = Record<string, boolean>;

/** What a person let the app do (`scope.userLocation` ...), for as long as the session lasts. */
export class Permissions {
  /** Nobody is there to ask: what was not refused beforehand is granted. */
  unattended = false;
  /** Questions that stand on the screen, or wait to. */
  readonly #asking = new Map<string, Promise<boolean | undefined>>();

  constructor(
    private readonly dialogs: Dialogs,
    private readonly simulations: Simulations,
  ) {}

  /**
   * Asks once; the answer stays until it is changed in the settings. A question that goes away without an answer (the app
   * restarts, Escape) decides nothing: the app does not get the permission, and may ask again.
   */
  async request(texts: Texts, scope: string, purpose: string): Promise<boolean> {
    const known = this.simulations.get(scope);
    if (known) return known.outcome === 'success';
    const granted = this.unattended || (await this.#question(texts, scope, purpose));
    if (granted !== undefined) this.#decide(scope, granted);
    return granted === true;
  }

  /** Every permission that the app has asked for. */
  get setting(): AuthSetting {
    const asked = this.simulations.list.filter(({ api }) => api.startsWith('scope.'));
    return Object.fromEntries(asked.map(({ api, answer }) => [api, answer.outcome === 'success']));
  }

  /** The settings page: a switch for each permission. Answers what is set when it is left. */
  async open(texts: Texts): Promise<AuthSetting> {
    if (this.unattended) return this.setting;
    await this.dialogs.dialog<void>(undefined, (done) => {
      const scopes = Object.entries(this.setting);
      const rows = scopes.map(([scope, granted]) => {
        const box = element('input', { type: 'checkbox', role: 'switch' });
        box.checked = granted;
        box.addEventListener('change', () => this.#decide(scope, box.checked));
        return element('label', { class: 'setting-row' }, element('span', {}, texts.scopes[scope] ?? scope), box);
      });
      const close = button(texts.close, 'sheet-item sheet-cancel', () => done());
      const body = element(
        'div',
        { class: 'sheet', role: 'dialog', 'aria-modal': 'true', 'aria-label': texts.settings },
        element('p', { class: 'sheet-title' }, texts.settings),
        ...(rows.length > 0 ? rows : [element('p', { class: 'modal-content' }, texts.noPermissions)]),
        close,
      );
      return { body, focus: close };
    });
    return this.setting;
  }

  #decide(scope: string, granted: boolean): void {
    this.simulations.set(scope, granted ? { outcome: 'success' } : { outcome: 'cancel' });
  }

  /** Who asks for the same while the question stands gets the same answer. */
  #question(texts: Texts, scope: string, purpose: string): Promise<boolean | undefined> {
    const standing = this.#asking.get(scope);
    if (standing) return standing;
    const answer = this.#ask(texts, scope, purpose).finally(() => this.#asking.delete(scope));
    this.#asking.set(scope, answer);
    return answer;
  }

  #ask(texts: Texts, scope: string, purpose: string): Promise<boolean | undefined> {
    return this.dialogs.dialog<boolean | undefined>(undefined, (done) => {
      const allow = button(texts.allow, 'permission-button primary', () => done(true));
      const title = `${texts.asksFor} ${texts.scopes[scope] ?? scope}`;
      const body = element(
        'div',
        { class: 'sheet permission', role: 'dialog', 'aria-modal': 'true', 'aria-label': title },
        element('h2', {}, title),
        element('p', { class: 'permission-purpose' }, purpose),
        element(
          'div',
          { class: 'permission-buttons' },
          button(texts.refuse, 'permission-button', () => done(false)),
          allow,
        ),
      );
      return { body, focus: allow };
    });
  }
}
