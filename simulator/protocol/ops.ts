/**
 * The stream of view operations, logic -> view. One `OpBatch` a frame: integers in `ops`, strings by index into
 * `strings`, structured values by index into `values`. Element 1 is the page's body; ids grow from 2 and are never reused.
 *
 * Layout of each operation (after its code): see the comment behind it. `n: ids...` means a count, then that many ids.
 */
export const Op = {
  /** id, tag (string). `:view` is a native node (built-in or plain tag), anything else a component host. */
  create: 1,
  /** id, text */
  text: 2,
  /** parent, child */
  append: 3,
  /** parent, child */
  remove: 4,
  /** parent, child, before (0: at the end) */
  insert: 5,
  /** parent, child, old */
  replace: 6,
  /** parent, before, how many to delete from `before` on, n: ids to insert there */
  spliceBefore: 7,
  /** parent, n: ids */
  spliceAppend: 8,
  /** parent, before, how many to delete */
  spliceRemove: 9,
  /** id, value */
  setId: 10,
  /** id, scope name or component path: becomes the attribute `wx-host` */
  setHost: 11,
  /** id, css text (may contain rpx) */
  setStyle: 12,
  /** id, the whole class attribute, scope prefixes included */
  setClass: 13,
  /** id, name, kind (see AttributeKind), payload */
  setAttribute: 14,
  /** id, name */
  removeAttribute: 15,
  /** id, text */
  setText: 16,
  /** id, event type, capture (0 or 1), kind (see ListenerKind) */
  listen: 17,
  /** id, property name, 1 or 0: whether the worker wants to know when the view changes this property */
  bindModel: 18,
  /** n: ids that will never be named again */
  release: 19,
  /** component path: appends its style sheet (once a page) */
  styleSheet: 20,
  /** event type: every element of the page announces it (virtual hosts have no element of their own) */
  listenAll: 21,
  /** id, event type, module ('' removes it), function, final (0 or 1), index of a ViewScriptBinding */
  viewScript: 22,
  /** id, index of the dataset object */
  setDataset: 23,
  /** edit (ViewEvent.edit): what follows was written by who knew of it */
  knowEdit: 24,
  /** id, module, function, index of a ViewScriptChange: runs when the whole batch has been applied */
  runViewScript: 25,
} as const;

export const AttributeKind = { string: 0, true: 1, false: 2, null: 3, integer: 4, value: 5 } as const;

/** 0 none, 1 listens, 2 listens and stops the event (`catch`), so that the view can prevent the default at once. */
export const ListenerKind = { none: 0, listen: 1, final: 2 } as const;

export interface ViewScriptBinding {
  /** Number of the component that owns the handler, for `callMethod`. */
  host: number;
  /** Element of that component (1 for the page); of a virtual host, which has none, the topmost of its own around the handler. */
  hostElement: number;
  virtual?: boolean;
  /** Class prefix of that component's styles, '' when not scoped. */
  scope: string;
}

/** A property with a `change:` listener has changed. */
export interface ViewScriptChange {
  binding: ViewScriptBinding;
  now: unknown;
  before: unknown;
}

/**
 * Answered with one ViewPainted. The logic thread sends the next batch after that, unless a request cannot wait, so that a
 * page gets at most one batch a frame. What is empty is left out, because small changes are frequent.
 */
export interface OpBatch {
  kind: 'ops';
  ops: Int32Array;
  strings: string[];
  values?: unknown[];
  requests?: ViewRequest[];
  /**
   * The next message goes on with this batch, and is answered for both. Long batches come in parts, so that the view makes
   * elements while the logic thread still makes more; what of them would be seen waits for the last part.
   */
  goesOn?: true;
}

/** Fields of a SelectorQuery. */
export interface FieldQuery {
  id?: boolean;
  dataset?: boolean;
  mark?: boolean;
  rect?: boolean;
  size?: boolean;
  scrollOffset?: boolean;
  properties?: string[];
  computedStyle?: string[];
  context?: boolean;
  node?: boolean;
}

