import { post } from './channel.ts';
import { stateOf } from './elements.ts';

/**
 * Calls a method, by its name, of the component whose template holds an element: what `worklet:` attributes and
 * `on-gesture-event` name. Nothing happens when the element has no such attribute.
 */
export function callOwner(element: Element, method: unknown, detail: unknown): void {
  const id = stateOf(element)?.id;
  if (id === undefined || typeof method !== 'string' || method === '') return;
  post({ kind: 'call', host: 0, method: 'callOwner', args: { element: id, method, detail } });
}
