import { create } from 'zustand';
import { runCommand, useCommands } from '../commands.ts';
import { useTexts } from '../i18n.ts';
import { formatKeys } from '../keybindings.ts';
import { fuzzyMatch } from './filter.ts';
import { type QuickItem, QuickList } from './quick-list.tsx';
import { layoutTexts } from './texts.ts';

const usePalette = create<{ open: boolean }>(() => ({ open: false }));

export function openPalette(): void {
  usePalette.setState({ open: true });
}

/** Every command that can run now, found by its name. */
export function CommandPalette() {
  const t = useTexts(layoutTexts);
  const open = usePalette((state) => state.open);
  const commands = useCommands((state) => state.commands);
  if (!open) return null;

  const find = (query: string): QuickItem[] =>
    [...commands.values()]
      .filter((command) => !command.hidden && command.enabled?.() !== false)
      .map((command) => ({ command, title: command.title(), match: fuzzyMatch(query, command.title()) }))
      .filter((found) => found.match !== undefined)
      .sort((a, b) => (b.match?.score ?? 0) - (a.match?.score ?? 0) || a.title.localeCompare(b.title))
      .slice(0, 60)
      .map(({ command, title }) => ({
        id: command.id,
        run: () => runCommand(command.id),
        content: (
          <>
            <span className="quick-text">{title}</span>
            {command.keys?.[0] ? <kbd>{formatKeys(command.keys[0])}</kbd> : null}
          </>
        ),
      }));
  return (
    <QuickList
      label={t.palette}
      placeholder={t.palettePlaceholder}
      empty={t.noCommands}
      find={find}
      onClose={() => usePalette.setState({ open: false })}
    />
  );
}
