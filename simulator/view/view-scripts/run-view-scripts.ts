import type { EventOptions } from '../announce.ts';
import { reportError } from '../channel.ts';
import { nodeOf, stateOf } from '../elements.ts';
import { ComponentDescriptor } from './component-descriptor.ts';
import { loadViewScript } from './module-loader.ts';

interface EventTarget {
  id: string;
  dataset: Record<string, unknown>;
  offsetLeft: number;
  offsetTop: number;
}

function describeTarget(element: Element): EventTarget {
  const { offsetLeft = 0, offsetTop = 0 } = element as Partial<HTMLElement>;
  return { id: element.id, dataset: stateOf(element)?.dataset ?? {}, offsetLeft, offsetTop };
}

/**
 * Runs the handlers of an event that are view scripts, from the target upwards. A handler that returns false, or one bound
 * with `catch`, ends the event. An error in a handler is reported and the event goes on.
 */
export function runViewScripts(target: Element, type: string, detail: unknown, options: EventOptions): boolean {
  for (let element: Element | null = target; element; element = options.bubbles ? element.parentElement : null) {
    const handler = stateOf(element)?.scripts?.get(type);
    if (!handler) continue;
    let answer: unknown;
    try {
      const run = loadViewScript(handler.module)[handler.name];
      if (typeof run !== 'function') throw new Error(`${handler.module} exports no function ${handler.name}`);
      const host = nodeOf(handler.binding.hostElement);
      const event = {
        type,
        detail,
        timeStamp: options.timeStamp ?? Math.round(performance.now()),
        touches: options.touches ?? [],
        changedTouches: options.changedTouches ?? [],
        target: describeTarget(target),
        currentTarget: describeTarget(element),
        instance: new ComponentDescriptor(element, handler.binding),
      };
      answer = run(event, new ComponentDescriptor(host instanceof Element ? host : document.body, handler.binding));
    } catch (error) {
      reportError(error);
    }
    if (answer === false || handler.final) return false;
  }
  return true;
}
