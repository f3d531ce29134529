import { BuiltIn } from '../built-in.ts';
import { browserStyle } from '../element-style.ts';
import type { FormField } from './form-field.ts';

type Control = HTMLInputElement | HTMLTextAreaElement;

/** What `input` and `textarea` share: value, placeholder with the app's own class and style, focus, selection, events. */
export abstract class TextField extends BuiltIn implements FormField {
  protected abstract readonly control: Control;
  protected abstract readonly placeholderClass: string;
  #placeholder: HTMLElement | undefined;
  #initial: string | undefined;
  /** The last input was a key; 0 when it was not one. */
  #keyCode = 0;

  /** Characters that the field's type keeps. */
  protected filter(text: string): string {
    return text;
  }

  protected contentChanged(): void {}

  protected abstract confirm(): void;

  protected listen(): void {
    const { control } = this;
    control.addEventListener('keydown', (event) => {
      this.#keyCode = (event as KeyboardEvent).keyCode;
      if ((event as KeyboardEvent).key === 'Enter' && !(event as KeyboardEvent).isComposing) this.confirm();
    });
    control.addEventListener('input', () => this.#typed());
    control.addEventListener('focus', () => {
      this.#initial ??= control.value;
      this.emit('focus', { value: control.value, height: 0 });
    });
    control.addEventListener('blur', () => {
      this.changeModel('focus', false);
      this.emit('blur', { value: control.value, cursor: control.selectionStart ?? 0 });
    });
  }

  #typed(): void {
    const { control } = this;
    const kept = this.filter(control.value);
    if (kept !== control.value) control.value = kept;
    this.changeModel('value', control.value);
    this.#showPlaceholder();
    this.contentChanged();
    this.emit('input', { value: control.value, cursor: control.selectionStart ?? control.value.length, keyCode: this.#keyCode });
    this.#keyCode = 0;
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

  /** An input handler returned another text. `cursor` counts characters; by default it goes to the end. */
  replaceText(value: string, cursor?: number): void {
    this.#setText(value);
    const at = cursor ?? value.length;
    if (this.shadowRoot?.activeElement === this.control) this.control.setSelectionRange(at, at);
    this.changeModel('value', value);
  }

  override readProperty(name: string): unknown {
    return name === 'value' ? this.control.value : super.readProperty(name);
  }

  #setText(value: string): void {
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
        break;
      }
      case 'focus':
      case 'auto-focus':
        if (this.flag(name)) requestAnimationFrame(() => this.focus());
        else if (value === false && this.shadowRoot?.activeElement === control) control.blur();
        break;
      case 'cursor':
      case 'selection-start':
      case 'selection-end':
        this.#select();
        break;
      case 'confirm-type':
        control.enterKeyHint = this.text('confirm-type', 'done');
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
