import { AttributeKind, Op, type OpBatch, type ViewRequest, type ViewScriptBinding, type ViewScriptChange } from '../../protocol/ops.ts';

/** A tree as a test writes it: tag, properties, children. `@tap` listens; `id`, `class`, `style` are what they say. */
export type Tree = string | [tag: string, properties: Record<string, unknown>, ...children: Tree[]];

/** Writes batches of view operations as the logic thread does. */
export class OpsBuilder {
  #ops: number[] = [];
  #strings: string[] = [];
  #values: unknown[] = [];
  #next = 2;
  readonly ids = new Map<string, number>();

  #string(text: string): number {
    return this.#strings.push(text) - 1;
  }

  add(...ops: number[]): this {
    this.#ops.push(...ops);
    return this;
  }

  create(tag: string): number {
    const id = this.#next++;
    this.add(Op.create, id, this.#string(tag));
    return id;
  }

  text(text: string): number {
    const id = this.#next++;
    this.add(Op.text, id, this.#string(text));
    return id;
  }

  named(op: number, id: number, text: string): this {
    return this.add(op, id, this.#string(text));
  }

  attribute(id: number, name: string, value: unknown): this {
    const at = this.#string(name);
    if (typeof value === 'string') return this.add(Op.setAttribute, id, at, AttributeKind.string, this.#string(value));
    if (typeof value === 'boolean') return this.add(Op.setAttribute, id, at, value ? AttributeKind.true : AttributeKind.false, 0);
    if (value === null) return this.add(Op.setAttribute, id, at, AttributeKind.null, 0);
    if (Number.isInteger(value)) return this.add(Op.setAttribute, id, at, AttributeKind.integer, value as number);
    return this.add(Op.setAttribute, id, at, AttributeKind.value, this.#values.push(value) - 1);
  }

  listen(id: number, type: string, kind = 1, capture = 0): this {
    return this.add(Op.listen, id, this.#string(type), capture, kind);
  }

  bindModel(id: number, name: string): this {
    return this.add(Op.bindModel, id, this.#string(name), 1);
  }

  dataset(id: number, value: Record<string, unknown>): this {
    return this.add(Op.setDataset, id, this.#values.push(value) - 1);
  }

  viewScript(id: number, type: string, module: string, name: string, final: boolean, binding: ViewScriptBinding): this {
    return this.add(
      Op.viewScript,
      id,
      this.#string(type),
      this.#string(module),
      this.#string(name),
      final ? 1 : 0,
      this.#values.push(binding) - 1,
    );
  }

  runViewScript(id: number, module: string, name: string, change: ViewScriptChange): this {
    return this.add(Op.runViewScript, id, this.#string(module), this.#string(name), this.#values.push(change) - 1);
  }

  styleSheet(path: string): this {
    return this.add(Op.styleSheet, this.#string(path));
  }

  /** Builds a tree and appends it to `parent`. */
  tree(tree: Tree, parent = 1): number {
    if (typeof tree === 'string') {
      const id = this.text(tree);
      this.add(Op.append, parent, id);
      return id;
    }
    const [tag, properties, ...children] = tree;
    const id = this.create(`:${tag}`);
    for (const [name, value] of Object.entries(properties)) {
      if (name.startsWith('@')) this.listen(id, name.slice(1), Number(value));
      else if (name === 'id') {
        this.named(Op.setId, id, String(value));
        this.ids.set(String(value), id);
      } else if (name === 'class') this.named(Op.setClass, id, String(value));
      else if (name === 'style') this.named(Op.setStyle, id, String(value));
      else if (name.startsWith('model:')) {
        this.bindModel(id, name.slice(6));
        this.attribute(id, name.slice(6), value);
      } else this.attribute(id, name, value);
    }
    for (const child of children) this.tree(child, id);
    this.add(Op.append, parent, id);
    return id;
  }

  /** What was written since the last batch. */
  batch(requests: ViewRequest[] = []): OpBatch {
    const batch: OpBatch = { kind: 'ops', ops: Int32Array.from(this.#ops), strings: this.#strings, values: this.#values, requests };
    this.#ops = [];
    this.#strings = [];
    this.#values = [];
    return batch;
  }
}
