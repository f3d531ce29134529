import { AttributeKind, Op, type OpBatch, type ViewScriptBinding, type ViewScriptChange } from '../protocol/ops.ts';
import { applyAnimation } from './animation.ts';
import { listenEverywhere, setListener } from './announce.ts';
import { BuiltIn } from './built-in.ts';
import { post, reportError } from './channel.ts';
import { logicKnows } from './edits.ts';
import { setTemplateClass } from './element-class.ts';
import { browserStyle, setStyleLayer } from './element-style.ts';
import { elementOf, enroll, enrollText, forget, isElement, nodeOf, requireState } from './elements.ts';
import { setPlainProperty } from './plain-built-in.ts';
import { addStyleSheet } from './styles.ts';
import { elementName } from './tags.ts';
import { createText, presentText, textPlaced } from './text-content.ts';
import { isUnseen } from './unseen-ops.ts';
import { type ChangeListener, runChangeListener } from './view-scripts/run-view-scripts.ts';

/** Number of the page's body. */
const BODY = 1;

function missing(name: string): void {
  post({ kind: 'missingComponent', name });
}

function node(id: number): Element | Text {
  const found = nodeOf(id);
  if (!found) throw new Error(`there is no element ${id}`);
  return found;
}

/** Takes `count` siblings away from `first` on and answers what followed them. */
function removeFrom(first: Node | null, count: number): Node | null {
  let at = first;
  for (let left = count; at && left > 0; left--) {
    const next: Node | null = at.nextSibling;
    at.parentNode?.removeChild(at);
    at = next;
  }
  return at;
}

/**
 * Style sheets of a page that has no content yet. They come with its content: a sheet is a change that the browser draws at once,
 * and the content would wait for the frame after.
 */
const heldSheets: string[] = [];

function insert(parent: Element, child: Element | Text, before: Node | null): void {
  if (heldSheets.length > 0 && parent === nodeOf(BODY)) for (const path of heldSheets.splice(0)) addStyleSheet(path);
  parent.insertBefore(child, before);
  if (!isElement(child)) textPlaced(child, parent);
}

/** Inserts `count` nodes, whose numbers begin at `at`. */
function insertMany(parent: Element, ops: Int32Array, at: number, count: number, before: Node | null): void {
  for (let i = at; i < at + count; i++) insert(parent, node(ops[i]!), before);
}

/** Sets a property of a built-in, or an attribute of any other element. */
export function setAttribute(element: Element, name: string, value: unknown): void {
  if (name === 'animation') applyAnimation(element, value);
  else if (name === 'slot') requireState(element).slot = typeof value === 'string' ? value : undefined;
  else if (element instanceof BuiltIn) element.setProperty(name, value);
  else if (setPlainProperty(element, name, value)) return;
  else if (value === undefined || value === null || value === false) element.removeAttribute(name);
  else if (typeof value !== 'object' && !/^on/i.test(name)) element.setAttribute(name, value === true ? '' : String(value));
}

function attributeValue(batch: OpBatch, kind: number, payload: number): unknown {
  switch (kind) {
    case AttributeKind.string:
      return batch.strings[payload];
    case AttributeKind.true:
      return true;
    case AttributeKind.false:
      return false;
    case AttributeKind.null:
      return null;
    case AttributeKind.integer:
      return payload;
    default:
      return batch.values?.[payload];
  }
}

/** Integers of each operation, its code included; of those with a list of elements, without the list. */
const LENGTH: Readonly<Record<number, number>> = {
  [Op.create]: 3,
  [Op.text]: 3,
  [Op.append]: 3,
  [Op.remove]: 3,
  [Op.insert]: 4,
  [Op.replace]: 4,
  [Op.spliceBefore]: 5,
  [Op.spliceAppend]: 3,
  [Op.spliceRemove]: 4,
  [Op.setId]: 3,
  [Op.setHost]: 3,
  [Op.setStyle]: 3,
  [Op.setClass]: 3,
  [Op.setAttribute]: 5,
  [Op.removeAttribute]: 3,
  [Op.setText]: 3,
  [Op.listen]: 5,
  [Op.bindModel]: 4,
  [Op.release]: 2,
  [Op.styleSheet]: 2,
  [Op.listenAll]: 2,
  [Op.viewScript]: 7,
  [Op.setDataset]: 3,
  [Op.knowEdit]: 2,
  [Op.runViewScript]: 5,
};

/** At which of its integers an operation with a list says how long that is. */
const COUNT_AT: Readonly<Record<number, number>> = { [Op.release]: 1, [Op.spliceBefore]: 4, [Op.spliceAppend]: 2 };

/** Number of integers of the operation at `at`; 0 for an unknown one. */
function lengthOf(ops: Int32Array, at: number): number {
  const code = ops[at]!;
  const length = LENGTH[code];
  if (length === undefined) return 0;
  const countAt = COUNT_AT[code];
  return countAt === undefined ? length : length + ops[at + countAt]!;
}

/** `a` and `b` are the first two integers after the code, which is at `at`. */
type Apply = (a: number, b: number, batch: OpBatch, at: number) => void;

