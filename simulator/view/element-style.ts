import { resolveCssUrls } from './assets.ts';
import { requireState, type StyleLayer } from './elements.ts';

const RPX = /(-?(?:\d+\.?\d*|\.\d+))rpx\b/g;

/** `10rpx` -> `calc(10 * var(--rpx))`; `--rpx` is a 750th of the device's width. */
export function convertRpx(css: string): string {
  return css.includes('rpx') ? css.replace(RPX, 'calc($1 * var(--rpx))') : css;
}

/** Inline style as templates write it, for a browser. */
export function browserStyle(css: string): string {
  return resolveCssUrls(convertRpx(css), 'inline');
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
