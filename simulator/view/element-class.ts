import { requireState } from './elements.ts';

function compose(element: Element): void {
  const { className = '', addedClasses, removedClasses } = requireState(element);
  const names = className.split(/\s+/).filter((name) => name !== '' && !removedClasses?.has(name));
  element.className = [...new Set([...names, ...(addedClasses ?? [])])].join(' ');
}

/** The class attribute as the template has it. Classes that hover or a view script put on stay on. */
export function setTemplateClass(element: Element, className: string): void {
  const state = requireState(element);
  state.className = className;
  if (state.addedClasses?.size || state.removedClasses?.size) compose(element);
  else element.className = className;
}

export function addClasses(element: Element, names: readonly string[]): void {
  const state = requireState(element);
  state.addedClasses ??= new Set();
  for (const name of names) {
    state.addedClasses.add(name);
    state.removedClasses?.delete(name);
  }
  compose(element);
}

export function removeClasses(element: Element, names: readonly string[]): void {
  const state = requireState(element);
  for (const name of names) {
    state.addedClasses?.delete(name);
    state.removedClasses ??= new Set();
    state.removedClasses.add(name);
  }
  compose(element);
}

/** Takes off what `addClasses` put on; a class of the template stays. */
export function withdrawClasses(element: Element, names: readonly string[]): void {
  const state = requireState(element);
  for (const name of names) state.addedClasses?.delete(name);
  compose(element);
}
