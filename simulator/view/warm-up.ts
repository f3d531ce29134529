import { AttributeKind, ListenerKind, Op, type OpBatch } from '../protocol/ops.ts';
import { applyOps } from './apply-ops.ts';

/** After about so many turns the browser has compiled what makes elements. One takes a millisecond or two. */
const TURNS = 10;

/** Components of a turn, each with an element and a text. */
const COMPONENTS = 50;

/** Numbers that no page gets to. */
const FIRST = 0x4000_0000;

const STRINGS = ['card', ':view', 'components/card/card', 'card--warm card--up', 'margin: 1px', 'aria-label', 'tap', 'Kumquat'];

/** Makes elements as pages have them, and lets them go. */
function batchOfATurn(): OpBatch {
  const ops: number[] = [];
  let id = FIRST;
  for (let count = 0; count < COMPONENTS; count++) {
    const host = id++;
    const element = id++;
    const text = id++;
    ops.push(Op.create, host, 0, Op.setHost, host, 2, Op.create, element, 1, Op.setClass, element, 3, Op.setStyle, element, 4);
    ops.push(Op.setAttribute, element, 5, AttributeKind.string, 7, Op.setDataset, element, 0);
    ops.push(Op.listen, element, 6, 0, ListenerKind.listen, Op.text, text, 7, Op.append, element, text, Op.spliceAppend, host, 1, element);
  }
  ops.push(Op.release, id - FIRST);
  while (id-- > FIRST) ops.push(id);
  return { kind: 'ops', ops: Int32Array.from(ops), strings: STRINGS, values: [{ index: 0 }] };
}

/**
 * Makes the frame ready for its page while it waits for it. Its scripts are its own, so they would run for the first time when the
 * page comes, and take twice as long with what the browser has not compiled. Ends when `isOver` says so.
 */
export function warmUp(isOver: () => boolean): void {
  const batch = batchOfATurn();
  let left = TURNS;
  const turn = (): void => {
    if (isOver()) return;
    applyOps(batch);
    left -= 1;
    if (left > 0) requestIdleCallback(turn);
  };
  requestIdleCallback(turn);
}
