import * as glassEasel from 'glass-easel';
import type { Touch } from '../protocol/ops.ts';
import { ViewContext } from './backend/view-context.ts';
import { ViewElement } from './backend/view-element.ts';
import { installKeyedLists } from './keyed-lists.ts';
import { installLeanNodes } from './lean-nodes.ts';

/** What a view event carries besides its detail; travels through glass-easel as `extraFields`. */
export interface ViewEventExtra {
  timeStamp?: number;
  touches?: Touch[];
  changedTouches?: Touch[];
  offsets?: Record<number, [number, number]>;
  [name: string]: unknown;
}

/** The element that an event object is at, for code of ours that gets only the event. */
export const CURRENT_NODE = '__current';

interface EventNode {
  id: string;
  dataset: Record<string, unknown>;
  offsetLeft?: number;
  offsetTop?: number;
}

/** Children that the engine inserts at once: it passes each as an argument, of which a worker's stack does not bear a hundred thousand. */
const MOST_CHILDREN = 10_000;

let installed = false;

/**
 * Adapts glass-easel's prototypes, once a thread: plain event objects, announcement of types that hosts without an element
 * listen to, datasets for the view, and which slot a component with one slot has. They act only on elements of our backend.
 */
export function installEnginePatches(): void {
  if (installed) return;
  installed = true;
  glassEasel.globalOptions.throwGlobalError = false;

  glassEasel.Event.prototype.wrapShadowedEvent = function wrapPlain(
    this: glassEasel.Event<unknown>,
    target: unknown,
    mark: Record<string, unknown> | null,
    currentTarget: unknown,
  ) {
    const extra = (this.extraFields ?? {}) as ViewEventExtra;
    const event = Object.create(this) as Record<string, unknown>;
    Object.assign(event, {
      type: this.type,
      timeStamp: extra.timeStamp ?? this.timeStamp,
      detail: this.detail,
      mark: mark ?? {},
      target: eventNode(target, extra),
      currentTarget: eventNode(currentTarget, extra),
    });
    if (this.type === 'regionchange') Object.assign(event, regionFields(this.detail));
    if (extra.touches) event['touches'] = extra.touches;
    if (extra.changedTouches) event['changedTouches'] = extra.changedTouches;
    Object.defineProperty(event, CURRENT_NODE, { value: currentTarget });
    return event;
  } as unknown as typeof glassEasel.Event.prototype.wrapShadowedEvent;

  const elementPrototype = glassEasel.Element.prototype;
  const addListener = elementPrototype.addListener;
  elementPrototype.addListener = function addAnnounced(this: glassEasel.Element, name, listener, options) {
    if (!this.getBackendElement()) {
      const context: unknown = this.getBackendContext();
      if (context instanceof ViewContext) context.listenPageWide(name);
    }
    return addListener.call(this, name, listener, options);
  };

  const insertChildren = elementPrototype.insertChildren;
  elementPrototype.insertChildren = function insertInParts(this: glassEasel.Element, children, index) {
    if (children.length <= MOST_CHILDREN) return insertChildren.call(this, children, index);
    for (let from = 0; from < children.length; from += MOST_CHILDREN) {
      insertChildren.call(this, children.slice(from, from + MOST_CHILDREN), index < 0 ? index : index + from);
    }
  };

  const setDataset = elementPrototype.setDataset;
  elementPrototype.setDataset = function setSentDataset(this: glassEasel.Element, name, value) {
    setDataset.call(this, name, value);
    const backend: unknown = this.getBackendElement();
    if (backend instanceof ViewElement) backend.markDataset();
  };

  const slot = Object.getOwnPropertyDescriptor(elementPrototype, 'slot');
  if (slot?.set && slot.get) {
    const { get, set } = slot;
    Object.defineProperty(elementPrototype, 'slot', {
      ...slot,
      get,
      /** Built-in components have named places as well (`slot="refresher"`), and the view fills them. */
      set(this: glassEasel.Element, name: unknown) {
        set.call(this, name);
        const backend: unknown = this.getBackendElement();
        if (backend instanceof ViewElement) backend.setAttribute('slot', String(name));
      },
    });
  }

  preferUnnamedSlot();
  adaptCreation();
  installKeyedLists();
  installLeanNodes();
}

/** Components in each other: more than a page that ends has, and less than the engine's stack takes. */
const MAX_DEPTH = 100;

