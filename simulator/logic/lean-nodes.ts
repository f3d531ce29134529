import * as glassEasel from 'glass-easel';
import type { OpWriter } from './backend/op-writer.ts';
import { ViewContext } from './backend/view-context.ts';
import { ViewElement } from './backend/view-element.ts';

/** The engine's own fields of a node, as far as they are touched here. */
interface EngineNode {
  parentNode: EngineNode | null;
  parentIndex: number;
  childNodes: EngineNode[];
  readonly ownerShadowRoot: Owner;
  readonly containingSlot: unknown;
  readonly _$backendElement: unknown;
  readonly _$virtual: boolean;
  readonly _$inheritSlots: boolean;
  readonly _$slotName: string | null;
  readonly _$subtreeSlotStart: unknown;
  readonly _$attached: boolean;
  readonly _$mutationObserverTarget: unknown;
  _$eventTarget: object | null;
  _$placeholderHandlerRemover: (() => void) | undefined;
}

interface Owner extends EngineNode {
  readonly _$nodeTreeContext: unknown;
  getBackendContext(): unknown;
  getHostNode(): {
    classList: unknown;
    getComponentOptions(): { styleScope?: number | null; extraStyleScope?: number | null };
    _$behavior: { ownerSpace: { styleScopeManager: unknown } };
  };
  _$markIdCacheDirty(): void;
}

interface Classes {
  readonly _$element: EngineNode;
  readonly _$owner: { readonly _$externalNames: readonly string[] | undefined } | null;
  readonly _$defaultScope: number;
  readonly _$extraScope: number | undefined;
  _$rawNames: readonly (readonly string[])[];
  _$backendNames: readonly string[];
  _$backendNameScopes: readonly number[];
  _$backendNamesCount: readonly number[];
}

/**
 * Makes the engine's nodes smaller, and with less garbage. All nodes of a page live until it closes, so every collection of
 * young garbage while a page is made copies those that are there: what is not allocated is won twice. Results are the engine's.
 */
export function installLeanNodes(): void {
  leanCreation();
  leanEventTargets();
  leanClasses();
  leanInsertion();
}

/**
 * The engine makes nodes with `Object.create`: there is room for four fields in such an object, and the other thirty move to one
 * larger array after the other. Made by a constructor that names them, a node has all of them in it.
 */
function leanCreation(): void {
  const NativeNode = nodesOf(glassEasel.NativeNode.prototype);
  const VirtualNode = nodesOf(glassEasel.VirtualNode.prototype);
  const { NativeNode: native, VirtualNode: virtual } = glassEasel;

  const createNative = native.create;
  native.create = function createLean(tag, owner, styling = tag, placeholderHandlerRemover = undefined) {
    const root = owner as unknown as Owner;
    const context = root.getBackendContext();
    if (!(context instanceof ViewContext)) return createNative.call(this, tag, owner, styling, placeholderHandlerRemover);
    const element = context.createElement(tag, styling);
    const made = new NativeNode(tag, false, element, root);
    made._$placeholderHandlerRemover = placeholderHandlerRemover;
    const node = made as unknown as glassEasel.NativeNode;
    node.stylingName = styling;
    const host = root.getHostNode();
    const { styleScope, extraStyleScope } = host.getComponentOptions();
    const scope = styleScope ?? glassEasel.StyleScopeManager.globalScope();
    const extra = extraStyleScope ?? undefined;
    node.classList = new glassEasel.ClassList(
      node,
      undefined,
      host.classList as glassEasel.ClassList,
      scope,
      extra,
      host._$behavior.ownerSpace.styleScopeManager as glassEasel.StyleScopeManager,
    );
    element.setStyleScope(scope, extra);
    element.associateValue(node);
    return node;
  };

  const createVirtual = virtual.create;
  virtual.create = function createLean(name, owner) {
    const root = owner as unknown as Owner;
    if (!(root.getBackendContext() instanceof ViewContext)) return createVirtual.call(this, name, owner);
    return new VirtualNode(String(name), true, null, root) as unknown as glassEasel.VirtualNode;
  };
}

type NodeClass = new (is: string, virtual: boolean, element: ViewElement | null, owner: Owner) => EngineNode;

