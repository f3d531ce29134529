import { button, element, icon } from './element.ts';
import type { Texts } from './texts.ts';

export interface ModalOptions {
  title?: string;
  content?: string;
  showCancel?: boolean;
  cancelText?: string;
  cancelColor?: string;
  confirmText?: string;
  confirmColor?: string;
  editable?: boolean;
  placeholderText?: string;
}

interface ToastOptions {
  title?: string;
  icon?: string;
  image?: string;
  duration?: number;
  mask?: boolean;
}

/** In ms. */
const FRAME = 16;

/** Dialogs that may be open or wait; nobody answers as many. */
export const MOST_DIALOGS = 20;

/** What lies over the pages: toast, dialogs and sheets. One toast and one dialog at a time; dialogs wait their turn. */
export class Dialogs {
  readonly root = element('div', { class: 'dialogs' });
  readonly #toast = element('div', { class: 'toast-layer', role: 'status', 'aria-live': 'polite' });
  #toastTimer: ReturnType<typeof setTimeout> | undefined;
  /** The latest toast of those that came in one frame, of which only one is seen. */
  #nextToast: (() => void) | undefined;
  #toastShown = Number.NEGATIVE_INFINITY;
  #queue: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #closeOpen: (() => void) | undefined;
  #generation = 0;