/** Asked by the logic thread, answered with a ViewReply of the same id after the batch's operations are applied. */
export type ViewRequest =
  /** Answer: one object or null an entry, in order. Element 0 is the viewport. */
  | { id: number; kind: 'fields'; elements: { element: number; fields: FieldQuery }[] }
  /** Scrolls an element, or the page when element is 0. `selector` (page scope) wins over `top`. Pixels, milliseconds. */
  | { id: number; kind: 'scroll'; element: number; top?: number; left?: number; duration?: number; selector?: string }
  /** Calls a method that a built-in component exposes (video.play, canvas drawing, editor, ...). */
  | { id: number; kind: 'invoke'; element: number; method: string; args: unknown[] }
  /** An input handler returned a value: replaces the text, as it was after the edit that the handler was told of. */
  | { id: number; kind: 'setInput'; element: number; value: string; cursor?: number; edit: number }
  /** Starts observing; each change arrives as a ViewIntersection with this id until `unobserve`. */
  | { id: number; kind: 'observe'; element: number; relative: { element: number; margins: Record<string, number> }[]; thresholds: number[] }
  | { id: number; kind: 'unobserve'; observer: number }
  /** Decodes a picture that only a document can (SVG). Answered with an ImageBitmap. */
  | { id: number; kind: 'decodeImage'; bytes: ArrayBuffer; type: string }
  /** Makes a font known to the page. `source` is a CSS `src`; answered when it is loaded. */
  | { id: number; kind: 'loadFont'; family: string; source: string; desc: FontDescription };

/** Descriptors of wx.loadFontFace. */
export interface FontDescription {
  style?: string;
  weight?: string;
  variant?: string;
}

/** What the `node` field of a `canvas` holds. The first answer of an element carries its drawing surface (transferred). */
export interface CanvasAnswer {
  canvasType: string;
  canvas?: OffscreenCanvas;
  /** CSS pixels of the element. */
  clientWidth: number;
  clientHeight: number;
}

/** Method of `invoke` that writes a property of the node's object instead: name and value. */
export const SET_VALUE = '=';

export interface ViewReply {
  kind: 'reply';
  id: number;
  /** Undefined answers mean the element is gone. */
  value?: unknown;
  error?: string;
}

/** What one batch changed is on the screen. One for each batch, in their order. */
export interface ViewPainted {
  kind: 'painted';
}

export interface Touch {
  identifier: number;
  pageX: number;
  pageY: number;
  clientX: number;
  clientY: number;
  force: number;
  /** From the corner of the canvas that is touched. */
  x?: number;
  y?: number;
}

/** An event of an element that something listens to. */
export interface ViewEvent {
  kind: 'event';
  element: number;
  type: string;
  detail: unknown;
  /** Bubbling events are also composed and have a capture phase. */
  bubbles: boolean;
  timeStamp: number;
  touches?: Touch[];
  changedTouches?: Touch[];
  /** offsetLeft and offsetTop of the target and of each listening ancestor. */
  offsets?: Record<number, [number, number]>;
  /** Number of the edit of a text field that it tells of. They grow from 1 in each page. */
  edit?: number;
}

/** A built-in changed one of its own properties (`model:` bindings). */
export interface ViewModelChange {
  kind: 'model';
  element: number;
  name: string;
  value: unknown;
  /** As ViewEvent.edit. */
  edit?: number;
}

/** A view script called a method of its component. */
export interface ViewMethodCall {
  kind: 'call';
  host: number;
  /** The element that the script called it on: when it is a component that has the method, it is meant instead. */
  element?: number;
  method: string;
  args: unknown;
}

export interface ViewIntersection {
  kind: 'intersection';
  observer: number;
  entry: Record<string, unknown>;
}

/** The page itself scrolled (coalesced to one a frame). Only sent when the logic asked for it by PageOptions. */
export interface ViewPageScroll {
  kind: 'pageScroll';
  scrollTop: number;
}

/** The page came within onReachBottomDistance of its end. */
export interface ViewReachBottom {
  kind: 'reachBottom';
}

/** The page's own figures after its first painted frame with content. `nodes` counts elements below body. */
export interface ViewFirstRender {
  kind: 'firstRender';
  nodes: number;
}

/** An error thrown in the page frame (a view script, a built-in component). */
export interface ViewError {
  kind: 'viewError';
  message: string;
  stack?: string;
}

/** A tag that is neither a built-in nor a plain known tag was created. Sent once a tag. */
export interface ViewMissingComponent {
  kind: 'missingComponent';
  name: string;
}

export type FromView =
  | ViewReply
  | ViewPainted
  | ViewEvent
  | ViewModelChange
  | ViewMethodCall
  | ViewIntersection
  | ViewPageScroll
  | ViewReachBottom
  | ViewFirstRender
  | ViewError
  | ViewMissingComponent;

/** What a page's document must do beyond rendering; follows the page's script, so it is sent after it was created. */
export interface PageOptions {
  kind: 'pageOptions';
  pageScroll: boolean;
  reachBottom: boolean;
  onReachBottomDistance: number;
  disableScroll: boolean;
}

/** A file as templates name it, `wxfile://...`, and the address at which a page loads it; null: it is gone. */
export type ShownFile = [path: string, url: string | null];

/** Files of this run, said before the page is told to show them. What a page was not told of, the host may keep. */
export interface ShownFiles {
  kind: 'files';
  files: ShownFile[];
}

export type ToView = OpBatch | PageOptions | ShownFiles;
