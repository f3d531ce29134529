import { BuiltIn, part, privateParts } from '../built-in.ts';

const CSS = `
:host { outline: none; }
#box { display: inline-block; position: relative; vertical-align: middle; width: 24px; height: 24px; margin-right: 5px; box-sizing: border-box; border: 1px solid var(--box-line, #d1d1d1); border-radius: 3px; background: var(--box-fill, #fff); }
:host([role=radio]) #box { border-radius: 50%; }
#box svg { position: absolute; inset: 0; width: 100%; height: 100%; visibility: hidden; }
:host([checked]) #box svg { visibility: visible; }
:host([role=checkbox]) #box { color: #07c160; }
:host([role=radio]) #box { color: #fff; }
:host([role=radio][checked]) #box { background: var(--choice, #07c160); border-color: var(--choice, #07c160); }
:host([role=checkbox]) #box { color: var(--choice, #07c160); }
:host([disabled]) #box { background: var(--box-off, #e1e1e1); opacity: 0.6; }
:host(:focus-visible) #box { outline: 2px solid #10aeff; outline-offset: 2px; }
`;
const HTML =
  '<span id="box"><svg viewBox="0 0 24 24"><path d="M5.5 12.5l4.4 4.2L18.5 7.6" fill="none" stroke="currentColor" stroke-width="2.2"/></svg></span><slot></slot>';

/** `checkbox` and `radio`: the box with a mark before its content. */
export abstract class Choice extends BuiltIn {
  #initial: boolean | undefined;
  protected readonly root: ShadowRoot;
  protected abstract readonly choiceRole: 'checkbox' | 'radio';

  constructor() {
    super();
    this.root = privateParts(this, CSS, HTML);
  }

  connectedCallback(): void {
    this.setAttribute('role', this.choiceRole);
    this.tabIndex = this.flag('disabled') ? -1 : 0;
    this.setAttribute('aria-checked', String(this.checked));
    this.#initial ??= this.checked;
  }

  get checked(): boolean {
    return this.flag('checked');
  }

  set checked(to: boolean) {
    this.changeModel('checked', to);
    this.toggleAttribute('checked', to);
    this.setAttribute('aria-checked', String(to));
  }

  get value(): string {
    return this.text('value');
  }

  restore(): void {
    this.checked = this.#initial ?? false;
  }

  protected override attributeSet(name: string): void {
    if (name === 'checked') this.setAttribute('aria-checked', String(this.checked));
    else if (name === 'disabled') this.tabIndex = this.flag('disabled') ? -1 : 0;
    else if (name === 'color') part(this.root, '#box').style.setProperty('--choice', this.text('color'));
  }
}
