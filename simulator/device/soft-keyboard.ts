import { heightOf, type KeyboardField, type KeyboardHeights, keyboardHeights, NO_KEYBOARD } from '../protocol/keyboard.ts';
import { element } from './element.ts';
import type { PageLayer } from './page-layer.ts';
import type { Texts } from './texts.ts';

const LETTERS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const NUMBERS = ['123', '456', '789'];
/** The key at the bottom left of a number pad. */
const CORNER: Record<string, string> = { digit: '.', idcard: 'X' };

export interface SoftKeyboardHost {
  texts(): Texts;
  safeAreaBottom(): number;
  /** Name that a nickname field is offered. */
  nickname(): string;
  /** The whole app hears of it (`wx.onKeyboardHeightChange`). */
  heightChanged(height: number): void;
}

/** The phone's keyboard: covers the bottom of the screen, pushes the page so that the field stays in sight, and types. */
export class SoftKeyboard {
  readonly root = element('div', { class: 'keyboard', hidden: '', 'aria-hidden': 'true' });
  #layer: PageLayer | undefined;
  #height = 0;
  #enabled = false;

  constructor(private readonly host: SoftKeyboardHost) {
    // A key must not take the caret from the field that it types into.
    for (const type of ['pointerdown', 'mousedown', 'touchstart']) {
      this.root.addEventListener(type, (event) => event.preventDefault(), { passive: false });
    }
    this.root.addEventListener('pointerup', (event) => {
      const key = (event.target as Element | null)?.closest<HTMLElement>('[data-key]')?.dataset['key'];
      if (key !== undefined) this.#layer?.send({ kind: 'key', key });
    });
  }

  /** Without it fields are typed into with the keys of the computer only. */
  set enabled(enabled: boolean) {
    this.#enabled = enabled;
    if (!enabled) this.#show(undefined, 0);
  }

  get heights(): KeyboardHeights {
    return this.#enabled ? keyboardHeights(this.host.safeAreaBottom()) : NO_KEYBOARD;
  }

  /** The field of a page that has the caret, or null when it has none any more. */
  follow(layer: PageLayer, field: KeyboardField | null): void {
    if (!this.#enabled || (field === null && layer !== this.#layer)) return;
    if (field === null) {
      this.#show(undefined, 0);
      return;
    }
    const height = heightOf(field, this.heights);
    this.#draw(field);
    this.#show(layer, height);
    const shift = field.bottom === null ? 0 : this.#push(layer, field.bottom);
    layer.shift = shift;
    layer.send({ kind: 'keyboard', height, covered: Math.max(0, this.#covered(layer) - shift) });
  }

  /** Takes it away at once, as when another page comes up. */
  close(): void {
    this.#show(undefined, 0);
  }

  #push(layer: PageLayer, bottom: number): number {
    const covered = this.#covered(layer);
    return Math.max(0, Math.min(covered, bottom - (layer.frameHeight - covered)));
  }

  /** Pixels of the page's window behind the keyboard, while nothing pushes it. */
  #covered(layer: PageLayer): number {
    const screen = this.root.parentElement?.getBoundingClientRect().bottom ?? 0;
    return layer.frameBottom - (screen - this.#height);
  }

  #show(layer: PageLayer | undefined, height: number): void {
    if (this.#layer && this.#layer !== layer) {
      this.#layer.shift = 0;
      this.#layer.send({ kind: 'keyboard', height: 0, covered: 0 });
    }
    const changed = height !== this.#height;
    this.#layer = layer;
    this.#height = height;
    this.root.hidden = height === 0;
    if (height === 0) this.root.replaceChildren();
    this.root.style.height = `${height}px`;
    if (changed) this.host.heightChanged(height);
  }

  #draw(field: KeyboardField): void {
    const texts = this.host.texts();
    const confirm = texts.confirmKeys[field.confirm] ?? texts.confirmKeys['done'] ?? '';
    const key = (label: string, value: string, name = ''): HTMLElement =>
      element('span', { class: `key ${name}`, 'data-key': value }, label);
    const row = (...keys: HTMLElement[]): HTMLElement => element('div', { class: 'key-row' }, ...keys);
    const rows: HTMLElement[] = [];
    if (field.nickname)
      rows.push(element('div', { class: 'key-bar' }, key(this.host.nickname(), `text:${this.host.nickname()}`, 'key-offer')));
    else if (field.bar) rows.push(element('div', { class: 'key-bar' }, key(texts.confirmKeys['done'] ?? '', 'hide', 'key-done')));
    if (field.keys === 'text') {
      const letters = LETTERS.map((line) => [...line].map((letter) => key(letter, `text:${letter}`)));
      rows.push(
        row(...letters[0]!),
        row(...letters[1]!),
        row(key('⇩', 'hide', 'key-dark'), ...letters[2]!, key('⌫', 'delete', 'key-dark')),
      );
      rows.push(
        row(
          key(' ', 'text: ', 'key-space'),
          key(confirm, 'confirm', field.confirm === 'return' ? 'key-dark key-wide' : 'key-wide key-confirm'),
        ),
      );
    } else {
      for (const line of NUMBERS) rows.push(row(...[...line].map((digit) => key(digit, `text:${digit}`))));
      const corner = CORNER[field.keys];
      rows.push(
        row(corner ? key(corner, `text:${corner}`) : key('⇩', 'hide', 'key-dark'), key('0', 'text:0'), key('⌫', 'delete', 'key-dark')),
      );
    }
    this.root.classList.toggle('key-pad', field.keys !== 'text');
    this.root.replaceChildren(...rows);
  }
}
