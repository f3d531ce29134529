import { element } from './element.ts';

/** How long a note stays, milliseconds. */
const STAY = 1800;

/** Says for a moment, at the foot of the screen, what a phone would do that a screen cannot: vibrate, stay awake. */
export class Notes {
  readonly root = element('div', { class: 'notes', role: 'status', 'aria-live': 'polite' });
  #timer: ReturnType<typeof setTimeout> | undefined;

  say(text: string): void {
    clearTimeout(this.#timer);
    // What stands there already only stays longer.
    if (this.root.textContent !== text) this.root.replaceChildren(element('span', { class: 'note' }, text));
    this.#timer = setTimeout(() => this.root.replaceChildren(), STAY);
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.root.replaceChildren();
  }
}
