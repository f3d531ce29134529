import { expect, test } from 'vitest';
import { Slots } from './slots.ts';

const never = new Promise<never>(() => {});

test('lets in as many as there are places, then in the order in which they came', async () => {
  const slots = new Slots(1);
  const entered: string[] = [];
  const leave = await slots.enter(never);
  const second = slots.enter(never).then((done) => {
    entered.push('second');
    return done;
  });
  const third = slots.enter(never).then(() => entered.push('third'));
  await Promise.resolve();
  expect(entered).toEqual([]);
  leave();
  (await second)();
  await third;
  expect(entered).toEqual(['second', 'third']);
});

test('who gives up waiting takes no place', async () => {
  const slots = new Slots(1);
  const leave = await slots.enter(never);
  await expect(slots.enter(Promise.reject(new Error('abort')))).rejects.toThrow('abort');
  leave();
  await slots.enter(never);
});
