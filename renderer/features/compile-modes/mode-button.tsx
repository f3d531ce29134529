import { useTexts } from '../../i18n.ts';
import { Button, Icon, Menu, type MenuEntry } from '../../ui/index.ts';
import { useSimulator } from '../simulator/simulator-store.ts';
import { editMode, startMode } from './mode-actions.ts';
import { useModes } from './mode-store.ts';
import { modeTexts } from './mode-texts.ts';

/** How a start begins: normally, or by one of the project's compile modes. */
export function ModeButton() {
  const t = useTexts(modeTexts);
  const { modes, selected } = useModes();
  const top = useSimulator((state) => state.pages.at(-1));
  const entries: MenuEntry[] = [
    { id: 'normal', label: t.normal, checked: selected === '', run: () => startMode('') },
    ...(modes.length > 0 ? (['separator', { heading: t.modes }] as const) : []),
    ...modes.map(({ name }) => ({ id: `mode ${name}`, label: name, checked: selected === name, run: () => startMode(name) })),
    'separator',
    { id: 'edit', label: t.edit, icon: 'edit', disabled: selected === '', run: () => editMode({ edit: selected }) },
    { id: 'add', label: t.add, icon: 'add', run: () => editMode({}) },
    {
      id: 'current',
      label: t.addCurrent,
      icon: 'file-symlink-file',
      disabled: !top,
      run: () => top && editMode({ pathName: top.path, query: queryText(top.query) }),
    },
  ];
  return (
    <Menu
      trigger={
        <Button className="mode-button" aria-label={t.mode(selected || t.normal)} title={t.mode(selected || t.normal)}>
          <Icon name="target" />
          <span className="mode-name">{selected || t.normal}</span>
          <Icon name="chevron-down" />
        </Button>
      }
      entries={entries}
    />
  );
}

/** Values of a page's query are as the link wrote them. */
function queryText(query: Record<string, string>): string {
  return Object.entries(query)
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}
