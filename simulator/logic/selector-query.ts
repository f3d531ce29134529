import * as glassEasel from 'glass-easel';
import type { FieldQuery } from '../protocol/ops.ts';
import type { ViewContext } from './backend/view-context.ts';
import { componentBehind, contextOf, selectAcross, viewIdOf } from './component-node.ts';

type Row = Record<string, unknown> | null;
type NodeCallback = (result: unknown) => void;
type Component = glassEasel.GeneralComponent;

interface Query {
  component: unknown;
  /** Null is the viewport. */
  selector: string | null;
  all: boolean;
  fields: FieldQuery;
  callback: NodeCallback | undefined;
}

export interface SelectorQueryHost {
  /** The component that queries without `in` look into: the page on top. */
  currentPage(): unknown;
  schedule(task: () => void): void;
  /** Runs app code and reports what it throws. */
  guard(name: string, task: () => void): void;
  /** Objects for `context` and `node` answers. */
  nodeHandle(context: ViewContext, element: number, answer: unknown, kind: 'context' | 'node'): unknown;
}

/** `wx.createSelectorQuery()`: all queries of one `exec` go to the view in one request. */
export class SelectorQuery {
  private queries: Query[] = [];
  private scope: unknown;

  constructor(
    private readonly host: SelectorQueryHost,
    component?: unknown,
  ) {
    this.scope = component;
  }

  in(component: unknown): this {
    this.scope = component;
    return this;
  }

  select(selector: string): NodesRef {
    return new NodesRef(this, this.adder(selector, false));
  }

  selectAll(selector: string): NodesRef {
    return new NodesRef(this, this.adder(selector, true));
  }

  selectViewport(): NodesRef {
    return new NodesRef(this, this.adder(null, false));
  }

  /**
   * Results in order of the queries: an object or null for `select`, an array for `selectAll`. A page that is closed before
   * they are there answers nothing, as on a phone: what a component asks while it is taken down is never looked at.
   */
  exec(callback?: (results: unknown[]) => void): this {
    const queries = this.queries;
    const elements: { element: number; fields: FieldQuery }[] = [];
    let context: ViewContext | undefined;
    let released = false;
    const plans = queries.map((query) => {
      const component = componentBehind(query.component ?? this.host.currentPage());
      context ??= component && contextOf(component);
      if (component && !contextOf(component)) released = true;
      const found = query.selector === null ? [null] : component ? selectAcross(component, query.selector, query.all) : [];
      const rows = found.map((element) => {
        elements.push({ element: element ? viewIdOf(element) : 0, fields: query.fields });
        return {
          index: elements.length - 1,
          known: element ? knownHere(element, query.fields) : {},
          element: element ? viewIdOf(element) : 0,
        };
      });
      return { query, rows };
    });
    const finish = (answer: unknown): void => {
      if (released || context?.isDead) return;
      const answers = Array.isArray(answer) ? (answer as Row[]) : [];
      const results = plans.map(({ query, rows }) => {
        const list = rows.map(({ index, known, element }) => {
          const row: Record<string, unknown> = { ...(answers[index] ?? {}), ...known };
          if (context && query.fields.node) row['node'] = this.host.nodeHandle(context, element, row['node'], 'node');
          if (context && query.fields.context) row['context'] = this.host.nodeHandle(context, element, row['context'], 'context');
          return row;
        });
        const result = query.all ? list : (list[0] ?? null);
        return result;
      });
      plans.forEach(({ query }, i) => {
        if (query.callback) this.host.guard('SelectorQuery callback', () => query.callback?.(results[i]));
      });
      if (callback) this.host.guard('SelectorQuery exec callback', () => callback(results));
    };
    if (!context || elements.length === 0) this.host.schedule(() => finish([]));
    else context.request({ kind: 'fields', elements }, finish);
    return this;
  }

  private adder(selector: string | null, all: boolean): (fields: FieldQuery, callback?: NodeCallback) => void {
    const component = this.scope;
    return (fields, callback) => this.queries.push({ component, selector, all, fields, callback });
  }
}

/** What a selection can be asked; each question returns the query, so that calls chain. */
export class NodesRef {
  constructor(
    private readonly query: SelectorQuery,
    private readonly add: (fields: FieldQuery, callback?: NodeCallback) => void,
  ) {}

  boundingClientRect(callback?: NodeCallback): SelectorQuery {
    return this.ask({ id: true, dataset: true, rect: true, size: true }, callback);
  }

  scrollOffset(callback?: NodeCallback): SelectorQuery {
    return this.ask({ id: true, dataset: true, scrollOffset: true }, callback);
  }

  fields(fields: FieldQuery, callback?: NodeCallback): SelectorQuery {
    return this.ask({ ...fields }, callback);
  }

  context(callback?: NodeCallback): SelectorQuery {
    return this.ask({ context: true }, callback);
  }

  node(callback?: NodeCallback): SelectorQuery {
    return this.ask({ node: true }, callback);
  }

  private ask(fields: FieldQuery, callback?: NodeCallback): SelectorQuery {
    this.add(fields, callback);
    return this.query;
  }
}

/** The fields that this thread knows better than the view. */
function knownHere(element: glassEasel.Element, fields: FieldQuery): Record<string, unknown> {
  const known: Record<string, unknown> = {};
  if (fields.id) known['id'] = element.id;
  if (fields.dataset) known['dataset'] = element.dataset ?? {};
  if (fields.mark) known['mark'] = element.collectMarks();
  if (fields.properties && glassEasel.Component.isComponent(element)) {
    const data = (element as Component).data as Record<string, unknown>;
    for (const name of fields.properties) if (name in data) known[name] = data[name];
  }
  return known;
}
