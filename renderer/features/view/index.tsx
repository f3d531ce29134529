import { runCommand, useCommands } from '../../commands.ts';
import type { Feature } from '../../feature.ts';
import { useTexts } from '../../i18n.ts';
import { formatKeys } from '../../keybindings.ts';
import { useLayout } from '../../layout/layout-store.ts';
import { layoutTexts } from '../../layout/texts.ts';
import { IconButton, Menu, type MenuEntry } from '../../ui/index.ts';

/** Which parts of the window show. */
function ViewMenu() {
  const t = useTexts(layoutTexts);
  const layout = useLayout();
  const commands = useCommands((state) => state.commands);
  const entry = (id: string, label: string, checked?: boolean): MenuEntry => {
    const keys = commands.get(id)?.keys?.[0];
    return { id, label, checked, keys: keys ? formatKeys(keys) : undefined, run: () => runCommand(id) };
  };
  return (
    <Menu
      align="end"
      trigger={<IconButton icon="layout" label={t.view} />}
      entries={[
        entry('view.toggleSimulator', t.simulator, layout.simulator),
        entry('view.toggleExplorer', t.explorer, layout.explorer),
        entry('view.toggleDebugger', t.debugger, layout.panel),
        'separator',
        entry('view.resetLayout', t.resetLayout),
        entry('view.commands', t.palette),
      ]}
    />
  );
}

export const view: Feature = {
  id: 'view',
  toolbar: [{ id: 'view', side: 'right', order: 70, Component: ViewMenu }],
};
