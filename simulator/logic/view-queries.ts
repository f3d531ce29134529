import type { ViewContext } from './backend/view-context.ts';
import type { Graphics } from './canvas/graphics.ts';
import type { ComponentContexts } from './contexts/component-contexts.ts';
import { IntersectionObserver, type IntersectionOptions } from './intersection-observer.ts';
import { nodeHandle } from './node-handle.ts';
import { SelectorQuery } from './selector-query.ts';

export interface ViewQueriesHost {
  /** The component that questions without a component are about: the page on top. */
  currentPage(): unknown;
  schedule(task: () => void): void;
  guard(name: string, task: () => unknown): unknown;
  graphics(): Graphics;
  contexts(): ComponentContexts;
}

/** Makes the objects by which an app asks about what is shown. */
export class ViewQueries {
  constructor(private readonly host: ViewQueriesHost) {}

  readonly selectorQuery = (component?: unknown): SelectorQuery => {
    const { currentPage, schedule, guard } = this.host;
    const host = {
      currentPage,
      schedule,
      guard: (name: string, task: () => unknown) => void guard(name, task),
      nodeHandle: this.nodeHandle,
    };
    return new SelectorQuery(host, component);
  };

  readonly intersectionObserver = (component: unknown, options: IntersectionOptions): IntersectionObserver => {
    const { currentPage, guard } = this.host;
    return new IntersectionObserver({ currentPage, guard: (name, task) => void guard(name, task) }, component, options);
  };

  /** What `fields({ node: true })` and `fields({ context: true })` give for an element. */
  private readonly nodeHandle = (context: ViewContext, element: number, answer: unknown, kind: 'context' | 'node'): unknown => {
    if (answer === null || answer === undefined) return null;
    const graphics = this.host.graphics();
    const contexts = this.host.contexts();
    if (kind === 'node') {
      const canvas = graphics.node(context, element, answer);
      return canvas === undefined ? nodeHandle(context, element, answer) : canvas;
    }
    if (contexts.isCanvas(context, element)) return graphics.contextAt(context, element);
    return contexts.at(context, element) ?? nodeHandle(context, element, answer);
  };
}
