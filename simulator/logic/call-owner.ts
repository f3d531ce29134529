import * as glassEasel from 'glass-easel';
import type { Page } from './pages/page.ts';

/**
 * A built-in component calls a method of the component whose template it stands in, by name (`worklet:` attributes name
 * methods, not events).
 *
 * @returns false when that component has no such method
 */
export function callOwner(page: Page, { element, method, detail }: Record<string, unknown>): boolean {
  const node = page.context.element(Number(element))?.__wxElement;
  const owner = node?.ownerShadowRoot?.getHostNode();
  if (!owner) return true;
  const caller = owner.getMethodCaller() as unknown as Record<string, unknown>;
  const found = caller[String(method)];
  if (typeof found !== 'function') return false;
  glassEasel.safeCallback(`Method ${String(method)}`, found as (argument: unknown) => unknown, caller, [detail], owner);
  return true;
}

/** Compiled templates hand `worklet:NAME="method"` here; built-in components get it as an attribute of that name. */
export function setWorklet(element: glassEasel.Element, name: string, value: unknown): void {
  if (glassEasel.Component.isComponent(element)) element.triggerWorkletChangeLifetime(name, value);
  else if (glassEasel.NativeNode.isNativeNode(element)) element.updateAttribute(`worklet:${name}`, value);
}
