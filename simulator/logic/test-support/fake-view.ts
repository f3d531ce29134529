import {
  AttributeKind,
  type FieldQuery,
  type FromView,
  Op,
  type OpBatch,
  type ToView,
  type ViewRequest,
  type ViewScriptBinding,
  type ViewScriptChange,
} from '../../protocol/ops.ts';

export interface FakeNode {
  id: number;
  tag: string;
  text: string;
  parent: FakeNode | null;
  children: FakeNode[];
  attributes: Record<string, unknown>;
  listeners: Record<string, number>;
  models: Set<string>;
  dataset: unknown;
  scripts: Record<string, string>;
}

type FieldsAnswer = (node: FakeNode | null, fields: FieldQuery) => Record<string, unknown> | null;

/** A page's document as plain objects: applies operations, answers requests, and lets a test act on elements. */
export class FakeView {
  readonly nodes = new Map<number, FakeNode>();
  readonly body = newNode(1, 'body');
  readonly batches: OpBatch[] = [];
  readonly requests: ViewRequest[] = [];
  readonly styleSheets: string[] = [];
  readonly pageWide: string[] = [];
  /** Of handlers that are view scripts, in the order in which they were bound. */
  readonly bindings: (ViewScriptBinding | null)[] = [];
  /** Of `change:` listeners, which this document does not run. */
  readonly changes: (ViewScriptChange & { element: number; script: string })[] = [];
  options: Extract<ToView, { kind: 'pageOptions' }> | undefined;
  answerFields: FieldsAnswer = () => ({ left: 0, top: 0, width: 10, height: 10 });
  /** False: frames come when a test calls `paint`. */
  paints = true;
  private painted = false;

  constructor(readonly port: MessagePort) {
    this.nodes.set(1, this.body);
    port.onmessage = (event: MessageEvent<ToView>) => {
      if (event.data.kind === 'ops') this.apply(event.data);
      else if (event.data.kind === 'pageOptions') this.options = event.data;
    };
  }

  /** The frame that shows the oldest batch which was not painted. */
  paint(): void {
    this.send({ kind: 'painted' });
  }

  send(message: FromView): void {
    this.port.postMessage(message);
  }

  /** The tree as text: `<view class="a">hello</view>`, component hosts by their name. */
  html(node: FakeNode = this.body): string {
    if (node.tag === '#text') return node.text;
    const inside = node.children.map((child) => this.html(child)).join('');
    if (node === this.body) return inside;
    const attributes = Object.entries(node.attributes)
      .filter(([name, value]) => name !== 'wx-host' && value !== '')
      .map(([name, value]) => ` ${name}="${typeof value === 'object' ? JSON.stringify(value) : String(value)}"`)
      .join('');
    const tag = node.tag.replace(/^:/, '');
    return `<${tag}${attributes}>${inside}</${tag}>`;
  }

  /** Text only, trimmed. */
  text(): string {
    const collect = (node: FakeNode): string => (node.tag === '#text' ? node.text : node.children.map(collect).join(''));
    return collect(this.body).trim();
  }

  byId(id: string): FakeNode {
    const found = [...this.nodes.values()].find((node) => node.attributes['id'] === id && isBelow(node, this.body));
    if (!found) throw new Error(`no element with id ${id} in ${this.html()}`);
    return found;
  }

  byTag(tag: string): FakeNode {
    const found = [...this.nodes.values()].find((node) => node.tag === `:${tag}`);
    if (!found) throw new Error(`no ${tag} in ${this.html()}`);
    return found;
  }

  /** A tap on an element, as the view would report it. */
  tap(id: string | FakeNode, detail: unknown = { x: 1, y: 2 }): void {
    this.event(id, 'tap', detail, true);
  }

  event(id: string | FakeNode, type: string, detail: unknown = {}, bubbles = false): void {
    const node = typeof id === 'string' ? this.byId(id) : id;
    const touches = [{ identifier: 0, pageX: 1, pageY: 2, clientX: 1, clientY: 2, force: 1 }];
    this.send({
      kind: 'event',
      element: node.id,
      type,
      detail,
      bubbles,
      timeStamp: 5,
      ...(bubbles && { touches, changedTouches: touches }),
      offsets: { [node.id]: [3, 4] },
    });
  }

