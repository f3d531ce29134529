import { isTrue } from './built-in.ts';
import { addClasses, withdrawClasses } from './element-class.ts';
import { propertiesOf } from './plain-built-in.ts';

/** Default class and times (milliseconds) of the components that show a touch. */
const DEFAULTS: Record<string, { className: string; start: number; stay: number }> = {
  'wx-view': { className: 'none', start: 50, stay: 400 },
  'wx-button': { className: 'button-hover', start: 20, stay: 70 },
  'wx-navigator': { className: 'navigator-hover', start: 50, stay: 600 },
};

interface Hovered {
  element: Element;
  classes: string[];
  stay: number;
  timer: number;
  shown: boolean;
}

let hovered: Hovered[] = [];

/** Puts `hover-class` on the touched element and its ancestors after `hover-start-time`. */
export function startHover(target: Element): void {
  endHover();
  for (let at: Element | null = target; at; at = at.parentElement) {
    const defaults = DEFAULTS[at.localName];
    const properties = defaults && propertiesOf(at);
    if (!properties) continue;
    const className = String(properties.get('hover-class') ?? defaults.className);
    const inert = isTrue(properties.get('disabled')) || isTrue(properties.get('loading'));
    if (className !== 'none' && className !== '' && !inert) {
      const item: Hovered = {
        element: at,
        classes: className.split(/\s+/).filter(Boolean),
        stay: Number(properties.get('hover-stay-time') ?? defaults.stay),
        timer: 0,
        shown: false,
      };
      item.timer = window.setTimeout(() => show(item), Number(properties.get('hover-start-time') ?? defaults.start));
      hovered.push(item);
    }
    if (isTrue(properties.get('hover-stop-propagation'))) break;
  }
}

function show(item: Hovered): void {
  if (item.shown) return;
  item.shown = true;
  addClasses(item.element, item.classes);
}

/** The finger left: classes go after `hover-stay-time`. `moved` takes them off at once and shows none that waits. */
export function endHover(moved = false): void {
  for (const item of hovered) {
    window.clearTimeout(item.timer);
    if (moved) {
      if (item.shown) withdrawClasses(item.element, item.classes);
      continue;
    }
    show(item);
    window.setTimeout(() => withdrawClasses(item.element, item.classes), item.stay);
  }
  hovered = [];
}
