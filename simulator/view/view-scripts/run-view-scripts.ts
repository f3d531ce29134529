import type { ViewScriptBinding, ViewScriptChange } from '../../protocol/ops.ts';
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

/** A `change:` listener of a view script, and the change that it is to hear of. */
export interface ChangeListener {
  element: Element;
  module: string;
  name: string;
  change: ViewScriptChange;
}

function functionOf(module: string, name: string): (...args: unknown[]) => unknown {
  const found = loadViewScript(module)[name];
  if (typeof found !== 'function') throw new Error(`${module} exports no function ${name}`);
  return found as (...args: unknown[]) => unknown;
}

function ownerOf(binding: ViewScriptBinding): ComponentDescriptor {
  const host = nodeOf(binding.hostElement);
  return new ComponentDescriptor(host instanceof Element ? host : document.body, binding, true);
}

/** Runs a `change:` listener. An error in it is reported. */
export function runChangeListener({ element, module, name, change }: ChangeListener): void {
  const { binding, now, before } = change;
  try {
    functionOf(module, name)(now, before, ownerOf(binding), new ComponentDescriptor(element, binding));
  } catch (error) {
    reportError(error);
  }
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
      answer = functionOf(handler.module, handler.name)(event, ownerOf(handler.binding));
    } catch (error) {
      reportError(error);
    }
    if (answer === false || handler.final) return false;
  }
  return true;
}
