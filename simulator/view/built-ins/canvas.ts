import type { CanvasAnswer } from '../../protocol/ops.ts';
import { BuiltIn, part, privateParts } from '../built-in.ts';

const CSS = 'canvas { display: block; width: 100%; height: 100%; } :host([data-duplicate]) canvas { visibility: hidden; }';

/**
 * `canvas`: the logic thread draws on it, so the surface moves there with the first answer to a query for its node. Events:
 * error {errMsg} for a `canvas-id` that another canvas of the page has already.
 */
export class WxCanvas extends BuiltIn {
  readonly #canvas: HTMLCanvasElement;
  #transferred = false;

  constructor() {
    super();
    this.#canvas = part<HTMLCanvasElement>(privateParts(this, CSS, '<canvas></canvas><slot></slot>'), 'canvas');
    const keepPage = (event: Event): void => {
      if (this.flag('disable-scroll') && event.cancelable) event.preventDefault();
    };
    this.addEventListener('touchmove', keepPage, { passive: false });
    this.addEventListener('mousedown', keepPage);
  }

  connectedCallback(): void {
    requestAnimationFrame(() => this.#refuseDuplicate());
  }

  override nodeValues(): Record<string, unknown> {
    const answer: CanvasAnswer = { canvasType: this.text('type'), clientWidth: this.clientWidth, clientHeight: this.clientHeight };
    if (!this.#transferred) {
      this.#transferred = true;
      answer.canvas = this.#canvas.transferControlToOffscreen();
    }
    return { ...answer };
  }

  /** The first canvas of an id stays; a phone hides the others. */
  #refuseDuplicate(): void {
    const id = this.text('canvas-id');
    if (!this.isConnected || id === '') return;
    const host = this.closest('[wx-host]');
    const canvases = [...document.querySelectorAll<WxCanvas>('wx-canvas')];
    const first = canvases.find((other) => other.text('canvas-id') === id && other.closest('[wx-host]') === host);
    this.toggleAttribute('data-duplicate', first !== this);
    if (first !== this) this.emit('error', { errMsg: `canvas-id: ${id} is used by another canvas of this page` });
  }

  protected override attributeSet(name: string): void {
    if (name === 'disable-scroll') this.setOwnStyle(this.flag(name) ? 'touch-action:none' : '');
  }
}
