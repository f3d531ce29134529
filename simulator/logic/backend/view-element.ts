import * as glassEasel from 'glass-easel';
import { AttributeKind, ListenerKind, Op, type ViewScriptBinding, type ViewScriptChange } from '../../protocol/ops.ts';
import type { OpWriter } from './op-writer.ts';
import { plainValue } from './plain-value.ts';
import type { ViewFragment } from './view-fragment.ts';
import type { NewViewRequest } from './view-request.ts';

/** glass-easel's listener level for `catch`. */
const FINAL = 2;

/** Attributes that hold class names: they need the owner's style scope like `class` does. */
const CLASS_ATTRIBUTE = /-class$/;

/**
 * The prefix that keeps ids of different components apart (eight hex digits and two dashes, made by the adapter). Each
 * page has its own document and selectors are resolved in this thread, so the view gets the id as written.
 */
const ID_PREFIX = /^[0-9a-f]{8}--/;

type ModelListener = (value: unknown) => void;

/** What an element needs of the page that it belongs to: the page's stream, its tables and its requests to the view. */
export interface ElementOwner {
  writer(): OpWriter;
  string(text: string): number;
  /** What a text node may show of its text. */
  shownText(id: number, text: string): string;
  value(value: unknown): number;
  scopeName(scope: number): string | undefined;
  /** The class name as the style sheets of a scope have it. */
  scopedClass(name: string, scope: number): string;
  /** The same for several, with a space between them. */
  scopedClasses(names: readonly string[], scope: number): string;
  markDirty(element: ViewElement): void;
  releaseElement(id: number): void;
  request(request: NewViewRequest, callback: (value: unknown, error?: string) => void): number;
}

/** One element of a page, seen from the engine: every call becomes an operation of the page's stream. */
export class ViewElement {
  /** Set by the engine: the node that this element shows. */
  __wxElement: glassEasel.Element | undefined;
  /** By which the app draws on it, when it is a canvas. */
  canvasId = '';
  private released = false;
  /** Scoped names: with a space between them until one of them changes. */
  private classes: string | string[] = '';
  private classDirty = false;
  private datasetDirty = false;
  private styleScope: number | undefined;
  private extraStyleScope: number | undefined;
  private models: Map<string, ModelListener> | null = null;

  constructor(
    private readonly context: ElementOwner,
    readonly id: number,
  ) {}

  release(): void {
    if (this.released) return;
    this.released = true;
    this.__wxElement = undefined;
    this.models = null;
    this.context.releaseElement(this.id);
  }

  associateValue(element: glassEasel.Element): void {
    this.__wxElement = element;
    if (glassEasel.Component.isComponent(element)) {
      const scope = element.getComponentOptions().styleScope;
      const name = (typeof scope === 'number' && this.context.scopeName(scope)) || element.is;
      this.context.writer().write2(Op.setHost, this.id, this.context.string(name));
    }
  }

  appendChild(child: ViewElement): void {
    this.context.writer().write2(Op.append, this.id, child.id);
  }

  /** The ids that the answer's list is given come to the end of this element, when the list is ended. */
  startAppending(): OpWriter {
    const writer = this.context.writer();
    writer.startList(Op.spliceAppend, Op.append, this.id);
    return writer;
  }

  removeChild(child: ViewElement): void {
    this.context.writer().write2(Op.remove, this.id, child.id);
  }

  insertBefore(child: ViewElement, before: ViewElement | null): void {
    this.context.writer().write3(Op.insert, this.id, child.id, before ? before.id : 0);
  }

  replaceChild(child: ViewElement, old: ViewElement): void {
    this.context.writer().write3(Op.replace, this.id, child.id, old.id);
  }

  spliceBefore(before: ViewElement, deleteCount: number, list: ViewFragment): void {
    this.context.writer().writeList([Op.spliceBefore, this.id, before.id, deleteCount], list.takeIds());
  }

  spliceAppend(list: ViewFragment): void {
    this.context.writer().writeList([Op.spliceAppend, this.id], list.takeIds());
  }

  spliceRemove(before: ViewElement, deleteCount: number): void {
    this.context.writer().write3(Op.spliceRemove, this.id, before.id, deleteCount);
  }

  setId(id: string): void {
    this.context.writer().write2(Op.setId, this.id, this.context.string(id.replace(ID_PREFIX, '')));
  }

  /** Also called again when a host's external classes move it to another scope. */
  setStyleScope(styleScope: number, extraStyleScope?: number): void {
    this.styleScope = styleScope;
    this.extraStyleScope = extraStyleScope;
  }

  setStyle(text: string): void {
    this.context.writer().write2(Op.setStyle, this.id, this.context.string(text));
  }

  /** Different names of one scope, to an element that has no class yet. */
  setFirstClasses(names: readonly string[], scope: number): void {
    this.classes = this.context.scopedClasses(names, scope);
    this.markClass();
  }

  addClass(name: string, scope?: number): void {
    const scoped = this.scoped(name, scope);
    const names = this.classNames();
    if (!names.includes(scoped)) names.push(scoped);
    this.markClass();
  }

  removeClass(name: string, scope?: number): void {
    const scoped = this.scoped(name, scope);
    this.classes = this.classNames().filter((other) => other !== scoped);
    this.markClass();
  }

  clearClasses(): void {
    this.classes = '';
    this.markClass();
  }

