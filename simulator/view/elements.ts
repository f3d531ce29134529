import type { ViewScriptBinding } from '../protocol/ops.ts';

/** ListenerKind of each phase. */
export interface ListenerKinds {
  bubble: number;
  capture: number;
}

/** A view script that handles an event of an element. */
export interface ScriptHandler {
  module: string;
  name: string;
  final: boolean;
  binding: ViewScriptBinding;
}

/** Inline style is composed of layers, later ones win: template, the built-in itself, view scripts, `animation`. */
export type StyleLayer = 'template' | 'own' | 'script' | 'animation';

/** What the page knows of an element that the logic thread created. */
export interface ElementState {
  readonly id: number;
  listeners?: Map<string, ListenerKinds>;
  models?: Set<string>;
  scripts?: Map<string, ScriptHandler>;
  dataset?: Record<string, unknown>;
  /** Of a built-in that is no custom element (`plain-built-in.ts`). */
  properties?: Map<string, unknown>;
  styles?: Partial<Record<StyleLayer, string>>;
  /** Named place in the built-in component around it. */
  slot?: string;
  className?: string;
  addedClasses?: Set<string>;
  removedClasses?: Set<string>;
  /** `getState()` of view scripts. */
  scriptState?: Record<string, unknown>;
  /** The same of the virtual host that this element stands for. */
  ownerState?: Record<string, unknown>;
}

const STATE = Symbol('element state');
type Stated = Node & { [STATE]?: ElementState };

/** Only of elements that are alive: numbers are never used again, and a page may live for days. */
const table = new Map<number, Element | Text>();

export function stateOf(node: Node | null | undefined): ElementState | undefined {
  return (node as Stated | null | undefined)?.[STATE];
}

/** Element by the number that the logic thread gave it. */
export function nodeOf(id: number): Element | Text | undefined {
  return table.get(id);
}

/** @throws {Error} when there is no element of this number */
export function elementOf(id: number): Element {
  const node = table.get(id);
  if (!node || !isElement(node)) throw new Error(`there is no element ${id}`);
  return node;
}

/** Of a node that the logic thread created. */
export function isElement(node: Element | Text): node is Element {
  return (node as Stated)[STATE] !== undefined;
}

export function enroll(id: number, element: Element): void {
  table.set(id, element);
  (element as Stated)[STATE] = { id };
}

export function enrollText(id: number, text: Text): void {
  table.set(id, text);
}

export function forget(id: number): void {
  table.delete(id);
}

/** @throws {Error} when the element was not created by the logic thread */
export function requireState(element: Element): ElementState {
  const state = stateOf(element);
  if (!state) throw new Error(`<${element.localName}> does not belong to the page's tree`);
  return state;
}

/** The element itself or its nearest ancestor that the logic thread knows. */
export function ownerOf(node: Node | null): Element | null {
  let at = node;
  while (at && !stateOf(at)) at = at instanceof ShadowRoot ? at.host : at.parentNode;
  return at as Element | null;
}
