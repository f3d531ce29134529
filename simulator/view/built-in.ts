import type { EventOptions } from './announce.ts';
import { post } from './channel.ts';
import { setStyleLayer } from './element-style.ts';
import { stateOf } from './elements.ts';
import { emit } from './emit.ts';
import { stillSheet } from './still.ts';

/** Attributes that app style sheets and our own select by: those that are on or off, and others. */
const FLAGS = new Set('plain disabled loading checked hidden scroll-x scroll-y vertical user-select selectable'.split(' '));
const REFLECTED = new Set([...FLAGS, ...'type size mode name for role'.split(' ')]);

/** `scrollTop` -> `scroll-top`; templates and queries use both. */
export function kebab(name: string): string {
  return /[A-Z]/.test(name) ? name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`) : name;
}

/** As templates mean it: present without a value arrives as true; an empty text is false, any other is true, also `false`, as on a phone. */
export function isTrue(value: unknown): boolean {
  return Boolean(value);
}

/** CSS length of a number (pixels) or a text that may hold rpx. */
export function cssLength(value: unknown, fallback: string): string {
  if (value === undefined || value === null || value === '') return fallback;
  const text = String(value).trim();
  if (/^-?[\d.]+$/.test(text)) return `${text}px`;
  return text.replace(/(-?[\d.]+)rpx/g, 'calc($1 * var(--rpx))');
}

/** Shows a property as an attribute if style sheets or assistive software read it there. */
export function reflect(element: Element, name: string, value: unknown): void {
  const attribute = name === 'aria-role' ? 'role' : name;
  const aria = attribute.startsWith('aria-');
  if (!REFLECTED.has(attribute) && !aria) return;
  if (value === undefined || value === null || value === false || (value === '' && FLAGS.has(attribute))) {
    if (aria && value !== undefined && value !== null) element.setAttribute(attribute, 'false');
    else element.removeAttribute(attribute);
  } else if (typeof value !== 'object') element.setAttribute(attribute, value === true ? (aria ? 'true' : '') : String(value));
}

/**
 * A built-in component with a behaviour. Its light DOM are its composed children; private parts stand in a shadow root.
 * Properties arrive through `setProperty` with the values that the logic thread has.
 */
export class BuiltIn extends HTMLElement {
  readonly properties = new Map<string, unknown>();

  /** Called after a property changed; names are in kebab-case. */
  protected attributeSet(_name: string, _value: unknown, _previous: unknown): void {}

  setProperty(name: string, value: unknown): void {
    const key = kebab(name);
    const previous = this.properties.get(key);
    if (value === undefined) this.properties.delete(key);
    else this.properties.set(key, value);
    reflect(this, key, value);
    this.attributeSet(key, value, previous);
  }

  /** Default action of a tap on this element or on something inside it. False passes it on to the ancestors. */
  tapped(_target: Element): boolean {
    return false;
  }

  /** Default action of a long press on this element. True: it has one, so that the touch becomes no tap. */
  longPressed(): boolean {
    return false;
  }

  /** What a tap at this point (pixels of the window) says besides where it is; null: it is no tap of this component. */
  tapDetail(_x: number, _y: number): Record<string, unknown> | null {
    return {};
  }

  /** A tap on it is no event, as on a disabled button. */
  get blocksTap(): boolean {
    return false;
  }

  /** Answers ViewRequest `invoke`. */
  invoke(method: string, _args: unknown[]): unknown {
    throw new Error(`<${this.localName.slice(3)}> has no method ${method}`);
  }

  /** Value of a property as SelectorQuery reports it. */
  readProperty(name: string): unknown {
    return this.properties.get(name);
  }

  /** Plain values of the object that `fields({ node: true })` gives, null for none; its methods are those of `invoke`. */
  nodeValues(): Record<string, unknown> | null {
    return {};
  }

  /** The app wrote to a property of that object. */
  setNodeValue(_name: string, _value: unknown): void {}

  /** Whether it follows a finger along this axis itself: the mouse scrolls nothing around it then. */
  ownsDrag(_axis: 'x' | 'y'): boolean {
    return false;
  }

  /** What content that was thrown keeps of its speed each millisecond, 0 to 1. */
  get glide(): number {
    return 0.998;
  }

  emit(type: string, detail: unknown = {}, options: EventOptions = {}): void {
    emit(this, type, detail, options);
  }

  /** The component changed its own property; `edit` is the number of the edit of a text that did. */
  changeModel(name: string, value: unknown, edit?: number): void {
    this.properties.set(name, value);
    const state = stateOf(this);
    if (state?.models?.has(name)) post({ kind: 'model', element: state.id, name, value, ...(edit && { edit }) });
  }

  protected flag(name: string, fallback = false): boolean {
    const value = this.properties.get(name);
    return value === undefined || value === null ? fallback : isTrue(value);
  }

  protected number(name: string, fallback: number): number {
    const value = this.properties.get(name);
    if (value === undefined || value === null || value === '') return fallback;
    const number = Number(String(value).replace(/px$/, ''));
    return Number.isFinite(number) ? number : fallback;
  }

  protected text(name: string, fallback = ''): string {
    const value = this.properties.get(name);
    return value === undefined || value === null ? fallback : String(value);
  }

  /** Inline style that the component puts on itself, over the template's. */
  protected setOwnStyle(css: string): void {
    if (stateOf(this)) setStyleLayer(this, 'own', css);
    else this.style.cssText = css;
  }
}

const sheets = new Map<string, CSSStyleSheet>();

/** Shadow root with private parts. `html` and `css` are constants of the component, never data of the app. */
export function privateParts(host: HTMLElement, css: string, html: string): ShadowRoot {
  const root = host.attachShadow({ mode: 'open' });
  let sheet = sheets.get(css);
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    sheets.set(css, sheet);
  }
  root.adoptedStyleSheets = [sheet, stillSheet()];
  const template = document.createElement('template');
  template.innerHTML = html;
  root.append(template.content.cloneNode(true));
  return root;
}

/** @throws {Error} when the component's own markup lacks the part */
export function part<E extends Element = HTMLElement>(root: ParentNode, selector: string): E {
  const element = root.querySelector<E>(selector);
  if (!element) throw new Error(`the part ${selector} is missing`);
  return element;
}