  private apply(batch: OpBatch): void {
    this.batches.push(batch);
    const { ops, strings, values = [] } = batch;
    const node = (id: number): FakeNode => {
      const found = this.nodes.get(id);
      if (!found) throw new Error(`operation names unknown element ${id}`);
      return found;
    };
    let at = 0;
    const next = (): number => ops[at++]!;
    const string = (): string => strings[next()]!;
    const list = (): FakeNode[] => Array.from({ length: next() }, () => node(next()));
    while (at < ops.length) {
      const code = next();
      switch (code) {
        case Op.create:
        case Op.text: {
          const id = next();
          if (this.nodes.has(id)) throw new Error(`element ${id} exists`);
          const created = newNode(id, code === Op.text ? '#text' : '');
          if (code === Op.text) created.text = string();
          else created.tag = string();
          this.nodes.set(id, created);
          break;
        }
        case Op.append: {
          const parent = node(next());
          insert(parent, [node(next())], parent.children.length);
          break;
        }
        case Op.remove: {
          const parent = node(next());
          const child = node(next());
          parent.children.splice(parent.children.indexOf(child), 1);
          child.parent = null;
          break;
        }
        case Op.insert: {
          const parent = node(next());
          const child = node(next());
          const before = next();
          insert(parent, [child], before ? parent.children.indexOf(node(before)) : parent.children.length);
          break;
        }
        case Op.replace: {
          const parent = node(next());
          const child = node(next());
          const old = node(next());
          const index = parent.children.indexOf(old);
          parent.children.splice(index, 1);
          old.parent = null;
          insert(parent, [child], index);
          break;
        }
        case Op.spliceBefore: {
          const parent = node(next());
          const index = parent.children.indexOf(node(next()));
          for (const gone of parent.children.splice(index, next())) gone.parent = null;
          insert(parent, list(), index);
          break;
        }
        case Op.spliceAppend: {
          const parent = node(next());
          insert(parent, list(), parent.children.length);
          break;
        }
        case Op.spliceRemove: {
          const parent = node(next());
          const index = parent.children.indexOf(node(next()));
          for (const gone of parent.children.splice(index, next())) gone.parent = null;
          break;
        }
        case Op.setId:
          node(next()).attributes['id'] = string();
          break;
        case Op.setHost:
          node(next()).attributes['wx-host'] = string();
          break;
        case Op.setStyle:
          node(next()).attributes['style'] = string();
          break;
        case Op.setClass:
          node(next()).attributes['class'] = string();
          break;
        case Op.setAttribute: {
          const target = node(next());
          const name = string();
          const kind = next();
          const payload = next();
          target.attributes[name] =
            kind === AttributeKind.string
              ? strings[payload]
              : kind === AttributeKind.true
                ? true
                : kind === AttributeKind.false
                  ? false
                  : kind === AttributeKind.null
                    ? null
                    : kind === AttributeKind.integer
                      ? payload
                      : values[payload];
          break;
        }
        case Op.removeAttribute: {
          const target = node(next());
          delete target.attributes[string()];
          break;
        }
        case Op.setText:
          node(next()).text = string();
          break;
        case Op.listen: {
          const target = node(next());
          const type = string();
          const capture = next();
          target.listeners[capture ? `capture:${type}` : type] = next();
          break;
        }
        case Op.bindModel: {
          const target = node(next());
          const name = string();
          if (next()) target.models.add(name);
          else target.models.delete(name);
          break;
        }
        case Op.release:
          for (let count = next(); count > 0; count--) this.nodes.delete(next());
          break;
        case Op.styleSheet:
          this.styleSheets.push(string());
          break;
        case Op.listenAll:
          this.pageWide.push(string());
          break;
        case Op.viewScript: {
          const target = node(next());
          const type = string();
          const module = string();
          const name = string();
          next();
          this.bindings.push(values[next()] as ViewScriptBinding | null);
          if (module) target.scripts[type] = `${module}:${name}`;
          else delete target.scripts[type];
          break;
        }
        case Op.knowEdit:
          next();
          break;
        case Op.runViewScript: {
          const element = next();
          this.changes.push({ element, script: `${string()}:${string()}`, ...(values[next()] as ViewScriptChange) });
          break;
        }
        case Op.setDataset:
          node(next()).dataset = values[next()];
          break;
        default:
          throw new Error(`unknown operation ${code}`);
      }
    }
    for (const request of batch.requests ?? []) this.answer(request);
    if (batch.goesOn) return;
    if (this.paints) this.send({ kind: 'painted' });
    if (!this.painted && this.body.children.length > 0) {
      this.painted = true;
      this.send({ kind: 'firstRender', nodes: this.nodes.size - 1 });
    }
  }

  private answer(request: ViewRequest): void {
    this.requests.push(request);
    if (request.kind === 'observe') return;
    let value: unknown = null;
    if (request.kind === 'fields') {
      value = request.elements.map(({ element, fields }) => this.answerFields(element ? (this.nodes.get(element) ?? null) : null, fields));
    }
    this.send({ kind: 'reply', id: request.id, value });
  }
}

function newNode(id: number, tag: string): FakeNode {
  return {
    id,
    tag,
    text: '',
    parent: null,
    children: [],
    attributes: {},
    listeners: {},
    models: new Set(),
    dataset: undefined,
    scripts: {},
  };
}

function insert(parent: FakeNode, nodes: FakeNode[], index: number): void {
  parent.children.splice(index, 0, ...nodes);
  for (const node of nodes) node.parent = parent;
}

function isBelow(node: FakeNode, top: FakeNode): boolean {
  for (let at: FakeNode | null = node; at; at = at.parent) if (at === top) return true;
  return false;
}
