import { create } from 'zustand';
import type { Title } from './i18n.ts';
import { matchesKeys } from './keybindings.ts';
import { errorToast } from './report.ts';

/** An action of the IDE: in the palette, behind keys, and for the window's menu by its id. */
export interface Command {
  id: string;
  title: Title;
  /** Keys in VS Code's notation, e.g. `Ctrl+Shift+P`; `Ctrl` is Command on a Mac. Several are alternatives. */
  keys?: readonly string[];
  /** When it can run; always, if absent. */
  enabled?: () => boolean;
  /** Left out of the palette. */
  hidden?: boolean;
  run: () => void | Promise<void>;
}

export const useCommands = create<{ commands: ReadonlyMap<string, Command> }>(() => ({ commands: new Map() }));

/** Adds commands; one with the same id is replaced. Returns a function that removes them. */
export function registerCommands(commands: readonly Command[]): () => void {
  useCommands.setState((state) => {
    const next = new Map(state.commands);
    for (const command of commands) next.set(command.id, command);
    return { commands: next };
  });
  return () =>
    useCommands.setState((state) => {
      const next = new Map(state.commands);
      for (const command of commands) if (next.get(command.id) === command) next.delete(command.id);
      return { commands: next };
    });
}

/** Runs a command by its id. False when there is none or it cannot run now. A failure is shown to the user. */
export function runCommand(id: string): boolean {
  const command = useCommands.getState().commands.get(id);
  if (!command || command.enabled?.() === false) return false;
  void (async () => command.run())().catch(errorToast);
  return true;
}

/** Runs the command whose keys were pressed; true when one did. */
export function handleKey(event: KeyboardEvent): boolean {
  for (const command of useCommands.getState().commands.values()) {
    if (!command.keys?.some((keys) => matchesKeys(event, keys))) continue;
    if (runCommand(command.id)) return true;
  }
  return false;
}