/** A constructor of nodes that have this prototype, with the values that the engine gives to new ones. */
function nodesOf(prototype: object): NodeClass {
  function Node(this: Record<string, unknown>, is: string, virtual: boolean, element: ViewElement | null, owner: Owner): void {
    this['is'] = is;
    this['_$backendElement'] = element;
    this['_$destroyOnRemoval'] = 0;
    this['_$nodeTreeContext'] = owner._$nodeTreeContext;
    this['_$nodeId'] = '';
    this['_$nodeAttributes'] = null;
    this['_$nodeSlot'] = '';
    this['_$slotName'] = null;
    this['_$slotElement'] = null;
    this['_$slotValues'] = null;
    this['_$subtreeSlotStart'] = null;
    this['_$subtreeSlotEnd'] = null;
    this['_$inheritSlots'] = false;
    this['_$placeholderHandlerRemover'] = undefined;
    this['_$virtual'] = virtual;
    this['dataset'] = {};
    this['_$marks'] = null;
    this['_$attached'] = false;
    this['classList'] = null;
    this['_$styleSegments'] = [];
    this['parentNode'] = null;
    this['parentIndex'] = -1;
    this['childNodes'] = [];
    this['slotNodes'] = undefined;
    this['ownerShadowRoot'] = owner;
    this['_$mutationObserverTarget'] = null;
    this['_$eventTarget'] = null;
  }
  Node.prototype = prototype;
  return Node as unknown as NodeClass;
}

/** Most nodes have no listeners, so they get what keeps them with the first. The engine passes over nodes without. */
function leanEventTargets(): void {
  const prototype = glassEasel.Element.prototype;
  const { addListener, removeListener } = prototype;
  let EventTarget: (new () => object) | undefined;
  /** The engine does not export the class; hosts of components have one from the beginning. */
  const targetOf = (node: EngineNode): object => {
    if (!EventTarget) {
      const root = node.ownerShadowRoot.getHostNode() as unknown as EngineNode;
      EventTarget = (root._$eventTarget as object).constructor as new () => object;
    }
    return new EventTarget();
  };
  prototype.addListener = function addFirst(this: glassEasel.Element, name, listener, options) {
    const node = this as unknown as EngineNode;
    node._$eventTarget ??= targetOf(node);
    return addListener.call(this, name, listener, options);
  };
  prototype.removeListener = function removeKept(this: glassEasel.Element, name, listener, options) {
    if ((this as unknown as EngineNode)._$eventTarget) removeListener.call(this, name, listener, options);
  };
}

/** Texts of `class` that are kept. Templates have a few hundred; what data makes may be without end. */
const MOST_KNOWN = 2000;
/** Characters of such a text. Longer ones are not met again. */
const LONGEST_KNOWN = 300;

/** What a text of `class` gives to nodes of one style scope. Nodes share it until their classes change. */
interface SharedClasses {
  readonly names: readonly string[];
  readonly raw: readonly (readonly string[])[];
  readonly scopes: readonly number[];
  readonly counts: readonly number[];
}

/**
 * Most nodes get their classes once, from the same few texts: names without a mark of scope, each once, of one scope. All nodes
 * of a text and a scope have the same frozen lists, and get lists of their own before these change.
 */
function leanClasses(): void {
  const prototype = glassEasel.ClassList.prototype;
  const internal = prototype as unknown as { _$updateResolvedNames(this: Classes): boolean };
  const { setClassNames, toggle } = prototype;
  const { _$updateResolvedNames: update } = internal;
  const known = new Map<number, Map<string, SharedClasses | null>>();
  let size = 0;
  const classesOf = (text: string, scope: number): SharedClasses | null => {
    if (text.length > LONGEST_KNOWN) return null;
    let ofScope = known.get(scope);
    if (!ofScope) {
      ofScope = new Map();
      known.set(scope, ofScope);
    }
    let classes = ofScope.get(text);
    if (classes !== undefined) return classes;
    classes = sharedClasses(text, scope);
    ofScope.set(text, classes);
    size += 1;
    if (size > MOST_KNOWN) {
      known.clear();
      size = 0;
    }
    return classes;
  };
  prototype.setClassNames = function setFirst(this: glassEasel.ClassList, names, segment = 0) {
    const classes = this as unknown as Classes;
    const element = classes._$element._$backendElement;
    const isFirst = segment === 0 && classes._$rawNames.length === 0 && classes._$extraScope === undefined;
    const shared = isFirst && typeof names === 'string' && element instanceof ViewElement && classesOf(names, classes._$defaultScope);
    if (!shared || anyIn(shared.names, classes._$owner?._$externalNames)) {
      own(classes);
      return setClassNames.call(this, names, segment);
    }
    classes._$rawNames = shared.raw;
    classes._$backendNames = shared.names;
    classes._$backendNameScopes = shared.scopes;
    classes._$backendNamesCount = shared.counts;
    if (shared.names.length > 0) element.setFirstClasses(shared.names, classes._$defaultScope);
    return true;
  };
  prototype.toggle = function toggleOwn(this: glassEasel.ClassList, ...args) {
    own(this as unknown as Classes);
    return toggle.apply(this, args);
  };
  internal._$updateResolvedNames = function updateOwn() {
    own(this);
    return update.call(this);
  };
}

