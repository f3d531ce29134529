import { ListenerKind, type Touch } from '../protocol/ops.ts';
import { post } from './channel.ts';
import { stateOf } from './elements.ts';

export interface EventOptions {
  /** Bubbling events are composed and have a capture phase. */
  bubbles?: boolean;
  touches?: Touch[];
  changedTouches?: Touch[];
  timeStamp?: number;
  /** Number of the edit of a text field that it tells of. */
  edit?: number;
}

const everywhere = new Set<string>();

/** From now on every element announces this event type. */
export function listenEverywhere(type: string): void {
  everywhere.add(type);
}

/** What an element's listeners want of an event type; `capture` and bubbling ones apart. */
export function setListener(element: Element, type: string, capture: boolean, kind: number): void {
  const state = stateOf(element);
  if (!state) return;
  state.listeners ??= new Map();
  const kinds = state.listeners.get(type) ?? { bubble: 0, capture: 0 };
  kinds[capture ? 'capture' : 'bubble'] = kind;
  if (kinds.bubble === 0 && kinds.capture === 0) state.listeners.delete(type);
  else state.listeners.set(type, kinds);
}

function* path(target: Element, bubbles: boolean): Iterable<Element> {
  yield target;
  if (!bubbles) return;
  for (let at = target.parentElement; at; at = at.parentElement) yield at;
}

/** Whether anything in the logic thread listens to this event of this element. */
export function isWanted(target: Element, type: string, bubbles: boolean): boolean {
  if (everywhere.has(type)) return true;
  for (const element of path(target, bubbles)) if (stateOf(element)?.listeners?.has(type)) return true;
  return false;
}

/** Whether a `catch` listener stands on the way of a bubbling event. */
export function isFinal(target: Element, type: string): boolean {
  for (const element of path(target, true)) {
    const kinds = stateOf(element)?.listeners?.get(type);
    if (kinds && (kinds.bubble === ListenerKind.final || kinds.capture === ListenerKind.final)) return true;
  }
  return false;
}

/** Tells the logic thread of an event if something listens to it. */
export function announce(target: Element, type: string, detail: unknown, options: EventOptions = {}): void {
  const id = stateOf(target)?.id;
  const bubbles = options.bubbles ?? false;
  if (id === undefined || !isWanted(target, type, bubbles)) return;
  const offsets: Record<number, [number, number]> = {};
  for (const element of path(target, bubbles)) {
    const state = stateOf(element);
    if (!state || !(element instanceof HTMLElement)) continue;
    if (element === target || state.listeners?.has(type)) offsets[state.id] = [element.offsetLeft, element.offsetTop];
  }
  post({
    kind: 'event',
    element: id,
    type,
    detail,
    bubbles,
    timeStamp: options.timeStamp ?? Math.round(performance.now()),
    ...(options.touches && { touches: options.touches }),
    ...(options.changedTouches && { changedTouches: options.changedTouches }),
    offsets,
    ...(options.edit && { edit: options.edit }),
  });
}
