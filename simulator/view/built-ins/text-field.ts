import type { KeyboardField } from '../../protocol/keyboard.ts';
import { BuiltIn } from '../built-in.ts';
import { Edits } from '../edits.ts';
import { browserStyle } from '../element-style.ts';
import { closeKeyboard, type KeyboardOwner, openKeyboard } from '../keyboard.ts';
import type { FormField } from './form-field.ts';

type Control = HTMLInputElement | HTMLTextAreaElement;

/** How long the keyboard takes to come up, as phones say it. Milliseconds. */
const RISE = 250;

/** What `input` and `textarea` share: value, placeholder with the app's own class and style, focus, selection, events. */
export abstract class TextField extends BuiltIn implements FormField, KeyboardOwner {
  protected abstract readonly control: Control;
  protected abstract readonly placeholderClass: string;
  #placeholder: HTMLElement | undefined;
  #initial: string | undefined;
  /** The last input was a key; 0 when it was not one. */
  #keyCode = 0;
  #composing = false;
  #selection = '';
  readonly #edits = new Edits();

  /** Characters that the field's type keeps. */
  protected filter(text: string): string {
    return text;
  }

  protected contentChanged(): void {}

  protected abstract confirm(): void;

  /** Which keys the field wants, and whether the bar with "Done" stands above them. */
  protected abstract keyboard(): Pick<KeyboardField, 'keys' | 'confirm' | 'bar' | 'nickname'>;

  protected listen(): void {
    const { control } = this;
    control.addEventListener('keydown', (event) => {
      this.#keyCode = (event as KeyboardEvent).keyCode;
      if ((event as KeyboardEvent).key === 'Enter' && !(event as KeyboardEvent).isComposing) this.confirm();
    });
    control.addEventListener('input', () => {
      if (this.#composing) this.#showPlaceholder();
      else this.#typed();
    });
    for (const phase of ['start', 'update', 'end'] as const) {
      control.addEventListener(`composition${phase}`, (event) => {
        this.#composing = phase !== 'end';
        this.emit(`keyboardcomposition${phase}`, { value: (event as CompositionEvent).data });
        if (phase === 'end') this.#typed();
      });
    }
    control.addEventListener('focus', () => this.#focused());
    control.addEventListener('blur', () => this.#blurred());
    document.addEventListener('selectionchange', () => this.#selected());
    document.addEventListener('mousedown', (event) => this.#hold(event), true);
  }

  #focused(): void {
    this.#initial ??= this.control.value;
    this.changeModel('focus', true);
    this.#select();
    const bottom = this.flag('adjust-position', true) ? this.getBoundingClientRect().bottom + this.number('cursor-spacing', 0) : null;
    const height = openKeyboard(this, { ...this.keyboard(), bottom });
    this.#showAccessories(true);
    this.emit('focus', { value: this.control.value, height });
  }

  #blurred(): void {
    this.changeModel('focus', false);
    closeKeyboard(this);
    this.#showAccessories(false);
    this.emit('blur', { value: this.control.value, cursor: this.control.selectionStart ?? 0 });
  }

  /** The bars of `keyboard-accessory` stand on the keyboard while the field has the caret. */
  #showAccessories(shown: boolean): void {
    for (const bar of this.querySelectorAll('wx-keyboard-accessory')) bar.toggleAttribute('data-open', shown);
  }

  /** With `hold-keyboard` a tap beside the field does not take the caret from it. */
  #hold(event: MouseEvent): void {
    if (!this.hasCaret) return;
    const path = event.composedPath();
    const onBar = path.some((part) => part instanceof Element && part.localName === 'wx-keyboard-accessory');
    if (onBar) event.preventDefault();
    if (!this.flag('hold-keyboard') || path.includes(this)) return;
    const field = path.some((part) => part instanceof HTMLInputElement || part instanceof HTMLTextAreaElement);
    if (!field) event.preventDefault();
  }

  protected get hasCaret(): boolean {
    return this.shadowRoot?.activeElement === this.control;
  }

  #selected(): void {
    if (!this.hasCaret) return;
    const { selectionStart, selectionEnd } = this.control;
    const selection = `${selectionStart} ${selectionEnd}`;
    if (selection === this.#selection) return;
    this.#selection = selection;
    this.emit('selectionchange', { selectionStart, selectionEnd });
  }

  keyboardChanged(height: number): void {
    this.emit('keyboardheightchange', { height, duration: RISE });
  }

  /** A key of the phone's keyboard: `text:a`, `delete`, `confirm` or `hide`. */
  pressKey(key: string): void {
    if (key === 'hide') this.control.blur();
    else if (key === 'confirm') this.#confirmKey();
    else if (key === 'delete') document.execCommand('delete');
    else document.execCommand('insertText', false, key.slice('text:'.length));
  }

  #confirmKey(): void {
    if (this.keyboard().confirm === 'return') document.execCommand('insertText', false, '\n');
    else this.confirm();
  }

