import type { ViewContext } from './backend/view-context.ts';
import type { IntersectionObserver, IntersectionOptions } from './intersection-observer.ts';
import type { SelectorQuery } from './selector-query.ts';

export interface SetDataFigures {
  component: string;
  bytes: number;
  ms: number;
  keys: string[];
}

/** What a component asks of the page it stands on. */
export interface PageServices {
  readonly pageId: number;
  /** A line of warning on the app's console, with the place in the app that runs now. */
  warn(text: string): void;
  onSetData(figures: SetDataFigures): void;
  createSelectorQuery(component: unknown): SelectorQuery;
  createIntersectionObserver(component: unknown, options: IntersectionOptions): IntersectionObserver;
  tabBar(): unknown;
}

const services = new WeakMap<ViewContext, PageServices>();

export function setPageServices(context: ViewContext, page: PageServices): void {
  services.set(context, page);
}

export function pageServices(context: ViewContext | undefined): PageServices | undefined {
  return context && services.get(context);
}
