import { expect, test } from 'vitest';
import { stackLocation } from './stack-location.ts';

test('a location is the first frame in the build', () => {
  const stack =
    'Error: x\n    at log (http://host/logic.js:1:2)\n    at Object.onLoad (http://host/build/3/logic.js:10:20)\n    at http://host/build/3/logic.js:4:5';
  expect(stackLocation(stack, 'http://host/build/3/')).toEqual({ file: 'http://host/build/3/logic.js', line: 10, column: 20 });
  expect(stackLocation(stack, 'http://elsewhere/')).toBeUndefined();
});

test('the message of an error may be very long', () => {
  const stack = `Error: ${'a@http://host/ '.repeat(500_000)}\n    at http://host/build/3/logic.js:4:5`;
  expect(stackLocation(stack, 'http://host/build/3/')).toEqual({ file: 'http://host/build/3/logic.js', line: 4, column: 5 });
});
