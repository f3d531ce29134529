import { DOTS_CSS } from './built-ins/swiper-dots.ts';

/** Full names of sans-serif fonts of the systems, the phone's own first; an alias takes the first that is installed. */
const REGULAR = ['PingFang SC', 'PingFangSC-Regular', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans CJK SC Regular', 'Noto Sans SC'];
const BOLD = ['PingFangSC-Semibold', 'Microsoft YaHei Bold', 'Noto Sans CJK SC Bold', 'Noto Sans SC Bold'];
const LATIN = ['Helvetica Neue', 'Arial', 'Liberation Sans', 'DejaVu Sans'];

function face(weights: string, names: string[]): string {
  const sources = names.map((name) => `local("${name}")`).join(', ');
  return `@font-face { font-family: "PingFang SC"; font-weight: ${weights}; src: ${sources}; }\n`;
}

/**
 * The phone's font under its name. Programs often end their font list with it and no generic family, which on systems
 * without it is a serif font.
 */
const FONTS = face('100 500', [...REGULAR, ...LATIN]) + face('600 900', [...BOLD, ...LATIN.map((name) => `${name} Bold`)]);

/** Default looks of pages and built-in components, as on phones. Below every style sheet of the app. */
const CSS = `
html { height: 100%; overscroll-behavior-y: contain; -webkit-text-size-adjust: 100%; scrollbar-width: none; }
html::-webkit-scrollbar, body::-webkit-scrollbar { display: none; }
html[data-disable-scroll] { overflow: hidden; }
:where(body) { background-color: var(--page-background, var(--default-background, transparent)); }
body { margin: 0; min-height: 100%; font-family: -apple-system, "Helvetica Neue", Helvetica, "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", Arial, sans-serif; font-size: 16px; line-height: normal; word-wrap: break-word; user-select: none; -webkit-user-select: none; -webkit-tap-highlight-color: transparent; -webkit-touch-callout: none; cursor: default; }
:where(html[data-theme=dark]) body { color: #fff; --box-fill: rgba(255, 255, 255, 0.1); --box-line: rgba(255, 255, 255, 0.2); --box-off: rgba(255, 255, 255, 0.05); --track: rgba(255, 255, 255, 0.15); --wheel-veil: rgba(25, 25, 25, 0.95); --wheel-veil-thin: rgba(25, 25, 25, 0.6); --wheel-line: rgba(255, 255, 255, 0.1); --page-surface: #1f1f1f; --page-text: #ddd; }
wx-view, wx-form, wx-swiper-item, wx-cover-view, wx-picker-view, wx-sticky-section, wx-sticky-header, wx-list-view, wx-grid-view, wx-nested-scroll-header, wx-nested-scroll-body, wx-list-builder, wx-grid-builder, wx-share-element, wx-selection, wx-snapshot, wx-custom-wrapper, wx-draggable-sheet { display: block; }
wx-sticky-header { position: sticky; top: 0; z-index: 1; }
wx-nested-scroll-body { height: 100%; }
wx-open-container, wx-refresher { display: block; }
wx-selection { user-select: text; -webkit-user-select: text; cursor: text; }
wx-grid-view, wx-grid-builder { display: grid; grid-template-columns: repeat(var(--columns, 2), minmax(0, 1fr)); }
wx-draggable-sheet { position: relative; height: 100%; overflow: hidden; pointer-events: none; }
wx-tap-gesture-handler, wx-double-tap-gesture-handler, wx-long-press-gesture-handler, wx-force-press-gesture-handler, wx-pan-gesture-handler, wx-horizontal-drag-gesture-handler, wx-vertical-drag-gesture-handler, wx-scale-gesture-handler { display: contents; }
wx-text, wx-span { white-space: pre-line; }
wx-span { white-space: normal; }
wx-text[selectable], wx-text[user-select] { user-select: text; -webkit-user-select: text; cursor: text; }
wx-text[user-select] { display: inline-block; }
wx-label { cursor: default; }
wx-image { display: inline-block; width: 320px; height: 240px; overflow: hidden; }
wx-cover-image { display: inline-block; width: 100%; overflow: hidden; }
wx-navigator { display: block; height: auto; width: auto; }
.navigator-hover { background-color: rgba(0, 0, 0, 0.1); opacity: 0.7; }
wx-button { position: relative; display: block; margin-left: auto; margin-right: auto; padding: 0 14px; box-sizing: border-box; font-size: 17px; font-weight: 500; text-align: center; text-decoration: none; line-height: 2.76470588; border-radius: 6px; color: #06ae56; background-color: #f2f2f2; overflow: hidden; outline-offset: -2px; -webkit-tap-highlight-color: transparent; }
wx-button::after { content: ""; position: absolute; top: 0; left: 0; width: 200%; height: 200%; box-sizing: border-box; border: 0 solid rgba(0, 0, 0, 0.2); border-radius: 12px; transform: scale(0.5); transform-origin: 0 0; pointer-events: none; }
wx-button:where([type=primary]) { color: #fff; background-color: #07c160; }
wx-button:where([type=warn]) { color: #fa5151; background-color: #f2f2f2; }
wx-button:where([size=mini]) { display: inline-block; line-height: 2.3; font-size: 14px; padding: 0 1.32em; }
wx-button:where([plain]) { color: #353535; border: 1px solid #353535; background-color: transparent; }
wx-button:where([plain][type=primary]) { color: #07c160; border-color: #07c160; }
wx-button:where([plain][type=warn]) { color: #fa5151; border-color: #fa5151; }
wx-button:where([disabled]:not([plain])) { color: rgba(0, 0, 0, 0.2); background-color: #f2f2f2; }
wx-button:where([disabled][plain]) { color: rgba(0, 0, 0, 0.2); border-color: rgba(0, 0, 0, 0.2); }
wx-button:where([loading])::before { content: ""; display: inline-block; width: 18px; height: 18px; margin: 0 6px 0 0; vertical-align: -3px; box-sizing: border-box; border: 2px solid currentColor; border-right-color: transparent; border-radius: 50%; animation: wx-turn 1s linear infinite; }
@keyframes wx-turn { to { transform: rotate(360deg); } }
.button-hover { filter: brightness(0.9); }
:where(html[data-theme=dark]) wx-button:where(:not([type=primary]):not([plain])) { background-color: rgba(255, 255, 255, 0.08); }
:where(html[data-theme=dark]) wx-button:where([plain]:not([type=primary], [type=warn])) { color: rgba(255, 255, 255, 0.8); border-color: rgba(255, 255, 255, 0.5); }
:where(html[data-theme=dark]) wx-button:where([disabled]) { color: rgba(255, 255, 255, 0.2); }
:where(html[data-theme=dark]) wx-button:where([disabled]:not([plain])) { background-color: rgba(255, 255, 255, 0.08); }
wx-input { display: block; height: 1.4em; min-height: 1.4em; line-height: 1.4em; overflow: hidden; text-overflow: clip; white-space: nowrap; cursor: text; }
wx-textarea { display: block; position: relative; width: 300px; height: 150px; cursor: text; }
.input-placeholder, .textarea-placeholder { color: #808080; }
wx-scroll-view { display: block; width: 100%; overflow: hidden; scrollbar-width: none; overscroll-behavior: contain; overflow-anchor: none; }
wx-scroll-view::before, wx-scroll-view::after { translate: var(--scrolled, none); }
wx-scroll-view[scroll-x] { overflow-x: auto; }
wx-scroll-view[scroll-y] { overflow-y: auto; }
wx-swiper { display: block; height: 150px; }
wx-swiper-item { height: 100%; overflow: hidden; }
wx-icon, wx-checkbox, wx-radio, wx-switch { display: inline-block; }
wx-icon { font-size: 0; line-height: 0; }
wx-checkbox, wx-radio { line-height: 24px; }
wx-checkbox-group, wx-radio-group { display: block; }
wx-slider { display: block; margin: 10px 18px; }
wx-progress { display: flex; align-items: center; }
wx-picker { display: block; }
wx-picker-view { position: relative; overflow: hidden; }
wx-picker-view-column { flex: 1; position: relative; height: 100%; overflow: hidden; }
wx-movable-area { display: block; position: relative; width: 10px; height: 10px; }
wx-movable-view { display: inline-block; position: absolute; left: 0; top: 0; width: 10px; height: 10px; }
wx-canvas { display: block; position: relative; width: 300px; height: 150px; }
wx-video { display: inline-block; position: relative; width: 300px; height: 225px; overflow: hidden; }
wx-cover-view { line-height: 1.2; overflow: hidden; white-space: nowrap; }
wx-rich-text { display: block; }
wx-rich-text[user-select] { user-select: text; -webkit-user-select: text; cursor: text; }
wx-rich-text table { border-collapse: collapse; }
wx-web-view { display: block; position: fixed; inset: 0; z-index: 9999; overflow: auto; }
wx-map, wx-camera, wx-live-player, wx-live-pusher, wx-voip-room, wx-channel-live, wx-channel-video { display: block; position: relative; width: 300px; height: 150px; overflow: hidden; }
wx-official-account, wx-official-account-publish, wx-store-home, wx-store-product, wx-store-coupon, wx-store-gift, wx-ad, wx-ad-custom { display: block; position: relative; overflow: hidden; }
wx-map { width: 100%; height: 200px; }
wx-root-portal { position: fixed; inset: 0 0 auto 0; width: 100%; height: 0; margin: 0; padding: 0; border: 0; overflow: visible; background: none; color: inherit; display: block; }
wx-page-meta, wx-navigation-bar, wx-audio:not([controls]), wx-editor-portal { display: none; }
wx-keyboard-accessory { display: none; position: fixed; left: 0; right: 0; bottom: var(--keyboard-covered, 0px); z-index: 1000; line-height: normal; }
wx-keyboard-accessory[data-open] { display: block; }
wx-page-container { display: none; }
wx-match-media { display: block; }
wx-editor { display: block; position: relative; min-height: 200px; }
body [hidden] { display: none; }
body wx-view[hidden], body wx-text[hidden], body wx-image[hidden], body wx-button[hidden], body wx-scroll-view[hidden] { display: none; }
:where([tabindex]):focus:not(:focus-visible) { outline: none; }
`;

export function addBaseStyles(): void {
  const style = document.createElement('style');
  style.dataset['path'] = '(built-in)';
  style.textContent = FONTS + CSS + DOTS_CSS;
  document.head.append(style);
}
