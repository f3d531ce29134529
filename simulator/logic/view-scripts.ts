import * as glassEasel from 'glass-easel';
import type { ViewMethodCall, ViewScriptBinding } from '../protocol/ops.ts';
import { plainValue } from './backend/plain-value.ts';
import type { ViewContext } from './backend/view-context.ts';
import { ViewElement } from './backend/view-element.ts';
import { contextOf, viewIdOf } from './component-node.ts';
import { CURRENT_NODE } from './engine-patches.ts';
import { nameLoopFields } from './keyed-lists.ts';
import { pageServices } from './page-services.ts';

type ScriptFunction = ((...args: unknown[]) => unknown) & { [HOME]?: { module: string; name: string } };
type GeneralComponent = glassEasel.GeneralComponent;

/** Where a function of a view script is exported: its module's key and its name there. */
const HOME = Symbol('view script home');

/** Key of the second style layer of a node, which belongs to view scripts. */
const SCRIPT_STYLE_SEGMENT = 3;

interface TemplateRuntime {
  v(
    element: glassEasel.Element,
    type: string,
    handler: unknown,
    final: boolean,
    mutated: boolean,
    capture: boolean,
    dynamic: boolean,
    path?: unknown,
  ): void;
}

export interface ViewScriptsHost {
  scopeName(scope: number): string | undefined;
  onError(error: unknown, component: GeneralComponent | undefined): void;
}

/**
 * The worker's half of view scripts. Expressions run here, next to the data; event handlers and `change:` listeners run in the
 * view, where the elements are.
 */
export class ViewScripts {
  private readonly hosts = new Map<number, WeakRef<GeneralComponent>>();
  private readonly hostNumbers = new WeakMap<GeneralComponent, number>();
  private readonly bound = new WeakMap<glassEasel.Element, Set<string>>();
  private readonly descriptors = new WeakMap<glassEasel.Element, ComponentDescriptor>();
  private nextHost = 1;

  constructor(private readonly host: ViewScriptsHost) {}

  /** The names that compiled templates call. */
  globals(): Record<string, unknown> {
    return {
      __kumquatTag: this.tag,
      __kumquatHook: this.hook,
      __kumquatChangeProp: this.changeProp,
      __kumquatCallScript: this.callScript,
      __kumquatLoop: nameLoopFields,
      __typeOf: typeOfValue,
      getRegExp: (pattern: string, flags?: string) => new RegExp(pattern, flags),
      getDate: (...args: [number]) => (args.length > 0 ? new Date(...args) : new Date()),
    };
  }

  /** A view script called a method of `element`'s component, or else of its own. Unknown methods are ignored, as on a phone. */
  callMethod(context: ViewContext, { host, element, method, args }: ViewMethodCall): void {
    const owner = this.hosts.get(host)?.deref();
    if (!owner) this.hosts.delete(host);
    const called = element === undefined ? undefined : componentOf(context.element(element)?.__wxElement);
    for (const component of called && owner ? [called, owner] : [owner]) {
      const caller = component?.getMethodCaller() as unknown as Record<string, unknown> | undefined;
      const found = caller?.[method];
      if (typeof found !== 'function') continue;
      glassEasel.safeCallback(`Method ${method}`, found as (argument: unknown) => unknown, caller, [args], component);
      return;
    }
  }

  /** Remembers where each exported function lives: updates of a binding lose the path that the compiler knew. */
  private readonly tag = (file: string, exports: Record<string, unknown>): Record<string, unknown> => {
    const module = file.replace(/\.wxs$/, '');
    for (const name of Object.keys(exports)) {
      const value = exports[name];
      if (typeof value === 'function' && !(value as ScriptFunction)[HOME]) {
        Object.defineProperty(value, HOME, { value: { module, name } });
      }
    }
    return exports;
  };

  /** Sends event handlers that are view-script functions to the view instead of listening here. */
  private readonly hook = (runtime: TemplateRuntime): void => {
    const listen = runtime.v;
    runtime.v = (element, type, handler, final, mutated, capture, dynamic, path) => {
      const backend: unknown = element.getBackendElement();
      const home = typeof handler === 'function' ? (handler as ScriptFunction)[HOME] : undefined;
      const wasBound = this.bound.get(element)?.has(type) ?? false;
      if (backend instanceof ViewElement && (home || wasBound)) {
        const types = this.bound.get(element) ?? new Set();
        this.bound.set(element, types);
        if (home) {
          types.add(type);
          const bind = (): void => backend.bindViewScript(type, home.module, home.name, final, this.binding(element));
          bind();
          // Only now is known what stands for a host without an element.
          if (isVirtual(hostOf(element))) queueMicrotask(() => this.bound.get(element)?.has(type) && isAlive(backend) && bind());
          return;
        }
        types.delete(type);
        backend.bindViewScript(type, '', '', false, null);
      }
      listen(element, type, handler, final, mutated, capture, dynamic, path);
    };
  };

