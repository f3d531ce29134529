import * as glassEasel from 'glass-easel';

/** What has changed in a value: all of it (`true`), nothing, or something of the fields named. */
type Changes = true | undefined | { readonly [field: string]: Changes };

type UpdateItem = (item: unknown, index: number, changes: Changes, indexChanged: boolean, node: unknown) => void;

interface Children {
  readonly childNodes: readonly unknown[];
  removeChildren(index: number, count: number): void;
}

/** The engine's keeper of a `wx:for`: what it has shown last. */
interface ListManager {
  readonly keyName: string | null;
  /** Key of each item. */
  rawKeys: string[];
  /** Index of each key; undefined while nobody has asked for it. */
  keyMap: Record<string, number> | undefined;
  /** Keys that several items have. */
  sharedKeyMap: object | undefined;
  items: readonly unknown[];
  /** Names of the items of an object; null for a list. */
  indexes: readonly unknown[] | null;
  /** What a loop shows of its items, as they were gone through last; absent where it shows other things too. */
  shown?: Shown | undefined;
  diff(list: unknown, changes: Changes, parent: Children, newItem: unknown, update: UpdateItem): void;
}

/** The fields that are shown of each item, and their values item by item. Items themselves may have been changed by the app since. */
interface Shown {
  readonly fields: readonly string[];
  readonly values: unknown[];
}

/** Fields of the list that is gone through next. */
let loopFields: readonly string[] | undefined;

/** Compiled templates call it before each list with the fields of an item that it shows; undefined if it shows other things too. */
export function nameLoopFields(fields: readonly string[] | undefined): void {
  loopFields = fields;
}

/**
 * Lets a `wx:for` with keys that has lost items, or whose items have other contents, update without tables of all its keys, which
 * take longer than the rest of a small change. What else happens to a list is the engine's.
 */
export function installKeyedLists(): void {
  const prototype = glassEasel.ShadowRoot.prototype;
  const { createVirtualNode } = prototype;
  // The engine does not export the class: its first instance, which a `wx:for` keeps, gives it away.
  prototype.createVirtualNode = function createWatched(this: glassEasel.ShadowRoot, name?: string) {
    const node = createVirtualNode.call(this, name);
    if (name !== 'wx:for') return node;
    prototype.createVirtualNode = createVirtualNode;
    const args = {
      set keyList(manager: ListManager) {
        Object.defineProperty(args, 'keyList', { value: manager, writable: true });
        adapt(Object.getPrototypeOf(manager) as ListManager);
      },
    };
    (node as unknown as { _$wxTmplArgs: object })._$wxTmplArgs = args;
    return node;
  };
}

function adapt(prototype: ListManager): void {
  const { diff } = prototype;
  prototype.diff = function diffKeyed(this: ListManager, list, changes, parent, newItem, update): void {
    // What an item shows may be a list as well.
    const fields = loopFields;
    const isKeyed = Array.isArray(list) && this.keyName !== null;
    if (isKeyed && this.indexes === null && this.sharedKeyMap === undefined) {
      if (list === this.items && keepsKeys(changes, this.keyName) && list.length === this.rawKeys.length) {
        updateItems(list, 0, 0, changes, parent, update);
        if (this.shown) readChanges(this.shown, list, changes as Exclude<Changes, true>);
        return;
      }
      if (changes === true && updateShortened(this, list, parent, update)) {
        this.shown = fields && shownOf(list, fields);
        return;
      }
    }
    const isWhole = changes === true || this.rawKeys.length === 0;
    this.keyMap ??= indexesOf(this.rawKeys);
    diff.call(this, list, changes, parent, newItem, update);
    this.shown = isKeyed && isWhole && fields ? shownOf(list, fields) : undefined;
  };
}

function shownOf(list: readonly unknown[], fields: readonly string[]): Shown {
  const values = [];
  for (const item of list) for (const field of fields) values.push(fieldOf(item, field));
  return { fields, values };
}

function readChanges({ fields, values }: Shown, list: readonly unknown[], changes: Exclude<Changes, true>): void {
  for (const index in changes) {
    const ofItem = changes[index] as Exclude<Changes, true>;
    for (const [at, field] of fields.entries()) {
      if (ofItem?.[field]) values[Number(index) * fields.length + at] = fieldOf(list[Number(index)], field);
    }
  }
}

function fieldOf(item: unknown, field: string): unknown {
  return (item as Record<string, unknown> | null | undefined)?.[field];
}

/** Whether an item shows the same as the one that was at `index`; what objects hold is not compared. */
function showsSame({ fields, values }: Shown, item: unknown, index: number): boolean {
  const start = index * fields.length;
  for (let field = 0; field < fields.length; field++) {
    const value = fieldOf(item, fields[field]!);
    if (value !== values[start + field] || (typeof value === 'object' && value !== null) || typeof value === 'function') return false;
  }
  return true;
}

/** Whether no item was replaced as a whole, or in its key. */
function keepsKeys(changes: Changes, keyName: string): boolean {
  if (changes === true || Array.isArray(changes && Object.getPrototypeOf(changes))) return false;
  for (const field in changes) {
    const ofItem = changes[field];
    if (ofItem === true || (ofItem && (keyName === '*this' || ofItem[keyName]))) return false;
  }
  return true;
}

/** Updates the items from `from` on, which have moved by `moved` places. */
function updateItems(
  list: readonly unknown[],
  from: number,
  moved: number,
  changes: Changes,
  parent: Children,
  update: UpdateItem,
  end = list.length,
  shown?: Shown,
): void {
  for (let index = from; index < end; index++) {
    const item = list[index];
    let ofItem = changes === true || changes === undefined ? changes : changes[index];
    if (shown && showsSame(shown, item, index + moved)) ofItem = undefined;
    update(item, index, ofItem, moved !== 0, parent.childNodes[index]);
  }
}

/** Carries out a new list whose keys are the old ones, or the old ones without some in a row; answers false for any other. */
function updateShortened(manager: ListManager, list: readonly unknown[], parent: Children, update: UpdateItem): boolean {
  const { rawKeys: old, keyName, shown } = manager;
  const lost = old.length - list.length;
  if (lost < 0) return false;
  const keys = list.map((item) => keyOf(item, keyName));
  let same = 0;
  while (same < keys.length && keys[same] === old[same]) same += 1;
  for (let index = same; index < keys.length; index++) if (keys[index] !== old[index + lost]) return false;
  manager.items = list;
  manager.rawKeys = keys;
  manager.keyMap = lost === 0 ? manager.keyMap : undefined;
  updateItems(list, 0, 0, true, parent, update, same, shown);
  if (lost > 0) parent.removeChildren(same, lost);
  updateItems(list, same, lost, true, parent, update, list.length, shown);
  return true;
}

function indexesOf(keys: readonly string[]): Record<string, number> {
  const indexes = Object.create(null) as Record<string, number>;
  for (const [index, key] of keys.entries()) indexes[key] = index;
  return indexes;
}

function keyOf(item: unknown, keyName: string | null): string {
  const key = keyName === '*this' ? item : (item as Record<string, unknown> | null | undefined)?.[keyName ?? ''];
  return key === undefined || key === null ? '' : String(key);
}
