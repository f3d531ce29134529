import { Op } from '../protocol/ops.ts';
import { nodeOf } from './elements.ts';

const isShown = (id: number): boolean => nodeOf(id)?.isConnected === true;

function anyShown(ops: Int32Array, from: number, count: number): boolean {
  for (let at = from; at < from + count; at++) if (isShown(ops[at]!)) return true;
  return false;
}

/** Whether nobody could see the operation at `at` on its own: it makes or fills elements that do not stand on the page yet. */
export function isUnseen(ops: Int32Array, at: number): boolean {
  const a = ops[at + 1]!;
  switch (ops[at]) {
    case Op.create:
    case Op.text:
    case Op.listenAll:
    case Op.release:
      return true;
    // A sheet may hold rules for what is shown, and an edit is known from its place in the batch on.
    case Op.styleSheet:
    case Op.knowEdit:
      return false;
    // A child may have stood on the page until now.
    case Op.append:
    case Op.insert:
    case Op.replace:
      return !isShown(a) && !isShown(ops[at + 2]!);
    case Op.spliceAppend:
      return !isShown(a) && !anyShown(ops, at + 3, ops[at + 2]!);
    case Op.spliceBefore:
      return !isShown(a) && !anyShown(ops, at + 5, ops[at + 4]!);
    default:
      return !isShown(a);
  }
}
