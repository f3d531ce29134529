import { AttributeKind, Op, type OpBatch, type ViewScriptBinding, type ViewScriptChange } from '../protocol/ops.ts';
import { applyAnimation } from './animation.ts';
import { listenEverywhere, setListener } from './announce.ts';
import { BuiltIn } from './built-in.ts';
import { post, reportError } from './channel.ts';
import { logicKnows } from './edits.ts';
import { setTemplateClass } from './element-class.ts';
import { browserStyle, setStyleLayer } from './element-style.ts';
import { elementOf, enroll, forget, nodeOf, requireState } from './elements.ts';
import { setPlainProperty } from './plain-built-in.ts';
import { addStyleSheet } from './styles.ts';
import { elementName } from './tags.ts';
import { createText, presentText, textPlaced } from './text-content.ts';
import { isUnseen } from './unseen-ops.ts';
import { type ChangeListener, runChangeListener } from './view-scripts/run-view-scripts.ts';

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
  if (heldSheets.length > 0 && parent === document.body) for (const path of heldSheets.splice(0)) addStyleSheet(path);
  parent.insertBefore(child, before);
  if (child instanceof Text) textPlaced(child, parent);
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

/** Number of integers of the operation at `at`, its code included; 0 for an unknown one. */
function lengthOf(ops: Int32Array, at: number): number {
  switch (ops[at]) {
    case Op.styleSheet:
    case Op.listenAll:
    case Op.knowEdit:
      return 2;
    case Op.release:
      return 2 + ops[at + 1]!;
    case Op.create:
    case Op.text:
    case Op.append:
    case Op.remove:
    case Op.setId:
    case Op.setHost:
    case Op.setStyle:
    case Op.setClass:
    case Op.removeAttribute:
    case Op.setText:
    case Op.setDataset:
      return 3;
    case Op.insert:
    case Op.replace:
    case Op.spliceRemove:
    case Op.bindModel:
      return 4;
    case Op.setAttribute:
    case Op.listen:
      return 5;
    case Op.viewScript:
      return 7;
    case Op.runViewScript:
      return 5;
    case Op.spliceBefore:
      return 5 + ops[at + 4]!;
    case Op.spliceAppend:
      return 3 + ops[at + 2]!;
    default:
      return 0;
  }
}

/** One operation, `at` the index of its code. */
function applyOne(batch: OpBatch, at: number): void {
  const { ops, strings } = batch;
  const a = ops[at + 1]!;
  const b = ops[at + 2]!;
  const c = ops[at + 3]!;
  switch (ops[at]) {
    case Op.create:
      enroll(a, document.createElement(elementName(strings[b]!, missing)));
      break;
    case Op.text:
      enroll(a, createText(strings[b]!));
      break;
    case Op.append:
      insert(elementOf(a), node(b), null);
      break;
    case Op.remove: {
      const child = node(b);
      child.parentNode?.removeChild(child);
      break;
    }
    case Op.insert:
      insert(elementOf(a), node(b), c === 0 ? null : node(c));
      break;
    case Op.replace: {
      const old = node(c);
      insert(elementOf(a), node(b), old);
      old.parentNode?.removeChild(old);
      break;
    }
    case Op.spliceBefore:
      insertMany(elementOf(a), ops, at + 5, ops[at + 4]!, removeFrom(node(b), c));
      break;
    case Op.spliceAppend:
      insertMany(elementOf(a), ops, at + 3, b, null);
      break;
    case Op.spliceRemove:
      removeFrom(node(b), c);
      break;
    case Op.knowEdit:
      logicKnows(a);
      break;
    case Op.release:
      for (let i = 0; i < a; i++) forget(ops[at + 2 + i]!);
      break;
    default:
      applyToElement(batch, at);
  }
}

function applyToElement(batch: OpBatch, at: number): void {
  const { ops, strings, values = [] } = batch;
  const a = ops[at + 1]!;
  const text = strings[ops[at + 2]!]!;
  switch (ops[at]) {
    case Op.setId:
      elementOf(a).id = text;
      break;
    case Op.setHost:
      elementOf(a).setAttribute('wx-host', text);
      break;
    case Op.setStyle:
      setStyleLayer(elementOf(a), 'template', browserStyle(text));
      break;
    case Op.setClass:
      setTemplateClass(elementOf(a), text);
      break;
    case Op.setAttribute:
      setAttribute(elementOf(a), text, attributeValue(batch, ops[at + 3]!, ops[at + 4]!));
      break;
    case Op.removeAttribute:
      setAttribute(elementOf(a), text, undefined);
      break;
    case Op.setText: {
      const found = node(a);
      found.textContent = text;
      if (found instanceof Text && found.parentElement?.localName === 'wx-text') presentText(found, text);
      break;
    }
    case Op.listen:
      setListener(elementOf(a), text, ops[at + 3] === 1, ops[at + 4]!);
      break;
    case Op.bindModel: {
      const state = requireState(elementOf(a));
      state.models ??= new Set();
      if (ops[at + 3] === 1) state.models.add(text);
      else state.models.delete(text);
      break;
    }
    case Op.styleSheet:
      if (document.body.firstChild) addStyleSheet(strings[a]!);
      else heldSheets.push(strings[a]!);
      break;
    case Op.listenAll:
      listenEverywhere(strings[a]!);
      break;
    case Op.setDataset:
      requireState(elementOf(a)).dataset = values[ops[at + 2]!] as Record<string, unknown>;
      break;
    case Op.runViewScript: {
      const change = values[ops[at + 4]!] as ViewScriptChange;
      waiting.push({ element: elementOf(a), module: text, name: strings[ops[at + 3]!]!, change });
      break;
    }
    case Op.viewScript: {
      const state = requireState(elementOf(a));
      const module = strings[ops[at + 3]!]!;
      state.scripts ??= new Map();
      if (module === '') state.scripts.delete(text);
      else {
        const binding = values[ops[at + 6]!] as ViewScriptBinding;
        state.scripts.set(text, { module, name: strings[ops[at + 4]!]!, final: ops[at + 5] === 1, binding });
      }
      break;
    }
  }
}

/** `change:` listeners that run when the page is whole: they may look at any element of it, and at where it stands. */
const waiting: ChangeListener[] = [];

/** What has come of a later batch and would be seen: it waits for the batch's end, so that no frame shows half a change. */
const held: { batch: OpBatch; from: number }[] = [];

/** Applies operations from `from` on, as long as `mayGo` says so, and answers where it has stopped. */
function applyFrom(batch: OpBatch, from: number, mayGo: (ops: Int32Array, at: number) => boolean = () => true): number {
  const { ops } = batch;
  let at = from;
  while (at < ops.length && mayGo(ops, at)) {
    const length = lengthOf(ops, at);
    if (length === 0) {
      reportError(new Error(`unknown view operation ${ops[at]} at ${at}`));
      return ops.length;
    }
    try {
      applyOne(batch, at);
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
