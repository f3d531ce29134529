import { BuiltIn, part, privateParts } from '../built-in.ts';
import { post } from '../channel.ts';
import { browserStyle } from '../element-style.ts';
import { stateOf } from '../elements.ts';
import { isStill } from '../still.ts';
import { followFinger } from './finger.ts';

/** Pixels that a finger pulls the sheet down to close it with `close-on-slide-down`. */
const SLIDE = 100;

const CSS = `
:host([data-open]) { display: block !important; }
#overlay { position: fixed; inset: 0; background: rgba(0, 0, 0, 0.5); opacity: 0; transition: opacity var(--time) ease; }
#panel { position: fixed; background: #fff; overflow: auto; transition: transform var(--time) ease; max-height: 100%; max-width: 100%; }
:host-context([data-theme="dark"]) #panel { background: #191919; }
:host([data-position=bottom]) #panel { left: 0; right: 0; bottom: 0; transform: translateY(100%); }
:host([data-position=top]) #panel { left: 0; right: 0; top: 0; transform: translateY(-100%); }
:host([data-position=right]) #panel { right: 0; top: 0; bottom: 0; width: 100%; transform: translateX(100%); }
:host([data-position=center]) #panel { left: 50%; top: 50%; transform: translate(-50%, -50%) scale(0); }
:host([data-round][data-position=bottom]) #panel { border-radius: 20px 20px 0 0; }
:host([data-round][data-position=top]) #panel { border-radius: 0 0 20px 20px; }
:host([data-shown]) #overlay { opacity: 1; }
:host([data-shown]:not([data-position=center])) #panel { transform: none; }
:host([data-shown][data-position=center]) #panel { transform: translate(-50%, -50%); }
`;

/**
 * `page-container`: a sheet over the page, which going back closes instead of leaving the page (the logic thread is told by
 * `pageContainer` of host 0, and invokes `close`); beforeenter, enter, afterenter, beforeleave, leave, afterleave, clickoverlay.
 */
export class WxPageContainer extends BuiltIn {
  readonly #root: ShadowRoot;
  #open = false;
  #timer = 0;

  constructor() {
    super();
    this.#root = privateParts(this, CSS, '<div id="overlay"></div><div id="panel"><slot></slot></div>');
    part(this.#root, '#overlay').addEventListener('click', () => {
      this.emit('clickoverlay', {});
      this.#set(false);
    });
    this.#followSlide(part(this.#root, '#panel'));
  }

  /** A finger pulls the sheet down, unless what it shows is scrolled down. */
  #followSlide(panel: HTMLElement): void {
    let pulled = 0;
    followFinger(panel, {
      start: () => {
        pulled = 0;
      },
      move: ({ dx, dy }, event) => {
        if (!this.flag('close-on-slide-down') || this.text('position', 'bottom') !== 'bottom' || panel.scrollTop > 0) return;
        if (pulled === 0 && (dy <= 0 || Math.abs(dx) > Math.abs(dy))) return;
        if (event.cancelable) event.preventDefault();
        pulled = Math.max(0, dy);
        panel.style.transition = 'none';
        panel.style.transform = `translateY(${pulled}px)`;
      },
      end: () => {
        panel.style.transition = '';
        panel.style.transform = '';
        if (pulled > SLIDE) this.#set(false);
        pulled = 0;
      },
    });
  }

  disconnectedCallback(): void {
    if (this.#open) this.#tell(false);
  }

  override invoke(method: string, args: unknown[]): unknown {
    if (method !== 'close') return super.invoke(method, args);
    this.#set(false);
    return undefined;
  }

  #tell(open: boolean): void {
    post({ kind: 'call', host: 0, method: 'pageContainer', args: { element: stateOf(this)?.id, open } });
  }

  connectedCallback(): void {
    this.attributeSet('show');
  }

  #set(open: boolean): void {
    if (open === this.#open) return;
    this.#open = open;
    this.#tell(open);
    window.clearTimeout(this.#timer);
    const duration = isStill() ? 0 : this.number('duration', 300);
    const verb = open ? 'enter' : 'leave';
    this.emit(`before${verb}`, {});
    if (open) this.toggleAttribute('data-open', true);
    // Reading the layout makes the closed state the start of the transition.
    this.getBoundingClientRect();
    this.toggleAttribute('data-shown', open);
    this.emit(verb, {});
    if (!open) this.changeModel('show', false);
    this.#timer = window.setTimeout(() => {
      if (!open) this.toggleAttribute('data-open', false);
      this.emit(`after${verb}`, {});
    }, duration);
  }

  protected override attributeSet(_name: string): void {
    if (!this.isConnected) return;
    this.setAttribute('data-position', this.text('position', 'bottom'));
    this.toggleAttribute('data-round', this.flag('round'));
    part(this.#root, '#overlay').style.cssText =
      `--time:${this.number('duration', 300)}ms;z-index:${this.number('z-index', 100)};display:${this.flag('overlay', true) ? 'block' : 'none'};${browserStyle(this.text('overlay-style'))}`;
    part(this.#root, '#panel').style.cssText =
      `--time:${this.number('duration', 300)}ms;z-index:${this.number('z-index', 100)};${browserStyle(this.text('custom-style'))}`;
    this.#set(this.flag('show'));
  }
}