  #typed(): void {
    const { control } = this;
    const kept = this.#cut(this.filter(control.value));
    if (kept !== control.value) control.value = kept;
    const edit = this.#edits.add(control.value);
    this.changeModel('value', control.value, edit);
    this.#showPlaceholder();
    this.contentChanged();
    const detail = { value: control.value, cursor: control.selectionStart ?? control.value.length, keyCode: this.#keyCode };
    this.emit('input', detail, { edit });
    this.#keyCode = 0;
  }

  /** No longer than `maxlength`, whose default is 140 and which -1 takes away. */
  #cut(text: string): string {
    const most = this.number('maxlength', 140);
    return most >= 0 && text.length > most ? text.slice(0, most) : text;
  }

  override focus(): void {
    this.control.focus({ preventScroll: true });
  }

  get formValue(): string {
    return this.control.value;
  }

  resetField(): void {
    this.#setText(this.#initial ?? '');
    this.changeModel('value', this.control.value);
  }

  /**
   * An input handler returned another text. `cursor` counts characters; by default it goes to the end. When more was typed since,
   * the handler hears of that too, and answers again.
   */
  replaceText(value: string, edit: number, cursor?: number): void {
    if (this.#edits.areAhead(edit) || this.#composing) return;
    this.#setText(value);
    const at = cursor ?? value.length;
    if (this.hasCaret) this.control.setSelectionRange(at, at);
    this.changeModel('value', value);
  }

  override readProperty(name: string): unknown {
    return name === 'value' ? this.control.value : super.readProperty(name);
  }

  #setText(given: string): void {
    const value = this.#cut(given);
    if (this.control.value !== value) this.control.value = value;
    this.#showPlaceholder();
    this.contentChanged();
  }

  /** Stands in the light DOM, because style sheets of the app must reach it. */
  #showPlaceholder(): void {
    const text = this.text('placeholder');
    if (!this.#placeholder) {
      if (text === '') return;
      this.#placeholder = document.createElement('div');
      this.#placeholder.slot = 'placeholder';
      this.append(this.#placeholder);
    }
    this.#placeholder.textContent = text;
    this.#placeholder.className = `${this.placeholderClass} ${this.text('placeholder-class')}`.trim();
    this.#placeholder.style.cssText = browserStyle(this.text('placeholder-style'));
    this.#placeholder.hidden = this.control.value !== '';
  }

  protected override attributeSet(name: string, value: unknown): void {
    const { control } = this;
    switch (name) {
      case 'value':
        if ((this.#edits.areAhead() || this.#composing) && this.#edits.repeats(this.text('value'))) break;
        this.#setText(this.text('value'));
        this.#initial ??= control.value;
        break;
      case 'placeholder':
      case 'placeholder-class':
      case 'placeholder-style':
        this.#showPlaceholder();
        if (name === 'placeholder') control.setAttribute('aria-label', this.text('placeholder'));
        break;
      case 'disabled':
        control.disabled = this.flag('disabled');
        break;
      case 'maxlength': {
        const most = this.number('maxlength', 140);
        if (most < 0) control.removeAttribute('maxlength');
        else control.maxLength = most;
        this.#setText(control.value);
        break;
      }
      case 'focus':
      case 'auto-focus':
        if (this.flag(name)) requestAnimationFrame(() => this.focus());
        else if (value === false && this.hasCaret) control.blur();
        break;
      case 'cursor':
      case 'selection-start':
      case 'selection-end':
        this.#select();
        break;
      case 'confirm-type':
        control.enterKeyHint = this.text('confirm-type', 'done');
        break;
      case 'cursor-color':
        control.style.caretColor = this.text('cursor-color');
        break;
    }
  }

  #select(): void {
    const cursor = this.number('cursor', -1);
    const start = this.number('selection-start', cursor);
    const end = this.number('selection-end', cursor);
    if (start >= 0 && end >= start) this.control.setSelectionRange(start, end);
  }
}
