import type * as glassEasel from 'glass-easel';
import { Op, type OpBatch, type ViewReply, type ViewRequest } from '../../protocol/ops.ts';
import { OpWriter } from './op-writer.ts';
import { ScopedClasses } from './scoped-classes.ts';
import { TextRoom } from './text-room.ts';
import { type ElementOwner, ViewElement } from './view-element.ts';
import { ViewFragment } from './view-fragment.ts';
import type { NewViewRequest } from './view-request.ts';

/** glass-easel's number for its composed backend protocol. */
const COMPOSED_MODE = 2;

/** Ids a release operation may carry, so that no single operation grows without bound. */
const RELEASE_CHUNK = 8000;

/** Integers after which a part of a page's first batch is sent: about a hundred elements. */
const PART = 1500;

/** The same for later batches, which are seldom as long: some hundred elements. */
const LATER_PART = 12_000;

/** How long the callbacks of changes that changed nothing wait, and parts of a later batch for each other; in milliseconds. */
const FRAME = 16;

/** More than this in one page are worth a word. */
const MANY_ELEMENTS = 20_000;

function run(callbacks: readonly (() => void)[]): void {
  for (const callback of callbacks) callback();
}

export type EventSink = (
  target: glassEasel.Element,
  type: string,
  detail: unknown,
  options: glassEasel.EventOptions,
) => glassEasel.EventBubbleStatus | undefined;

export interface ViewContextHost {
  post(batch: OpBatch): void;
  /** Runs `task` in a later macrotask. */
  schedule(task: () => void): void;
  scopeName(scope: number): string | undefined;
  windowSize(): { width: number; height: number; pixelRatio: number };
  theme(): string;
  /** The page has more elements than a phone shows in good time. Told once. */
  crowded?(elements: number): void;
  /** The page has more text than it may show, and some was cut. Told once. */
  textCut?(): void;
}

/**
 * glass-easel's composed backend for one page: turns its calls into batches of view operations, at most one a frame, and
 * carries requests that only the view can answer. After `destroy` every call is harmless.
 */
export class ViewContext implements ElementOwner {
  readonly mode = COMPOSED_MODE;
  private readonly ops = new OpWriter();
  private readonly elements = new Map<number, ViewElement>();
  /** Callbacks that wait for the batch that is being written to be painted. */
  private untilPainted: (() => void)[] = [];
  /** The same for each batch that the view has not painted yet, oldest first. */
  private readonly unpainted: (() => void)[][] = [];
  private readonly root: ViewElement;
  private readonly scopes = new ScopedClasses((scope) => this.host.scopeName(scope));
  private readonly pending = new Map<number, (value: unknown, error?: string) => void>();
  private readonly queries = new Set<number>();
  private readonly observers = new Map<number, (entry: Record<string, unknown>) => void>();
  private readonly texts = new TextRoom(() => {
    if (!this.textCut) this.host.textCut?.();
    this.textCut = true;
  });
  private readonly pageWideListeners = new Set<string>();
  private dirty: ViewElement[] = [];
  private released: number[] = [];
  private nextElement = 2;
  private nextRequest = 1;
  private styleSheets = 0;
  private scheduled = false;
  /** Whether the page's first batch has been sent. */
  private begun = false;
  /** Whether the batch that is being written has been sent in part. */
  private parted = false;
  /** When the latest message was sent, in milliseconds. */
  private sent = Number.NEGATIVE_INFINITY;
  /** Answers to queries that came before the page was painted for the first time; null since then. */
  private early: ViewReply[] | null = [];
  private dead = false;
  private crowded = false;
  /** Newest edit of a text that the view told of, and that no operation has named yet. */
  private edit: number | undefined;
  private textCut = false;
  private sink: EventSink | undefined;

  constructor(private readonly host: ViewContextHost) {
    this.root = new ViewElement(this, 1);
    this.elements.set(1, this.root);
  }

  get isDead(): boolean {
    return this.dead;
  }

  // ---- what elements write

  writer(): OpWriter {
    if (this.dead) this.ops.takeBatch();
    this.scheduleFlush();
    if (this.edit) {
      this.ops.write([Op.knowEdit, this.edit]);
      this.edit = undefined;
    }
    return this.ops;
  }

