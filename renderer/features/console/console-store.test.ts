import { beforeEach, expect, test } from 'vitest';
import type { ConsoleEntry } from '../../../simulator/protocol/device.ts';
import {
  addAppError,
  addConsoleEntry,
  clearConsole,
  MOST_CHARACTERS,
  MOST_LINES,
  noteRestart,
  showWaiting,
  useConsole,
  visibleLines,
} from './console-store.ts';

const entry = (text: string, level: ConsoleEntry['level'] = 'log'): ConsoleEntry => ({
  level,
  args: [{ type: 'string', value: text }],
  time: 1,
  source: 'logic',
});
const state = () => {
  showWaiting();
  return useConsole.getState();
};
const shown = (): string[] => visibleLines(state()).map((line) => line.plain);

beforeEach(() => {
  clearConsole();
  useConsole.setState({ filter: '', levels: { error: true, warn: true, info: true, debug: false } });
});

test('log counts as info, debug is hidden at first', () => {
  addConsoleEntry(entry('one'));
  addConsoleEntry(entry('two', 'debug'));
  expect(shown()).toEqual(['one']);
});

test('the filter looks at the text, whatever its case', () => {
  addConsoleEntry(entry('Apples'));
  addConsoleEntry(entry('Pears'));
  useConsole.setState({ filter: 'PEAR' });
  expect(shown()).toEqual(['pears']);
});

test('the same line again is counted, not repeated', () => {
  for (let i = 0; i < 3; i++) addConsoleEntry(entry('again'));
  addConsoleEntry(entry('other'));
  expect(state().lines.map(({ plain, count }) => [plain, count])).toEqual([
    ['again', 3],
    ['other', 1],
  ]);
});

test('an error nobody caught carries its page', () => {
  addAppError({ kind: 'appError', message: 'boom', stack: 'Error: boom\n at x', path: 'pages/a/a' });
  expect(state().lines[0]).toMatchObject({ level: 'error', page: 'pages/a/a' });
});

test('a start is always visible', () => {
  noteRestart();
  useConsole.setState({ filter: 'nothing like it' });
  expect(visibleLines(state())).toHaveLength(1);
});

test('old lines are dropped and counted', () => {
  for (let i = 0; i < MOST_LINES + 5; i++) addConsoleEntry(entry(`line ${i}`));
  expect(state()).toMatchObject({ dropped: 5 });
  expect(state().lines).toHaveLength(MOST_LINES);
});

test('lines that come together are shown together', () => {
  let changes = 0;
  const stop = useConsole.subscribe(() => {
    changes += 1;
  });
  for (let i = 0; i < 1000; i++) addConsoleEntry(entry(`line ${i}`));
  expect(shown()).toHaveLength(1000);
  stop();
  expect(changes).toBe(1);
});

test('few lines of very large values are kept, the latest ones', () => {
  const large = 'x'.repeat(200_000);
  const entries: ConsoleEntry[] = Array.from({ length: 300 }, (_, n) => ({
    ...entry(''),
    args: [{ type: 'object', className: 'Object', preview: `{n: ${n}}`, entries: [['inside', { type: 'string', value: large }]] }],
  }));
  for (const each of entries) addConsoleEntry(each);
  const { lines, dropped } = state();
  expect(lines.length).toBeLessThan(MOST_CHARACTERS / large.length + 1);
  expect(lines.length + dropped).toBe(300);
  expect(lines.at(-1)?.plain).toBe('{n: 299}');
});
