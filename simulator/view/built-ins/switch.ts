import { BuiltIn, part, privateParts } from '../built-in.ts';
import type { FormField } from './form-field.ts';

const CSS = `
:host { outline: none; }
#track { display: inline-block; position: relative; vertical-align: middle; width: 52px; height: 32px; box-sizing: border-box; border-radius: 16px; background: var(--track, #dfdfdf); transition: background-color 0.1s; }
#knob { position: absolute; top: 1px; left: 1px; width: 30px; height: 30px; border-radius: 15px; background: #fff; box-shadow: 0 1px 3px rgba(0, 0, 0, 0.4); transition: transform 0.3s; }
:host([checked]) #track { background: var(--switch, #07c160); }
:host([checked]) #knob { transform: translateX(20px); }
:host([disabled]) { opacity: 0.7; }
:host([type=checkbox]) #track { width: 24px; height: 24px; border-radius: 3px; border: 1px solid var(--box-line, #d1d1d1); background: var(--box-fill, #fff); }
:host([type=checkbox]) #knob { display: none; }
svg { display: none; position: absolute; inset: 0; width: 100%; height: 100%; color: var(--switch, #07c160); }
:host([type=checkbox][checked]) svg { display: block; }
:host(:focus-visible) #track { outline: 2px solid #10aeff; outline-offset: 2px; }
`;
const HTML =
  '<span id="track"><span id="knob"></span><svg viewBox="0 0 24 24"><path d="M5.5 12.5l4.4 4.2L18.5 7.6" fill="none" stroke="currentColor" stroke-width="2.2"/></svg></span>';

/** `switch`: change {value}. */
export class WxSwitch extends BuiltIn implements FormField {
  readonly #track: HTMLElement;
  #initial: boolean | undefined;

  constructor() {
    super();
    this.#track = part(privateParts(this, CSS, HTML), '#track');
  }

  connectedCallback(): void {
    this.setAttribute('role', 'switch');
    this.tabIndex = this.flag('disabled') ? -1 : 0;
    this.setAttribute('aria-checked', String(this.formValue));
    this.#initial ??= this.formValue;
  }

  get formValue(): boolean {
    return this.flag('checked');
  }

  resetField(): void {
    this.#set(this.#initial ?? false);
  }

  #set(to: boolean): void {
    this.changeModel('checked', to);
    this.toggleAttribute('checked', to);
    this.setAttribute('aria-checked', String(to));
  }

  override tapped(): boolean {
    if (this.flag('disabled')) return true;
    this.#set(!this.formValue);
    this.emit('change', { value: this.formValue });
    return true;
  }

  protected override attributeSet(name: string): void {
    if (name === 'checked') this.setAttribute('aria-checked', String(this.formValue));
    else if (name === 'color') this.#track.style.setProperty('--switch', this.text('color'));
    else if (name === 'disabled') this.tabIndex = this.flag('disabled') ? -1 : 0;
  }
}