  constructor(private readonly texts: () => Texts) {
    this.root.append(this.#toast);
  }

  toast(options: ToastOptions): void {
    if (this.#nextToast || performance.now() - this.#toastShown < FRAME) {
      if (!this.#nextToast) setTimeout(() => this.#nextToast?.(), FRAME);
      this.#nextToast = () => this.#showToast(options);
    } else this.#showToast(options);
  }

  #showToast(options: ToastOptions): void {
    this.#nextToast = undefined;
    this.#toastShown = performance.now();
    clearTimeout(this.#toastTimer);
    const parts: Node[] = [];
    if (options.image) parts.push(element('img', { src: options.image, alt: '', class: 'toast-image' }));
    else if (options.icon === 'loading')
      parts.push(element('span', { class: 'spinner toast-spinner', role: 'img', 'aria-label': this.texts().loading }));
    else if (options.icon === 'success') parts.push(icon('M4 13l5 5L20 7', 38));
    else if (options.icon === 'error') parts.push(icon('M12 7v6M12 17h.01M12 2a10 10 0 1 0 .01 0', 38));
    parts.push(element('span', {}, options.title ?? ''));
    this.#toast.classList.toggle('mask', options.mask === true);
    this.#toast.replaceChildren(element('div', { class: parts.length > 1 ? 'toast' : 'toast plain' }, ...parts));
    if (options.duration !== undefined) this.#toastTimer = setTimeout(() => this.hideToast(), options.duration);
  }

  hideToast(): void {
    this.#nextToast = undefined;
    clearTimeout(this.#toastTimer);
    this.#toast.classList.remove('mask');
    this.#toast.replaceChildren();
  }

  /** As wx.showModal answers: `content` is the text of an editable dialog. */
  modal(options: ModalOptions): Promise<{ confirm: boolean; cancel: boolean; content: string | null }> {
    return this.dialog<{ confirm: boolean; cancel: boolean; content: string | null }>(
      { confirm: false, cancel: true, content: null },
      (done) => {
        const texts = this.texts();
        const field = options.editable
          ? element('textarea', { class: 'modal-field', rows: '1', placeholder: options.placeholderText ?? '' })
          : undefined;
        if (field) {
          field.value = options.content ?? '';
          field.setAttribute('aria-label', options.title || options.placeholderText || texts.confirm);
        }
        const buttons = element('div', { class: 'modal-buttons' });
        if (options.showCancel !== false) {
          const cancel = button(options.cancelText || texts.cancel, 'modal-button', () =>
            done({ confirm: false, cancel: true, content: null }),
          );
          cancel.style.color = options.cancelColor ?? '';
          buttons.append(cancel);
        }
        const confirm = button(options.confirmText || texts.confirm, 'modal-button primary', () =>
          done({ confirm: true, cancel: false, content: field ? field.value : null }),
        );
        confirm.style.color = options.confirmColor ?? '';
        buttons.append(confirm);
        const body = element('div', {
          class: 'modal',
          role: 'dialog',
          'aria-modal': 'true',
          'aria-label': options.title || options.content || '',
        });
        if (options.title) body.append(element('h2', {}, options.title));
        body.append(field ?? element('p', { class: 'modal-content' }, options.content ?? ''), buttons);
        return { body, focus: field ?? confirm };
      },
    );
  }

  /** The index chosen, or null. */
  actionSheet(items: readonly string[], options: { title?: string; color?: string } = {}): Promise<number | null> {
    return this.dialog<number | null>(null, (done) => {
      const list = items.map((text, index) => {
        const entry = button(text, 'sheet-item', () => done(index));
        entry.style.color = options.color ?? '';
        return entry;
      });
      const body = element('div', {
        class: 'sheet',
        role: 'dialog',
        'aria-modal': 'true',
        'aria-label': options.title ?? this.texts().menu,
      });
      if (options.title) body.append(element('p', { class: 'sheet-title' }, options.title));
      body.append(
        ...list,
        button(this.texts().cancel, 'sheet-item sheet-cancel', () => done(null)),
      );
      return { body, focus: list[0] ?? body };
    });
  }

  /** So many are open and wait that the program gets no more of them. */
  get full(): boolean {
    return this.#waiting >= MOST_DIALOGS;
  }

  /** Shows what `make` builds until it calls `done`; Escape and a tap beside it end it with `dismissed`. */
  dialog<T>(dismissed: T, make: (done: (answer: T) => void) => { body: HTMLElement; focus: HTMLElement }): Promise<T> {
    const generation = this.#generation;
    this.#waiting += 1;
    const answer = this.#queue.then(() => {
      if (generation !== this.#generation) return dismissed;
      return new Promise<T>((resolve) => {
        const before = document.activeElement;
        const layer = element('div', { class: 'dialog-layer' });
        const done = (value: T): void => {
          layer.remove();
          this.#closeOpen = undefined;
          if (before instanceof HTMLElement) before.focus();
          resolve(value);
        };
        const { body, focus } = make(done);
        layer.append(body);
        ignoreClickOfOpener(layer);
        layer.addEventListener('keydown', (event) => {
          if (event.key === 'Escape') done(dismissed);
          else if (event.key === 'Tab') keepFocus(body, event);
        });
        layer.addEventListener('click', (event) => {
          if (event.target === layer && body.classList.contains('sheet')) done(dismissed);
        });
        this.#closeOpen = () => done(dismissed);
        this.root.append(layer);
        focus.focus();
      });
    });
    this.#queue = answer.finally(() => {
      this.#waiting -= 1;
    });
    return answer;
  }

  /** Takes everything away; open dialogs answer as dismissed. */
  clear(): void {
    this.#generation += 1;
    this.hideToast();
    this.#closeOpen?.();
  }
}

/** The finger that opened a dialog still clicks where it was lifted, which may be on the dialog by then. */
function ignoreClickOfOpener(layer: HTMLElement): void {
  let pressed = false;
  const press = (): void => {
    pressed = true;
  };
  layer.addEventListener('pointerdown', press, true);
  layer.addEventListener(
    'click',
    (event) => {
      // Keys and assistive programs click without a pointer.
      if (!pressed && event.detail > 0) event.stopPropagation();
    },
    true,
  );
}

/** Tab goes round inside an open dialog. */
function keepFocus(body: HTMLElement, event: KeyboardEvent): void {
  const stops = [...body.querySelectorAll<HTMLElement>('button, textarea, input')];
  const first = stops[0];
  const last = stops.at(-1);
  if (!first || !last) return;
  if (event.shiftKey && document.activeElement === first) {
    event.preventDefault();
    last.focus();
  } else if (!event.shiftKey && document.activeElement === last) {
    event.preventDefault();
    first.focus();
  }
}