  /**
   * `change:` fires while the tree is still being made; a listener may look at children, so it runs after that. Elements that the
   * view does not have (virtual hosts) hear of it here.
   */
  private readonly changeProp =
    (listener: unknown) =>
    (newValue: unknown, oldValue: unknown, host: glassEasel.Element, element: glassEasel.Element): void => {
      if (typeof listener !== 'function') return;
      queueMicrotask(() => {
        const home = (listener as ScriptFunction)[HOME];
        const backend: unknown = element.getBackendElement();
        if (home && backend instanceof ViewElement && hostOf(element)) {
          const change = {
            binding: this.binding(element),
            now: plainValue(newValue),
            before: oldValue === undefined ? oldValue : plainValue(oldValue),
          };
          if (isAlive(backend)) backend.runViewScript(home.module, home.name, change);
          return;
        }
        try {
          (listener as ScriptFunction)(newValue, oldValue, this.descriptor(host), this.descriptor(element));
        } catch (error) {
          this.host.onError(error, componentOf(host));
        }
      });
    };

  /** Handlers on elements that the view does not have (virtual hosts) run here. */
  private readonly callScript = (caller: unknown, event: Record<string, unknown>, handler: ScriptFunction): unknown => {
    if (!handler[HOME]) return handler.call(caller, event);
    const owner = elementOf(caller);
    const current = elementOf(event[CURRENT_NODE]) ?? owner;
    return handler.call(null, { ...event, instance: current && this.descriptor(current) }, owner && this.descriptor(owner));
  };

  private binding(element: glassEasel.Element): ViewScriptBinding {
    const host = hostOf(element)!;
    const scope = host.getComponentOptions().styleScope;
    const virtual = isVirtual(host);
    return {
      host: this.numberOf(host),
      hostElement: virtual ? topmost(element) : viewIdOf(host),
      scope: (typeof scope === 'number' && this.host.scopeName(scope)) || '',
      ...(virtual && { virtual }),
    };
  }

  private numberOf(component: GeneralComponent): number {
    const known = this.hostNumbers.get(component);
    if (known !== undefined) return known;
    const number = this.nextHost++;
    this.hostNumbers.set(component, number);
    this.hosts.set(number, new WeakRef(component));
    return number;
  }

  private descriptor(node: glassEasel.Element): ComponentDescriptor {
    let descriptor = this.descriptors.get(node);
    if (!descriptor) {
      descriptor = new ComponentDescriptor(node, (other) => this.descriptor(other));
      this.descriptors.set(node, descriptor);
    }
    return descriptor;
  }
}

/** What a view script gets to hold an element that the page does not have: a virtual host. It has no layout to ask about. */
class ComponentDescriptor {
  readonly #element: glassEasel.Element;
  readonly #describe: (element: glassEasel.Element) => ComponentDescriptor;
  readonly #state: Record<string, unknown> = {};

  constructor(element: glassEasel.Element, describe: (element: glassEasel.Element) => ComponentDescriptor) {
    this.#element = element;
    this.#describe = describe;
  }

  selectComponent(selector: string): ComponentDescriptor | undefined {
    const found = this.#shadow()?.querySelector(selector);
    return found ? this.#describe(found) : undefined;
  }

  selectAllComponents(selector: string): ComponentDescriptor[] {
    return (this.#shadow()?.querySelectorAll(selector) ?? []).map((found) => this.#describe(found));
  }

  setStyle(style: string | Record<string, unknown>): this {
    this.#element.setNodeStyle(cssText(style), SCRIPT_STYLE_SEGMENT);
    return this;
  }

  addClass(name: string): this {
    this.#element.setNodeClass([...new Set([...this.#scriptClasses(), name])], SCRIPT_STYLE_SEGMENT);
    return this;
  }

  removeClass(name: string): this {
    this.#element.setNodeClass(
      this.#scriptClasses().filter((other) => other !== name),
      SCRIPT_STYLE_SEGMENT,
    );
    return this;
  }

