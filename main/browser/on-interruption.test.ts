import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { onInterruption } from './on-interruption.ts';

test('one wish to end is one, however often it is sent; insisting forces the end', () => {
  const source = new EventEmitter();
  let time = 1000;
  const calls: string[] = [];
  onInterruption(
    () => calls.push('end'),
    () => calls.push('force'),
    { source, now: () => time },
  );
  source.emit('SIGINT');
  source.emit('SIGINT');
  source.emit('SIGTERM');
  expect(calls).toEqual(['end']);
  time += 2000;
  source.emit('SIGINT');
  expect(calls).toEqual(['end', 'force']);
});