/** A table and no `switch`: the scripts of a page are its own, and run a page's first operations without having been compiled. */
const APPLY: Readonly<Record<number, Apply>> = {
  [Op.create]: (id, tag, { strings }) => enroll(id, document.createElement(elementName(strings[tag]!, missing))),
  [Op.text]: (id, text, { strings }) => enrollText(id, createText(strings[text]!)),
  [Op.append]: (parent, child) => insert(elementOf(parent), node(child), null),
  [Op.remove]: (_parent, child) => node(child).remove(),
  [Op.insert]: (parent, child, { ops }, at) => {
    const before = ops[at + 3]!;
    insert(elementOf(parent), node(child), before === 0 ? null : node(before));
  },
  [Op.replace]: (parent, child, { ops }, at) => {
    const old = node(ops[at + 3]!);
    insert(elementOf(parent), node(child), old);
    old.remove();
  },
  [Op.spliceBefore]: (parent, before, { ops }, at) =>
    insertMany(elementOf(parent), ops, at + 5, ops[at + 4]!, removeFrom(node(before), ops[at + 3]!)),
  [Op.spliceAppend]: (parent, count, { ops }, at) => insertMany(elementOf(parent), ops, at + 3, count, null),
  [Op.spliceRemove]: (_parent, before, { ops }, at) => {
    removeFrom(node(before), ops[at + 3]!);
  },
  [Op.setId]: (id, value, { strings }) => {
    elementOf(id).id = strings[value]!;
  },
  [Op.setHost]: (id, value, { strings }) => elementOf(id).setAttribute('wx-host', strings[value]!),
  [Op.setStyle]: (id, css, { strings }) => setStyleLayer(elementOf(id), 'template', browserStyle(strings[css]!)),
  [Op.setClass]: (id, names, { strings }) => setTemplateClass(elementOf(id), strings[names]!),
  [Op.setAttribute]: (id, name, batch, at) =>
    setAttribute(elementOf(id), batch.strings[name]!, attributeValue(batch, batch.ops[at + 3]!, batch.ops[at + 4]!)),
  [Op.removeAttribute]: (id, name, { strings }) => setAttribute(elementOf(id), strings[name]!, undefined),
  [Op.setText]: (id, value, { strings }) => {
    const found = node(id);
    const text = strings[value]!;
    found.textContent = text;
    if (!isElement(found) && found.parentElement?.localName === 'wx-text') presentText(found, text);
  },
  [Op.listen]: (id, type, { ops, strings }, at) => setListener(elementOf(id), strings[type]!, ops[at + 3] === 1, ops[at + 4]!),
  [Op.bindModel]: (id, name, { ops, strings }, at) => {
    const state = requireState(elementOf(id));
    state.models ??= new Set();
    if (ops[at + 3] === 1) state.models.add(strings[name]!);
    else state.models.delete(strings[name]!);
  },
  [Op.release]: (count, _first, { ops }, at) => {
    for (let i = 0; i < count; i++) forget(ops[at + 2 + i]!);
  },
  [Op.styleSheet]: (path, _next, { strings }) => {
    if (document.body.firstChild) addStyleSheet(strings[path]!);
    else heldSheets.push(strings[path]!);
  },
  [Op.listenAll]: (type, _next, { strings }) => listenEverywhere(strings[type]!),
  [Op.viewScript]: (id, type, { ops, strings, values = [] }, at) => {
    const state = requireState(elementOf(id));
    const module = strings[ops[at + 3]!]!;
    state.scripts ??= new Map();
    if (module === '') state.scripts.delete(strings[type]!);
    else {
      const binding = values[ops[at + 6]!] as ViewScriptBinding;
      state.scripts.set(strings[type]!, { module, name: strings[ops[at + 4]!]!, final: ops[at + 5] === 1, binding });
    }
  },
  [Op.setDataset]: (id, value, { values = [] }) => {
    requireState(elementOf(id)).dataset = values[value] as Record<string, unknown>;
  },
  [Op.knowEdit]: (edit) => logicKnows(edit),
  [Op.runViewScript]: (id, module, { ops, strings, values = [] }, at) => {
    const change = values[ops[at + 4]!] as ViewScriptChange;
    waiting.push({ element: elementOf(id), module: strings[module]!, name: strings[ops[at + 3]!]!, change });
  },
};

/** `change:` listeners that run when the page is whole: they may look at any element of it, and at where it stands. */
const waiting: ChangeListener[] = [];

/** What has come of a later batch and would be seen: it waits for the batch's end, so that no frame shows half a change. */
const held: { batch: OpBatch; from: number }[] = [];

/** Applies operations from `from` on, as long as `mayGo` says so, and answers where it has stopped. */
function applyFrom(batch: OpBatch, from: number, mayGo?: (ops: Int32Array, at: number) => boolean): number {
  const { ops } = batch;
  const end = ops.length;
  let at = from;
  while (at < end && (!mayGo || mayGo(ops, at))) {
    const length = lengthOf(ops, at);
    if (length === 0) {
      reportError(new Error(`unknown view operation ${ops[at]} at ${at}`));
      return end;
    }
    try {
      APPLY[ops[at]!]!(ops[at + 1]!, ops[at + 2]!, batch, at);
    } catch (error) {
      reportError(error);
    }
    at += length;
  }
  return at;
}

/**
 * Applies a batch, or a part of one, to the document. An operation that fails is reported and the next one is applied; an unknown
 * code ends the batch, because the length of what follows is not known.
 */
export function applyOps(batch: OpBatch): void {
  if (batch.goesOn && document.body.firstChild) {
    const from = held.length > 0 ? 0 : applyFrom(batch, 0, isUnseen);
    if (from < batch.ops.length) held.push({ batch, from });
    return;
  }
  for (const part of held.splice(0)) applyFrom(part.batch, part.from);
  applyFrom(batch, 0);
  if (!batch.goesOn) for (const run of waiting.splice(0)) runChangeListener(run);
}
