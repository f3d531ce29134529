import * as glassEasel from 'glass-easel';
import { ViewContext } from './backend/view-context.ts';
import { ViewElement } from './backend/view-element.ts';

type GeneralComponent = glassEasel.GeneralComponent;

/** The engine's component behind what the app calls `this`; undefined when it is something else. */
export function componentBehind(instance: unknown): GeneralComponent | undefined {
  if (!instance || typeof instance !== 'object') return undefined;
  const inner = (instance as { _$?: unknown })._$ ?? instance;
  return inner instanceof glassEasel.Component ? (inner as GeneralComponent) : undefined;
}

export function contextOf(component: GeneralComponent): ViewContext | undefined {
  const context: unknown = component.getBackendContext();
  return context instanceof ViewContext ? context : undefined;
}

/** Number of the element in the view; 0 when the node has none of its own (virtual hosts). */
export function viewIdOf(element: glassEasel.Element): number {
  const backend: unknown = element.getBackendElement();
  return backend instanceof ViewElement ? backend.id : 0;
}

export function selectInside(component: GeneralComponent, selector: string, all: boolean): glassEasel.Element[] {
  const root = component.getShadowRoot();
  if (!root) return [];
  if (all) return root.querySelectorAll(selector);
  const found = root.querySelector(selector);
  return found ? [found] : [];
}

/**
 * Reads `>>>`, which reaches into a component's own tree: each part is looked up inside what the part before it found.
 */
export function selectAcross(component: GeneralComponent, selector: string, all: boolean): glassEasel.Element[] {
  const parts = selector.split('>>>').map((part) => part.trim());
  let owners: GeneralComponent[] = [component];
  for (const part of parts.slice(0, -1)) {
    owners = owners
      .flatMap((owner) => selectInside(owner, part, true))
      .filter((found): found is GeneralComponent => glassEasel.Component.isComponent(found));
  }
  const last = parts[parts.length - 1] ?? '';
  const found = owners.flatMap((owner) => selectInside(owner, last, all));
  return all ? found : found.slice(0, 1);
}
