import { reportError } from './channel.ts';
import { setStyleLayer } from './element-style.ts';
import { isStill } from './still.ts';

interface AnimationStep {
  animates: { type: string; args: unknown[] }[];
  option: { transformOrigin?: string; transition?: { duration?: number; timingFunction?: string; delay?: number } };
}

const runs = new WeakMap<Element, number>();

const length = (value: unknown): string => (typeof value === 'number' ? `${value}px` : String(value));
const angle = (value: unknown): string => (typeof value === 'number' ? `${value}deg` : String(value));

function transformText(type: string, args: unknown[]): string {
  if (/^translate/.test(type)) return `${type}(${args.map(length).join(',')})`;
  if (type === 'rotate3d') return `rotate3d(${args.slice(0, 3).join(',')},${angle(args[3] ?? 0)})`;
  if (/^(rotate|skew)/.test(type)) return `${type}(${args.map(angle).join(',')})`;
  return `${type}(${args.join(',')})`;
}

const kebabName = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Inline style that one step ends with, without its transition. */
function stepStyle(step: AnimationStep): { declarations: string[]; properties: string[] } {
  const transforms: string[] = [];
  const declarations: string[] = [];
  const properties: string[] = [];
  for (const { type, args } of step.animates) {
    if (type !== 'style') {
      transforms.push(transformText(type, args));
      continue;
    }
    const name = kebabName(String(args[0]));
    const value = typeof args[1] === 'number' && !['opacity', 'z-index'].includes(name) ? `${args[1]}px` : String(args[1]);
    declarations.push(`${name}:${value}`);
    properties.push(name);
  }
  if (transforms.length > 0) {
    declarations.push(`transform:${transforms.join(' ')}`);
    properties.push('transform');
  }
  return { declarations, properties };
}

function transitionText(step: AnimationStep, properties: string[]): string {
  const { duration = 400, timingFunction = 'linear', delay = 0 } = step.option.transition ?? {};
  return properties.map((name) => `${name} ${duration}ms ${timingFunction} ${delay}ms`).join(',');
}

/** `clear`: what earlier steps set is taken back, all of it or these properties (in camel case, transforms by their function). */
interface Steps {
  actions: AnimationStep[];
  clear?: true | string[];
}

/** What the steps played so far have left on each element. */
const left = new WeakMap<Element, Map<string, string>>();

/** Remembers a step, and gives everything that the element has been given by steps. Transforms of a step replace those before. */
function accumulate(element: Element, declarations: readonly string[]): string[] {
  const known = left.get(element) ?? new Map<string, string>();
  left.set(element, known);
  for (const declaration of declarations) known.set(declaration.slice(0, declaration.indexOf(':')), declaration);
  return [...known.values()];
}

function clear(element: Element, what: true | string[]): void {
  const known = left.get(element);
  for (const name of what === true ? [...(known?.keys() ?? [])] : what) {
    known?.delete(/^(translate|rotate|scale|skew|matrix)/.test(name) ? 'transform' : kebabName(name));
  }
  setStyleLayer(element, 'animation', [...(known?.values() ?? [])].join(';'));
}

function isSteps(value: unknown): value is Steps {
  return typeof value === 'object' && value !== null && Array.isArray((value as { actions?: unknown }).actions);
}

/**
 * Plays the value of an `animation` attribute (`wx.createAnimation().export()`): each step is a CSS transition that starts
 * when the one before it is over. A new value ends a playing one; an empty one leaves the element as it is.
 */
export function applyAnimation(element: Element, value: unknown): void {
  if (!isSteps(value)) return;
  const run = (runs.get(element) ?? 0) + 1;
  runs.set(element, run);
  if (value.clear) clear(element, value.clear);
  const play = (index: number): void => {
    const step = value.actions[index];
    if (!step || runs.get(element) !== run) return;
    try {
      getComputedStyle(element).getPropertyValue('transform');
      const { declarations, properties } = stepStyle(step);
      const { duration = 400, delay = 0 } = step.option.transition ?? {};
      const origin = `transform-origin:${step.option.transformOrigin ?? '50% 50% 0'}`;
      setStyleLayer(
        element,
        'animation',
        [...accumulate(element, declarations), origin, `transition:${transitionText(step, properties)}`].join(';'),
      );
      if (index + 1 < value.actions.length) window.setTimeout(() => play(index + 1), isStill() ? 0 : duration + delay);
    } catch (error) {
      reportError(error);
    }
  };
  if (element.isConnected) play(0);
  else queueMicrotask(() => play(0));
}
