import { BUILT_IN_TAGS } from '../protocol/built-ins.ts';
import { BuiltIn, isTrue, kebab, reflect } from './built-in.ts';
import { setStyleLayer } from './element-style.ts';
import { requireState, stateOf } from './elements.ts';
import { presentTexts } from './text-content.ts';
import { cutStyle } from './text-lines.ts';

const names = new Set(BUILT_IN_TAGS.map((tag) => `wx-${tag}`));
const texts = new Set(['wx-text', 'wx-span']);
const NONE: ReadonlyMap<string, unknown> = new Map();

/**
 * A built-in without a class of its own: it only holds its content. It is no custom element, because those take twenty times
 * as long to create, and `view` and `text` are most of every page.
 */
function isPlain(element: Element): boolean {
  return names.has(element.localName) && !(element instanceof BuiltIn);
}

/** The properties of a built-in as the app set them, names in kebab-case; undefined for any other element. */
export function propertiesOf(element: Element): ReadonlyMap<string, unknown> | undefined {
  if (element instanceof BuiltIn) return element.properties;
  return isPlain(element) ? (stateOf(element)?.properties ?? NONE) : undefined;
}

/** Sets or, with undefined, removes a property of a plain built-in. Answers false for any other element. */
export function setPlainProperty(element: Element, name: string, value: unknown): boolean {
  if (!isPlain(element)) return false;
  const state = requireState(element);
  const key = kebab(name);
  state.properties ??= new Map();
  if (value === undefined) state.properties.delete(key);
  else state.properties.set(key, value);
  reflect(element, key, value);
  if (texts.has(element.localName)) {
    if (key === 'space' || key === 'decode') presentTexts(element);
    else if (key === 'user-select' || key === 'selectable') element.toggleAttribute(key, isTrue(value));
    else if (key === 'overflow' || key === 'max-lines') setStyleLayer(element, 'own', cutStyle(state.properties));
  }
  return true;
}
