import { useEffect } from 'react';
import { handleKey, registerCommands, runCommand } from './commands.ts';
import type { Feature } from './feature.ts';
import { useLanguage } from './language.ts';
import { Frame } from './layout/frame.tsx';
import { layoutCommands } from './layout/layout-commands.ts';
import { rpc } from './rpc.ts';
import { useProject } from './stores/project.ts';
import { useTheme } from './theme.ts';
import { TooltipProvider } from './ui/index.ts';

/** The whole window. Draws again as a whole when the language changes, so that titles read by function follow. */
export function App({ features }: { features: readonly Feature[] }) {
  const language = useLanguage((state) => state.language);
  const projectName = useProject((state) => state.project?.name);
  useTheme();

  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  useEffect(() => {
    document.title = projectName ? `${projectName} — Kumquat Studio` : 'Kumquat Studio';
  }, [projectName]);

  useEffect(() => {
    const remove = registerCommands([...layoutCommands, ...features.flatMap((feature) => feature.commands ?? [])]);
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!handleKey(event)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    // Before the editor, which has keys of its own for some of these.
    window.addEventListener('keydown', onKeyDown, { capture: true });
    const removeMenu = rpc.on('onMenu', ({ action }) => {
      runCommand(action);
    });
    return () => {
      window.removeEventListener('keydown', onKeyDown, { capture: true });
      removeMenu();
      remove();
    };
  }, [features]);

  return (
    <TooltipProvider delay={500}>
      <Frame features={features} />
    </TooltipProvider>
  );
}