  setAttribute(name: string, value: unknown): void {
    const { context } = this;
    if (name === 'canvas-id' || name === 'canvasId') this.canvasId = String(value);
    const scope = name === 'nodes' && this.styleScope !== undefined && context.scopeName(this.styleScope);
    if (scope) this.setAttribute('nodes-scope', scope);
    const text = typeof value === 'string' && CLASS_ATTRIBUTE.test(name) ? this.scopedList(value) : value;
    let kind: number;
    let payload = 0;
    if (typeof text === 'string') {
      kind = AttributeKind.string;
      payload = context.string(text);
    } else if (text === true) kind = AttributeKind.true;
    else if (text === false) kind = AttributeKind.false;
    else if (text === undefined || text === null) kind = AttributeKind.null;
    else if (typeof text === 'number' && (text | 0) === text && !Object.is(text, -0)) {
      kind = AttributeKind.integer;
      payload = text;
    } else {
      kind = AttributeKind.value;
      payload = context.value(plainValue(text));
    }
    context.writer().write4(Op.setAttribute, this.id, context.string(name), kind, payload);
  }

  removeAttribute(name: string): void {
    this.context.writer().write2(Op.removeAttribute, this.id, this.context.string(name));
  }

  setText(text: string): void {
    this.context.writer().write2(Op.setText, this.id, this.context.string(this.context.shownText(this.id, text)));
  }

  setModelBindingStat(name: string, listener: ModelListener | null): void {
    if (listener) {
      this.models ??= new Map();
      this.models.set(name, listener);
    } else this.models?.delete(name);
    this.context.writer().write3(Op.bindModel, this.id, this.context.string(name), listener ? 1 : 0);
  }

  setListenerStats(type: string, capture: boolean, level: number): void {
    const kind = level === FINAL ? ListenerKind.final : ListenerKind.listen;
    this.context.writer().write4(Op.listen, this.id, this.context.string(type), capture ? 1 : 0, kind);
  }

  /** The view changed a property that is bound with `model:`. */
  changeModel(name: string, value: unknown): void {
    this.models?.get(name)?.(value);
  }

  /** The element's dataset changed: sent once a flush, because view scripts in the view read it. */
  markDataset(): void {
    if (this.datasetDirty) return;
    this.datasetDirty = true;
    this.context.markDirty(this);
  }

  /** Binds (or, with `module` '', removes) a handler that runs in the view. */
  bindViewScript(type: string, module: string, name: string, final: boolean, binding: ViewScriptBinding | null): void {
    const { context } = this;
    context
      .writer()
      .write([
        Op.viewScript,
        this.id,
        context.string(type),
        context.string(module),
        context.string(name),
        final ? 1 : 0,
        context.value(binding),
      ]);
  }

  /** Runs a view script's `change:` listener in the view. */
  runViewScript(module: string, name: string, change: ViewScriptChange): void {
    const { context } = this;
    context.writer().write([Op.runViewScript, this.id, context.string(module), context.string(name), context.value(change)]);
  }

  /** Writes what is sent once a flush. */
  writePending(): void {
    const { context } = this;
    if (this.classDirty) {
      this.classDirty = false;
      if (!this.released) {
        context
          .writer()
          .write2(Op.setClass, this.id, context.string(typeof this.classes === 'string' ? this.classes : this.classes.join(' ')));
      }
    }
    if (this.datasetDirty) {
      this.datasetDirty = false;
      if (!this.released) context.writer().write2(Op.setDataset, this.id, context.value(plainValue(this.__wxElement?.dataset ?? {})));
    }
  }

  getBoundingClientRect(callback: (rect: glassEasel.BoundingClientRect) => void): void {
    this.context.request({ kind: 'fields', elements: [{ element: this.id, fields: { rect: true, size: true } }] }, (value) => {
      const rect = (value as Partial<glassEasel.BoundingClientRect>[] | undefined)?.[0];
      callback({ left: rect?.left ?? 0, top: rect?.top ?? 0, width: rect?.width ?? 0, height: rect?.height ?? 0 });
    });
  }

  getScrollOffset(callback: (offset: glassEasel.ScrollOffset) => void): void {
    this.context.request({ kind: 'fields', elements: [{ element: this.id, fields: { scrollOffset: true, size: true } }] }, (value) => {
      const found = (value as Partial<glassEasel.ScrollOffset>[] | undefined)?.[0];
      callback({
        scrollLeft: found?.scrollLeft ?? 0,
        scrollTop: found?.scrollTop ?? 0,
        scrollWidth: found?.scrollWidth ?? 0,
        scrollHeight: found?.scrollHeight ?? 0,
      });
    });
  }

  private classNames(): string[] {
    if (typeof this.classes === 'string') this.classes = this.classes === '' ? [] : this.classes.split(' ');
    return this.classes;
  }

  private markClass(): void {
    if (this.classDirty) return;
    this.classDirty = true;
    this.context.markDirty(this);
  }

  private scoped(name: string, scope: number | undefined): string {
    return scope === undefined ? name : this.context.scopedClass(name, scope);
  }

  private scopedList(value: string): string {
    if (value === 'none') return value;
    const names: string[] = [];
    for (const name of value.split(/\s+/)) {
      if (!name) continue;
      names.push(this.scoped(name, this.styleScope));
      if (this.extraStyleScope !== undefined && this.extraStyleScope !== null) names.push(this.scoped(name, this.extraStyleScope));
    }
    return names.join(' ');
  }
}