interface Owner {
  getHostNode(): { is: string; ownerShadowRoot: Owner | null };
}

interface Definition {
  is: string;
  prepare(): void;
  _$options: { propertyEarlyInit: boolean };
  behavior: {
    _$observers: readonly unknown[];
    _$lifetimes: readonly { name: string }[];
    _$init: readonly unknown[];
    _$propertyMap: Record<string, { observer: unknown }>;
  };
}

type Create = (this: unknown, tag: string, definition: Definition, owner: Owner | null, ...rest: unknown[]) => unknown;

/**
 * The engine makes a component with the defaults of its properties, tells it `created`, and then sets what its owner gives and
 * renders again. Where nothing of the component runs in between, nobody can tell the difference to rendering once.
 */
function rendersOnce({ behavior }: Definition): boolean {
  return (
    behavior._$observers.length === 0 &&
    behavior._$init.length === 0 &&
    !behavior._$lifetimes.some(({ name }) => name === 'created') &&
    !Object.values(behavior._$propertyMap).some(({ observer }) => observer)
  );
}

/** Components in each other end, and are rendered no more often than needed. */
function adaptCreation(): void {
  const judged = new WeakSet<Definition>();
  const engine = glassEasel.Component as unknown as { _$advancedCreate: Create };
  const create = engine._$advancedCreate;
  engine._$advancedCreate = function createAdapted(tag, definition, owner, ...rest) {
    let depth = 0;
    for (let above = owner; above; above = above.getHostNode().ownerShadowRoot) depth += 1;
    if (depth > MAX_DEPTH) {
      const { is } = (owner as Owner).getHostNode();
      throw new Error(
        `Components are nested more than ${MAX_DEPTH} levels deep at <${tag}> in ${is}.wxml: does the component use itself without a condition that ends it?`,
      );
    }
    if (!judged.has(definition)) {
      judged.add(definition);
      // What runs at creation is known when the behaviors are put together. Doing that again does nothing.
      definition.prepare();
      definition._$options.propertyEarlyInit ||= rendersOnce(definition);
    }
    return create.call(this, tag, definition, owner, ...rest);
  };
}

interface SlotLink {
  value: { _$slotName: string | null };
  next: SlotLink | null;
}

interface SlotOwner {
  getSlotMode(): number;
  _$subtreeSlotStart: SlotLink | null;
}

type ApplySlots = (this: SlotOwner, ...args: unknown[]) => void;

/**
 * Without `multipleSlots` the engine takes the first slot of a template. A mini program takes the one without a name when
 * there is one: libraries have named slots that only count where several are allowed.
 */
function preferUnnamedSlot(): void {
  const single = 1;
  const prototype = glassEasel.ShadowRoot.prototype as unknown as Record<string, ApplySlots>;
  for (const name of ['_$applySlotsInsertion', '_$applySlotsRemoval']) {
    const apply = prototype[name]!;
    prototype[name] = function applyToUnnamed(this: SlotOwner, ...args: unknown[]): void {
      const first = this._$subtreeSlotStart;
      let unnamed = this.getSlotMode() === single ? first : null;
      while (unnamed?.value._$slotName) unnamed = unnamed.next;
      this._$subtreeSlotStart = unnamed ?? first;
      try {
        apply.apply(this, args);
      } finally {
        this._$subtreeSlotStart = first;
      }
    };
  }
}

/** A map's event says at the top what kind of change it is: its `type` is `begin` or `end`. */
function regionFields(detail: unknown): Record<string, unknown> {
  const { type, causedBy } = (detail ?? {}) as { type?: unknown; causedBy?: unknown };
  return type === undefined ? {} : { type, causedBy };
}

function eventNode(node: unknown, extra: ViewEventExtra): EventNode {
  const element = ((node as { _$?: unknown } | undefined)?._$ ?? node) as glassEasel.Element | undefined;
  const result: EventNode = { id: element?.id ?? '', dataset: (element?.dataset as Record<string, unknown>) ?? {} };
  const backend: unknown = element?.getBackendElement?.();
  if (extra.offsets && backend instanceof ViewElement) {
    const [left, top] = extra.offsets[backend.id] ?? [0, 0];
    result.offsetLeft = left;
    result.offsetTop = top;
  }
  return result;
}