  string(text: string): number {
    return this.ops.string(text);
  }

  shownText(id: number, text: string): string {
    return this.texts.fit(id, text);
  }

  value(value: unknown): number {
    return this.ops.value(value);
  }

  markDirty(element: ViewElement): void {
    this.dirty.push(element);
    this.scheduleFlush();
  }

  releaseElement(id: number): void {
    this.elements.delete(id);
    this.texts.forget(id);
    this.released.push(id);
    this.scheduleFlush();
  }

  scopeName(scope: number): string | undefined {
    return this.host.scopeName(scope);
  }

  scopedClass(name: string, scope: number): string {
    return this.scopes.classOf(name, scope);
  }

  scopedClasses(names: readonly string[], scope: number): string {
    return this.scopes.classesOf(names, scope);
  }

  element(id: number): ViewElement | undefined {
    return this.elements.get(id);
  }

  find(test: (element: ViewElement) => boolean): ViewElement | undefined {
    for (const element of this.elements.values()) if (test(element)) return element;
    return undefined;
  }

  /** Elements alive in this page, the body included. */
  get elementCount(): number {
    return this.elements.size;
  }

  /** Asks every element of the page to announce this type: virtual hosts have no element of their own. */
  listenPageWide(type: string): void {
    if (this.dead || this.pageWideListeners.has(type)) return;
    this.pageWideListeners.add(type);
    this.writer().write([Op.listenAll, this.string(type)]);
  }

  /**
   * Sends what has been collected. While the view has not painted the batch before, it waits until it has, so that the
   * changes of one frame are one batch; a request does not wait, because the app waits for its answer.
   */
  flush(): void {
    this.scheduled = false;
    if (this.dead || (this.unpainted.length > 0 && !this.ops.hasRequests)) return;
    const { dirty, released } = this;
    this.dirty = [];
    this.released = [];
    // What is written now is sent now.
    this.scheduled = true;
    for (const element of dirty) element.writePending();
    for (let i = 0; i < released.length; i += RELEASE_CHUNK) this.ops.writeList([Op.release], released.slice(i, i + RELEASE_CHUNK));
    this.scheduled = false;
    const callbacks = this.untilPainted;
    const says = !this.ops.isEmpty || this.parted;
    if (!says && callbacks.length === 0) return;
    this.untilPainted = [];
    if (!says) {
      // Nothing has changed, so there is nothing to say to the view.
      setTimeout(() => run(callbacks), FRAME);
      return;
    }
    this.begun = true;
    this.parted = false;
    this.sent = performance.now();
    this.unpainted.push(callbacks);
    this.host.post(this.ops.takeBatch());
  }

  /** Whether what a long batch has until now is worth a message. A page that is shown gets at most one a frame. */
  private isPart(): boolean {
    if (!this.begun) return this.ops.size >= PART;
    return this.ops.size >= LATER_PART && this.unpainted.length === 0 && performance.now() - this.sent >= FRAME;
  }

  /** Sends what a batch has until now, so that the view works while this thread does. Not while an operation is being written. */
  private sendPart(): void {
    if (this.dead || !this.isPart() || this.ops.hasRequests) return;
    this.parted = true;
    this.sent = performance.now();
    const { dirty } = this;
    this.dirty = [];
    for (const element of dirty) element.writePending();
    this.host.post({ ...this.ops.takeBatch(), goesOn: true });
  }

  /** The view told of an edit of a text: what is written from now on was made knowing it. */
  knowEdit(edit: number): void {
    this.edit = edit;
  }

  /** The view has painted the oldest of the batches that it had not. */
  painted(): void {
    run(this.unpainted.shift() ?? []);
    const { early } = this;
    this.early = null;
    for (const reply of early ?? []) this.reply(reply);
    this.flush();
  }

  // ---- requests to the view

  /** `callback` gets undefined when the page is gone before the view answers. */
  request(request: NewViewRequest, callback: (value: unknown, error?: string) => void): number {
    const id = this.nextRequest++;
    if (this.dead) {
      this.host.schedule(() => callback(undefined, 'page is closed'));
      return id;
    }
    this.pending.set(id, callback);
    if (this.early && request.kind === 'fields') this.queries.add(id);
    this.ops.request({ ...request, id } as ViewRequest);
    this.scheduleFlush();
    return id;
  }

