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

/** Which elements the queries of one `exec` ask about. */
interface Plan {
  context: ViewContext | undefined;
  /** A component that was asked about has left its page. */
  released: boolean;
  /** Every selector has found something. */
  complete: boolean;
  elements: { element: number; fields: FieldQuery }[];
  answers: { query: Query; rows: { index: number; known: Record<string, unknown>; element: number }[] }[];
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
    const plan = this.plan();
    // A phone looks when the page has what was there at the call: a component that asks while it is made has no tree yet.
    if (plan.complete || plan.released) this.send(plan, callback);
    else this.host.schedule(() => this.send(this.plan(), callback));
    return this;
  }

  private plan(): Plan {
    const plan: Plan = { context: undefined, released: false, complete: true, elements: [], answers: [] };
    for (const query of this.queries) {
      const component = componentBehind(query.component ?? this.host.currentPage());
      plan.context ??= component && contextOf(component);
      if (component && !contextOf(component)) plan.released = true;
      const found = query.selector === null ? [null] : component ? selectAcross(component, query.selector, query.all) : [];
      if (found.length === 0) plan.complete = false;
      const rows = found.map((node) => {
        const element = node ? viewIdOf(node) : 0;
        plan.elements.push({ element, fields: query.fields });
        return { index: plan.elements.length - 1, known: node ? knownHere(node, query.fields) : {}, element };
      });
      plan.answers.push({ query, rows });
    }
    return plan;
  }

  private send({ context, released, elements, answers }: Plan, callback: ((results: unknown[]) => void) | undefined): void {
    const finish = (reply: unknown): void => {
      if (released || context?.isDead) return;
      const given = Array.isArray(reply) ? (reply as Row[]) : [];
      const results = answers.map(({ query, rows }) => {
        const list = rows.map(({ index, known, element }) => {
          const row: Record<string, unknown> = { ...(given[index] ?? {}), ...known };
          if (context && query.fields.node) row['node'] = this.host.nodeHandle(context, element, row['node'], 'node');
          if (context && query.fields.context) row['context'] = this.host.nodeHandle(context, element, row['context'], 'context');
          return row;
        });
        return query.all ? list : (list[0] ?? null);
      });
      answers.forEach(({ query }, i) => {
        if (query.callback) this.host.guard('SelectorQuery callback', () => query.callback?.(results[i]));
      });
      if (callback) this.host.guard('SelectorQuery exec callback', () => callback(results));
    };
    if (!context || elements.length === 0) this.host.schedule(() => finish([]));
    else context.request({ kind: 'fields', elements }, finish);
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
