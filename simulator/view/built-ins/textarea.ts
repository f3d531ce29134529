import type { KeyboardField } from '../../protocol/keyboard.ts';
import { part, privateParts } from '../built-in.ts';
import { TextField } from './text-field.ts';

const CSS = `
textarea { display: block; box-sizing: border-box; width: 100%; height: 100%; margin: 0; padding: 0; border: 0; outline: 0; resize: none; background: none; font: inherit; color: inherit; text-align: inherit; letter-spacing: inherit; line-height: inherit; user-select: text; -webkit-user-select: text; scrollbar-width: none; }
textarea:disabled { -webkit-text-fill-color: currentColor; opacity: 1; }
#placeholder { position: absolute; left: 0; right: 0; top: 0; pointer-events: none; white-space: pre-wrap; }
:host { box-sizing: content-box; }
#inner { position: relative; width: 100%; height: 100%; }
:host([data-grows]) { height: auto !important; }
:host([data-grows]) textarea { overflow: hidden; }
`;

/** `textarea`: input, focus, blur, confirm, linechange {height, heightRpx, lineCount}. */
export class WxTextarea extends TextField {
  protected readonly control: HTMLTextAreaElement;
  protected readonly placeholderClass = 'textarea-placeholder';
  #lines = 0;

  constructor() {
    super();
    const html =
      '<div id="inner"><div id="placeholder"><slot name="placeholder"></slot></div><textarea maxlength="140" rows="1"></textarea></div><slot></slot>';
    this.control = part<HTMLTextAreaElement>(privateParts(this, CSS, html), 'textarea');
    this.listen();
  }

  protected override keyboard(): Pick<KeyboardField, 'keys' | 'confirm' | 'bar' | 'nickname'> {
    return { keys: 'text', confirm: this.text('confirm-type', 'return'), bar: this.flag('show-confirm-bar', true), nickname: false };
  }

  connectedCallback(): void {
    requestAnimationFrame(() => this.contentChanged());
  }

  protected override confirm(): void {
    if (this.text('confirm-type', 'return') === 'return') return;
    this.emit('confirm', { value: this.control.value });
    if (!this.flag('confirm-hold')) this.control.blur();
  }

  protected override attributeSet(name: string, value: unknown): void {
    if (name === 'auto-height') this.toggleAttribute('data-grows', this.flag('auto-height'));
    super.attributeSet(name, value);
    if (name === 'auto-height') this.contentChanged();
  }

  protected override contentChanged(): void {
    if (!this.isConnected) return;
    const { control } = this;
    const grows = this.flag('auto-height');
    const kept = control.style.height;
    control.style.height = '0';
    const height = control.scrollHeight;
    control.style.height = grows ? `${height}px` : kept;
    const style = getComputedStyle(control);
    const lineHeight = Number.parseFloat(style.lineHeight) || Number.parseFloat(style.fontSize) * 1.2;
    const lineCount = Math.max(1, Math.round(height / lineHeight));
    if (lineCount === this.#lines) return;
    this.#lines = lineCount;
    const rpx = innerWidth / 750;
    this.emit('linechange', { height, heightRpx: rpx > 0 ? height / rpx : height, lineCount });
  }
}