  /** What is asked before the page is painted is answered after its components are ready, as on a phone. */
  reply(reply: ViewReply): void {
    if (this.early && this.queries.has(reply.id)) {
      this.early.push(reply);
      return;
    }
    this.queries.delete(reply.id);
    const callback = this.pending.get(reply.id);
    this.pending.delete(reply.id);
    callback?.(reply.value, reply.error);
  }

  /** Starts an intersection observer; returns what stops it. */
  observe(request: Extract<NewViewRequest, { kind: 'observe' }>, onEntry: (entry: Record<string, unknown>) => void): () => void {
    const id = this.request(request, () => {});
    this.observers.set(id, onEntry);
    return () => {
      if (!this.observers.delete(id)) return;
      this.pending.delete(id);
      if (!this.dead) this.request({ kind: 'unobserve', observer: id }, () => {});
    };
  }

  intersection(observer: number, entry: Record<string, unknown>): void {
    this.observers.get(observer)?.(entry);
  }

  // ---- glass-easel's composed Context

  /** Ends the page. Callbacks that wait for the view are settled, because no view will answer them. */
  destroy(): void {
    if (this.dead) return;
    this.dead = true;
    const waiting = [...this.pending.values()];
    const unpainted = [...this.unpainted.splice(0).flat(), ...this.untilPainted.splice(0)];
    this.pending.clear();
    this.observers.clear();
    this.elements.clear();
    this.dirty = [];
    this.host.schedule(() => {
      for (const callback of waiting) callback(undefined, 'page is closed');
      run(unpainted);
    });
  }

  getWindowWidth(): number {
    return this.host.windowSize().width;
  }

  getWindowHeight(): number {
    return this.host.windowSize().height;
  }

  getDevicePixelRatio(): number {
    return this.host.windowSize().pixelRatio;
  }

  getTheme(): string {
    return this.host.theme();
  }

  /** Style sheets reach the view with the package's view.js, so there is no content to hand over. */
  registerStyleSheetContent(): void {}

  appendStyleSheetPath(path: string): number {
    this.writer().write([Op.styleSheet, this.string(path)]);
    return this.styleSheets++;
  }

  /** Style sheets stay for the life of a page. */
  disableStyleSheet(): void {}

  /** Calls back when what was changed until now is painted. */
  render(callback: (error: Error | null) => void): void {
    if (this.dead) {
      this.host.schedule(() => callback(null));
      return;
    }
    this.untilPainted.push(() => callback(null));
    this.scheduleFlush();
  }

  getRootNode(): ViewElement {
    return this.root;
  }

  createElement(logicalName: string, stylingName: string): ViewElement {
    this.sendPart();
    const element = this.add();
    const tag = logicalName === 'wx-x' ? stylingName : `:${stylingName}`;
    this.writer().write2(Op.create, element.id, this.string(tag));
    return element;
  }

  createTextNode(text: string): ViewElement {
    const element = this.add();
    this.writer().write2(Op.text, element.id, this.string(this.texts.fit(element.id, text)));
    return element;
  }

  createFragment(): ViewFragment {
    return new ViewFragment();
  }

  onEvent(sink: EventSink): void {
    this.sink = sink;
  }

  dispatch(target: glassEasel.Element, type: string, detail: unknown, options: glassEasel.EventOptions): void {
    this.sink?.(target, type, detail, options);
  }

  private add(): ViewElement {
    const element = new ViewElement(this, this.nextElement++);
    this.elements.set(element.id, element);
    if (this.elements.size > MANY_ELEMENTS && !this.crowded) {
      this.crowded = true;
      this.host.crowded?.(MANY_ELEMENTS);
    }
    return element;
  }

  private scheduleFlush(): void {
    if (!this.scheduled && !this.dead) this.flushLater();
  }

  /** Apart from the question whether to: a function with a closure allocates even when it returns before that. */
  private flushLater(): void {
    this.scheduled = true;
    this.host.schedule(() => {
      if (this.scheduled) this.flush();
    });
  }
}
