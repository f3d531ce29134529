// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest';
import { handleKey, registerCommands, runCommand, useCommands } from './commands.ts';

afterEach(() => useCommands.setState({ commands: new Map() }));

it('runs a command by its id and by its keys, while it can run', () => {
  const run = vi.fn();
  let enabled = true;
  const remove = registerCommands([{ id: 'a', title: () => 'A', keys: ['Ctrl+K', 'F9'], enabled: () => enabled, run }]);
  expect(runCommand('a')).toBe(true);
  expect(handleKey(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true }))).toBe(true);
  expect(handleKey(new KeyboardEvent('keydown', { key: 'F9' }))).toBe(true);
  enabled = false;
  expect(runCommand('a')).toBe(false);
  expect(handleKey(new KeyboardEvent('keydown', { key: 'F9' }))).toBe(false);
  remove();
  expect(runCommand('a')).toBe(false);
  expect(run).toHaveBeenCalledTimes(3);
});