function anyIn(names: readonly string[], others: readonly string[] | undefined): boolean {
  if (!others) return false;
  for (let i = 0; i < names.length; i++) if (others.includes(names[i]!)) return true;
  return false;
}

/** Gives a node lists of its own, which the engine may change. */
function own(classes: Classes): void {
  if (!Object.isFrozen(classes._$backendNames)) return;
  classes._$rawNames = classes._$rawNames.map((names) => names.slice());
  classes._$backendNames = classes._$backendNames.slice();
  classes._$backendNameScopes = classes._$backendNameScopes.slice();
  classes._$backendNamesCount = classes._$backendNamesCount.slice();
}

/** Null where a name is marked with a scope, or twice in the text. */
function sharedClasses(text: string, scope: number): SharedClasses | null {
  const names: readonly string[] = text.match(/[^\s.,]+/g) ?? [];
  if (new Set(names).size < names.length || names.some((name) => name[0] === '~' || name[0] === '^')) return null;
  const list = Object.freeze(names.slice());
  return {
    names: list,
    raw: Object.freeze([list]),
    scopes: Object.freeze(names.map(() => scope)),
    counts: Object.freeze(names.map(() => 1)),
  };
}

/**
 * Most children are put into a parent that is new as well, and where slots play no part: an element of its own, or the place of
 * a `wx:if` or `wx:for` that does not stand in a tree yet. All of them are one operation then. No closures and no iterators: they
 * would be a tenth of what a page allocates.
 */
function leanInsertion(): void {
  const prototype = glassEasel.Element.prototype;
  const { insertChildren } = prototype;
  prototype.insertChildren = function insertNew(this: glassEasel.Element, children, index) {
    const parent = this as unknown as EngineNode;
    const nodes = children as unknown as EngineNode[];
    if (index >= 0 || !isPlain(parent) || !areLoose(nodes, parent)) {
      insertChildren.call(this, children, index);
      return;
    }
    const element = parent._$backendElement;
    if (element instanceof ViewElement) {
      const ids = element.startAppending();
      collectShown(nodes, ids);
      ids.endList();
    }
    const before = parent.childNodes.length;
    // The engine makes the list for this call.
    if (before === 0) parent.childNodes = nodes;
    for (let i = 0; i < nodes.length; i++) {
      const child = nodes[i]!;
      child.parentNode = parent;
      child.parentIndex = before + i;
      if (before > 0) parent.childNodes.push(child);
    }
    parent.ownerShadowRoot._$markIdCacheDirty();
  };
}

/** Whether nobody hears of the children of this node, and no slot gets them. */
function isPlain(node: EngineNode): boolean {
  if (node._$attached || node._$mutationObserverTarget || node._$slotName !== null) return false;
  if (node._$virtual) return node._$inheritSlots && node.parentNode === null;
  return node._$backendElement instanceof ViewElement && node instanceof glassEasel.NativeNode;
}

/** Whether these nodes can be put into that one, and neither they nor what stands for them in the view have to do with slots. */
function areLoose(nodes: readonly EngineNode[], parent: EngineNode): boolean {
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i]!;
    if (node.parentNode || node.ownerShadowRoot !== parent.ownerShadowRoot || node._$subtreeSlotStart) return false;
    if (node.containingSlot !== undefined || !(parent._$virtual || isShownPlainly(node))) return false;
  }
  return true;
}

function isShownPlainly(node: EngineNode): boolean {
  if (!node._$virtual) return node._$backendElement instanceof ViewElement;
  if (!node._$inheritSlots) return false;
  for (let i = 0; i < node.childNodes.length; i++) {
    const child = node.childNodes[i]!;
    if (child.containingSlot !== undefined || !isShownPlainly(child)) return false;
  }
  return true;
}

/** Elements and texts that stand for these nodes in the view, in their order. */
function collectShown(nodes: readonly EngineNode[], ids: OpWriter): void {
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i]!;
    if (node._$virtual) collectShown(node.childNodes, ids);
    else ids.addToList((node._$backendElement as ViewElement).id);
  }
}
