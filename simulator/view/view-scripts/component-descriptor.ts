import type { ViewScriptBinding } from '../../protocol/ops.ts';
import { announce } from '../announce.ts';
import { post } from '../channel.ts';
import { addClasses, removeClasses } from '../element-class.ts';
import { browserStyle, setStyleLayer, styleText } from '../element-style.ts';
import { requireState, stateOf } from '../elements.ts';

/** Inside of another component, classes are those of its own styles. */
function bindingIn(element: Element, binding: ViewScriptBinding): ViewScriptBinding {
  const host = element.getAttribute('wx-host');
  if (host === null) return binding;
  // Its scope, or its path when it has none.
  return { ...binding, scope: host.includes('/') ? '' : host };
}

/** What a view script may do with an element (`ComponentDescriptor` of the WXS documentation). */
export class ComponentDescriptor {
  readonly #element: Element;
  readonly #binding: ViewScriptBinding;
  /** The element only stands for the owner, a virtual host, which has none of its own. */
  readonly #standsIn: boolean;

  constructor(element: Element, binding: ViewScriptBinding, owner = false) {
    this.#element = element;
    this.#binding = binding;
    this.#standsIn = owner && binding.virtual === true;
  }

  /** Class names in selectors are those of the component's own style sheet. */
  #selector(selector: string): string {
    const { scope } = this.#binding;
    return scope === '' ? selector : selector.replace(/\.(?=[\w-])/g, `.${scope}--`);
  }

  #classes(names: string): string[] {
    const { scope } = this.#binding;
    return names
      .split(/\s+/)
      .filter(Boolean)
      .map((name) => (scope === '' ? name : `${scope}--${name}`));
  }

  selectComponent(selector: string): ComponentDescriptor | null {
    return this.selectAllComponents(selector)[0] ?? null;
  }

  selectAllComponents(selector: string): ComponentDescriptor[] {
    const scoped = this.#selector(selector);
    const own = this.#standsIn && this.#element.matches(scoped) ? [this.#element] : [];
    return [...own, ...this.#element.querySelectorAll(scoped)].map(
      (found) => new ComponentDescriptor(found, bindingIn(found, this.#binding)),
    );
  }

  setStyle(style: unknown): this {
    setStyleLayer(this.#element, 'script', browserStyle(styleText(style)));
    return this;
  }

  addClass(names: string): this {
    addClasses(this.#element, this.#classes(names));
    return this;
  }

  removeClass(names: string): this {
    removeClasses(this.#element, this.#classes(names));
    return this;
  }

  hasClass(name: string): boolean {
    return this.#classes(name).every((each) => this.#element.classList.contains(each));
  }

  getDataset(): Record<string, unknown> {
    return requireState(this.#element).dataset ?? {};
  }

  /** Calls a method of this component, or else of the one that owns the handler, in the logic thread. */
  callMethod(method: string, args?: unknown): void {
    const element = this.#element.hasAttribute('wx-host') ? stateOf(this.#element)?.id : undefined;
    post({ kind: 'call', host: this.#binding.host, ...(element !== undefined && { element }), method, args });
  }

  triggerEvent(type: string, detail?: unknown): void {
    announce(this.#element, type, detail ?? {});
  }

  getState(): Record<string, unknown> {
    const state = requireState(this.#element);
    const kind = this.#standsIn ? 'ownerState' : 'scriptState';
    state[kind] ??= {};
    return state[kind];
  }

  requestAnimationFrame(callback: FrameRequestCallback): number {
    return requestAnimationFrame(callback);
  }

  setTimeout(callback: () => void, milliseconds?: number): number {
    return window.setTimeout(callback, milliseconds);
  }

  clearTimeout(timer: number): void {
    window.clearTimeout(timer);
  }

  getBoundingClientRect(): { left: number; top: number; right: number; bottom: number; width: number; height: number } {
    const { left, top, right, bottom, width, height } = this.#element.getBoundingClientRect();
    return { left, top, right, bottom, width, height };
  }

  getComputedStyle(names: string[]): Record<string, string> {
    const style = getComputedStyle(this.#element);
    return Object.fromEntries(
      names.map((name) => [name, style.getPropertyValue(name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`))]),
    );
  }
}
