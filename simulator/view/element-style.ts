import { resolveCssUrls } from './assets.ts';
import { requireState, type StyleLayer } from './elements.ts';

const RPX = /(-?(?:\d+\.?\d*|\.\d+))rpx\b/g;

const SAFE_AREA = /env\(\s*safe-area-inset-(top|right|bottom|left)\s*(?:,(?:[^()]|\([^()]*\))*)?\)/g;

/**
 * Lengths that depend on the phone: `10rpx` is `calc(10 * var(--rpx))`, where `--rpx` is a 750th of its width, and the
 * browser's safe areas, which a frame does not have, are those that the device tells.
 */
export function deviceLengths(css: string): string {
  const sized = css.includes('rpx') ? css.replace(RPX, 'calc($1 * var(--rpx))') : css;
  if (!sized.includes('safe-area-inset-')) return sized;
  return sized.replace(SAFE_AREA, 'max(var(--safe-area-$1, 0px), env(safe-area-inset-$1, 0px))');
}

/** Inline style as templates write it, for a browser. */
export function browserStyle(css: string): string {
  return resolveCssUrls(deviceLengths(css), 'inline');
}

/** Replaces one layer of an element's inline style; '' removes it. `css` is for a browser (see `browserStyle`). */
export function setStyleLayer(element: Element, layer: StyleLayer, css: string): void {
  const state = requireState(element);
  if (!(element instanceof HTMLElement)) return;
  if (layer === 'template' && !state.styles) {
    state.styles = { template: css };
    element.style.cssText = css;
    return;
  }
  state.styles ??= {};
  if (state.styles[layer] === css) return;
  state.styles[layer] = css;
  const { template, own, script, animation } = state.styles;
  element.style.cssText = [template, own, script, animation].filter(Boolean).join(';');
}

/** Object or text of styles -> text. Property names may be camelCase. */
export function styleText(style: unknown): string {
  if (typeof style === 'string') return style;
  if (typeof style !== 'object' || style === null) return '';
  return Object.entries(style)
    .map(([name, value]) => `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${String(value)}`)
    .join(';');
}
