import type { KeyboardField } from '../../protocol/keyboard.ts';
import { part, privateParts } from '../built-in.ts';
import { TextField } from './text-field.ts';

const CSS = `
#inner { position: relative; height: 100%; }
input { display: block; width: 100%; height: 100%; min-height: 1.4em; margin: 0; padding: 0; border: 0; outline: 0; background: none; font: inherit; color: inherit; text-align: inherit; letter-spacing: inherit; line-height: inherit; user-select: text; -webkit-user-select: text; }
input:disabled { -webkit-text-fill-color: currentColor; opacity: 1; }
#placeholder { position: absolute; inset: 0; display: flex; flex-direction: column; justify-content: center; pointer-events: none; overflow: hidden; white-space: nowrap; }
`;
const KEEP: Record<string, RegExp> = { number: /[^0-9]/g, digit: /[^0-9.]/g, idcard: /[^0-9xX]/g };
/** Keys of the phone's keyboard. */
const KEYS: Record<string, KeyboardField['keys']> = { number: 'number', digit: 'digit', idcard: 'idcard' };
const MODES: Record<string, string> = { number: 'numeric', digit: 'decimal', idcard: 'text' };

/** `input`: one line. Events input {value, cursor, keyCode}, focus {value, height}, blur, confirm {value}, nicknamereview. */
export class WxInput extends TextField {
  protected readonly control: HTMLInputElement;
  protected readonly placeholderClass = 'input-placeholder';

  constructor() {
    super();
    this.control = part<HTMLInputElement>(
      privateParts(
        this,
        CSS,
        '<div id="inner"><div id="placeholder"><slot name="placeholder"></slot></div><input type="text" maxlength="140" autocomplete="off"></div><slot></slot>',
      ),
      'input',
    );
    this.listen();
    this.control.addEventListener('blur', () => {
      // The platform checks a nickname when the caret leaves it; here every name passes.
      if (this.text('type') === 'nickname') this.emit('nicknamereview', { pass: true, timeout: false });
    });
  }

  protected override keyboard(): Pick<KeyboardField, 'keys' | 'confirm' | 'bar' | 'nickname'> {
    const type = this.text('type', 'text');
    return { keys: KEYS[type] ?? 'text', confirm: this.text('confirm-type', 'done'), bar: false, nickname: type === 'nickname' };
  }

  protected override filter(text: string): string {
    const drop = KEEP[this.text('type')];
    return drop ? text.replace(drop, '') : text;
  }

  protected override confirm(): void {
    this.emit('confirm', { value: this.control.value });
    if (!this.flag('confirm-hold')) this.control.blur();
  }

  protected override attributeSet(name: string, value: unknown): void {
    if (name === 'type' || name === 'password') {
      this.control.type = this.flag('password') || this.text('type') === 'safe-password' ? 'password' : 'text';
      this.control.inputMode = MODES[this.text('type')] ?? 'text';
    }
    super.attributeSet(name, value);
  }
}
