import type { ViewScriptBinding } from '../../protocol/ops.ts';
import { announce } from '../announce.ts';
import { post } from '../channel.ts';
import { addClasses, removeClasses } from '../element-class.ts';
import { browserStyle, setStyleLayer, styleText } from '../element-style.ts';
import { requireState } from '../elements.ts';

/** What a view script may do with an element (`ComponentDescriptor` of the WXS documentation). */
export class ComponentDescriptor {
  readonly #element: Element;
  readonly #binding: ViewScriptBinding;

  constructor(element: Element, binding: ViewScriptBinding) {
    this.#element = element;
    this.#binding = binding;
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
    const found = this.#element.querySelector(this.#selector(selector));
    return found ? new ComponentDescriptor(found, this.#binding) : null;
  }

  selectAllComponents(selector: string): ComponentDescriptor[] {
    return [...this.#element.querySelectorAll(this.#selector(selector))].map((found) => new ComponentDescriptor(found, this.#binding));
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

  /** Calls a method of the component that owns the handler, in the logic thread. */
  callMethod(method: string, args?: unknown): void {
    post({ kind: 'call', host: this.#binding.host, method, args });
  }

  triggerEvent(type: string, detail?: unknown): void {
    announce(this.#element, type, detail ?? {});
  }

  getState(): Record<string, unknown> {
    const state = requireState(this.#element);
    state.scriptState ??= {};
    return state.scriptState;
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
