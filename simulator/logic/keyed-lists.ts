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
  diff(list: unknown, changes: Changes, parent: Children, newItem: unknown, update: UpdateItem): void;
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
    if (Array.isArray(list) && this.keyName !== null && this.indexes === null && this.sharedKeyMap === undefined) {
      if (list === this.items && keepsKeys(changes, this.keyName) && list.length === this.rawKeys.length) {
        updateItems(list, 0, 0, changes, parent, update);
        return;
      }
      if (changes === true && updateShortened(this, list, parent, update)) return;
    }
    this.keyMap ??= indexesOf(this.rawKeys);
    diff.call(this, list, changes, parent, newItem, update);
  };
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
): void {
  for (let index = from; index < end; index++) {
    const ofItem = changes === true || changes === undefined ? changes : changes[index];
    update(list[index], index, ofItem, moved !== 0, parent.childNodes[index]);
  }
}

/** Carries out a new list whose keys are the old ones, or the old ones without some in a row; answers false for any other. */
function updateShortened(manager: ListManager, list: readonly unknown[], parent: Children, update: UpdateItem): boolean {
  const { rawKeys: old, keyName } = manager;
  const lost = old.length - list.length;
  if (lost < 0) return false;
  const keys = list.map((item) => keyOf(item, keyName));
  let same = 0;
  while (same < keys.length && keys[same] === old[same]) same += 1;
  for (let index = same; index < keys.length; index++) if (keys[index] !== old[index + lost]) return false;
  manager.items = list;
  manager.rawKeys = keys;
  manager.keyMap = lost === 0 ? manager.keyMap : undefined;
  updateItems(list, 0, 0, true, parent, update, same);
  if (lost > 0) parent.removeChildren(same, lost);
  updateItems(list, same, lost, true, parent, update);
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