  hasClass(name: string): boolean {
    return [0, 1, 2, SCRIPT_STYLE_SEGMENT].some((segment) => this.#element.classList?.contains(name, segment as never) ?? false);
  }

  getDataset(): Record<string, unknown> {
    return this.#element.dataset ?? {};
  }

  getState(): Record<string, unknown> {
    return this.#state;
  }

  callMethod(name: string, argument?: unknown): void {
    const component = componentOf(this.#element);
    const caller = component?.getMethodCaller() as unknown as Record<string, unknown> | undefined;
    const method = caller?.[name];
    if (typeof method === 'function') {
      glassEasel.safeCallback(`Method ${name}`, method as (argument: unknown) => unknown, caller, [argument], component);
    }
  }

  triggerEvent(name: string, detail?: unknown, options?: glassEasel.EventOptions): void {
    this.#element.triggerEvent(name, detail ?? {}, options);
  }

  getBoundingClientRect(): Record<string, number> {
    this.#warn('getBoundingClientRect');
    return { left: 0, top: 0, right: 0, bottom: 0, width: 0, height: 0 };
  }

  getComputedStyle(names: string[]): Record<string, string> {
    this.#warn('getComputedStyle');
    return Object.fromEntries(names.map((name) => [name, '']));
  }

  #warn(method: string): void {
    const owner = this.#element.ownerShadowRoot?.getHostNode() ?? componentOf(this.#element);
    const text = `${method} gives nothing here: the component is a virtual host, which has no element in the page. Ask an element of its template.`;
    if (owner) pageServices(contextOf(owner))?.warn(text);
  }

  requestAnimationFrame(callback: () => void): void {
    setTimeout(callback, 16);
  }

  setTimeout(callback: () => void, delay?: number): unknown {
    return setTimeout(callback, delay);
  }

  clearTimeout(timer: number): void {
    clearTimeout(timer);
  }

  #shadow(): glassEasel.ShadowRoot | null | undefined {
    return componentOf(this.#element)?.getShadowRoot();
  }

  #scriptClasses(): string[] {
    return (this.#element.classList?.getClassNames(SCRIPT_STYLE_SEGMENT as never) ?? '').split(' ').filter(Boolean);
  }
}

/** The component whose template holds an element. */
function hostOf(element: glassEasel.Element): GeneralComponent | undefined {
  return element.ownerShadowRoot?.getHostNode();
}

function isVirtual(host: GeneralComponent | undefined): boolean {
  return host !== undefined && !(host.getBackendElement() instanceof ViewElement);
}

/** Whether the element has not been released. */
function isAlive(element: ViewElement): boolean {
  return element.__wxElement !== undefined;
}

/** The view's number of the outermost element around this one that is of the same template, itself included. */
function topmost(element: glassEasel.Element): number {
  let found = viewIdOf(element);
  for (let above = element.parentNode; above && above.ownerShadowRoot === element.ownerShadowRoot; above = above.parentNode) {
    found = viewIdOf(above) || found;
  }
  return found;
}

function cssText(style: string | Record<string, unknown>): string {
  if (typeof style === 'string') return style;
  return Object.entries(style)
    .map(([name, value]) => `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${value}`)
    .join(';');
}

function componentOf(element: glassEasel.Element | undefined): GeneralComponent | undefined {
  return element && glassEasel.Component.isComponent(element) ? (element as GeneralComponent) : undefined;
}

function elementOf(value: unknown): glassEasel.Element | undefined {
  if (!value || typeof value !== 'object') return undefined;
  const inner = (value as { _$?: unknown })._$ ?? value;
  return inner instanceof glassEasel.Element ? inner : undefined;
}

/** View scripts compare `x.constructor` with strings; the compiler turns that into a call of this. */
export function typeOfValue(value: unknown): string | undefined {
  if (value === null || value === undefined) return undefined;
  if (Array.isArray(value)) return 'Array';
  if (value instanceof Date) return 'Date';
  if (value instanceof RegExp) return 'RegExp';
  const type = typeof value;
  if (type === 'string') return 'String';
  if (type === 'number') return 'Number';
  if (type === 'boolean') return 'Boolean';
  if (type === 'function') return 'Function';
  return 'Object';
}
