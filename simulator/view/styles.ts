import type { Theme } from '../protocol/device.ts';
import { resolveCssUrls } from './assets.ts';
import { deviceLengths } from './element-style.ts';
import { styleOf } from './registry.ts';

const elements = new Map<string, HTMLStyleElement>();
/** Sheets with rules for a colour scheme. Only their rules are gone through: reading a long sheet's rules takes long. */
const schemed = new Set<HTMLStyleElement>();
const conditions = new WeakMap<CSSMediaRule, string>();
let theme: Theme = 'light';

const SCHEME = /\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)/g;

/** A frame cannot emulate `prefers-color-scheme`, so the condition becomes one that always or never holds. */
function applyThemeTo(rules: CSSRuleList): void {
  for (const rule of rules) {
    if (typeof CSSMediaRule !== 'undefined' && rule instanceof CSSMediaRule) {
      const condition = conditions.get(rule) ?? rule.media.mediaText;
      if (condition.includes('prefers-color-scheme')) {
        conditions.set(rule, condition);
        rule.media.mediaText = condition.replace(SCHEME, (_whole, scheme) => (scheme === theme ? '(min-width: 0px)' : '(max-width: 0px)'));
      }
    }
    if ('cssRules' in rule) applyThemeTo(rule.cssRules as CSSRuleList);
  }
}

function fill(element: HTMLStyleElement, path: string): void {
  const css = resolveCssUrls(deviceLengths(styleOf(path) ?? ''), 'sheet');
  if (element.textContent === css) return;
  element.textContent = css;
  if (css.includes('prefers-color-scheme')) schemed.add(element);
  else schemed.delete(element);
  if (schemed.has(element) && element.sheet) applyThemeTo(element.sheet.cssRules);
}

/** Puts a component's style sheet on the page, once. `app` stands before all others, they in the order of their coming. */
export function addStyleSheet(path: string): void {
  if (elements.has(path)) return;
  const element = document.createElement('style');
  element.dataset['path'] = path;
  const first = path === 'app' ? elements.values().next().value : undefined;
  if (first) first.before(element);
  else document.head.append(element);
  if (path === 'app') {
    const others = [...elements];
    elements.clear();
    elements.set(path, element);
    for (const [key, value] of others) elements.set(key, value);
  } else elements.set(path, element);
  fill(element, path);
}

/** New contents from the registry, in place. */
export function refreshStyleSheets(): void {
  for (const [path, element] of elements) fill(element, path);
}

/** Sets `data-theme` and `color-scheme` and what `prefers-color-scheme` means in the app's style sheets. */
export function setTheme(to: Theme): void {
  theme = to;
  document.documentElement.dataset['theme'] = to;
  document.documentElement.style.colorScheme = to;
  for (const { sheet } of schemed) if (sheet) applyThemeTo(sheet.cssRules);
}
