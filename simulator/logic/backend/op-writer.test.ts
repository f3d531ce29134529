import { expect, test } from 'vitest';
import { Op } from '../../protocol/ops.ts';
import { OpWriter } from './op-writer.ts';

const listed = (...ids: number[]): number[] => {
  const writer = new OpWriter();
  writer.write2(Op.setId, 7, 0);
  writer.startList(Op.spliceAppend, Op.append, 5);
  for (const id of ids) writer.addToList(id);
  writer.endList();
  writer.write2(Op.setId, 8, 0);
  return [...writer.takeBatch().ops];
};

test('a list is counted; one of one is shorter, and an empty one nothing', () => {
  const around = (...ops: number[]): number[] => [Op.setId, 7, 0, ...ops, Op.setId, 8, 0];
  expect(listed(2, 3, 4)).toEqual(around(Op.spliceAppend, 5, 3, 2, 3, 4));
  expect(listed(2)).toEqual(around(Op.append, 5, 2));
  expect(listed()).toEqual(around());
});

test('a list may be longer than there was room for', () => {
  const ids = Array.from({ length: 40_000 }, (_, id) => id);
  expect(listed(...ids).length).toBe(40_000 + 9);
  expect(listed(...ids).slice(3, 8)).toEqual([Op.spliceAppend, 5, 40_000, 0, 1]);
});
