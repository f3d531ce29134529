import { ContextMenu as BaseContext } from '@base-ui/react/context-menu';
import { Menu as Base } from '@base-ui/react/menu';
import type { ReactElement, ReactNode } from 'react';
import { Icon } from './icon.tsx';

export interface MenuAction {
  id: string;
  label: string;
  icon?: string;
  /** Keys that do the same, shown at the end of the row. */
  keys?: string;
  disabled?: boolean;
  danger?: boolean;
  checked?: boolean;
  run: () => void;
}

/** Actions from top to bottom; `separator` draws a line, a label heads what follows. */
export type MenuEntry = MenuAction | 'separator' | { heading: string };

function MenuItems({ entries }: { entries: readonly MenuEntry[] }): ReactNode {
  return entries.map((entry, index) => {
    // Separators and headings have no identity of their own; their place is it.
    if (entry === 'separator') return <Base.Separator key={`line-${index.toString()}`} className="menu-line" />;
    if ('heading' in entry) {
      return (
        <div key={entry.heading} className="menu-heading" role="presentation">
          {entry.heading}
        </div>
      );
    }
    return (
      <Base.Item
        key={entry.id}
        className={entry.danger ? 'menu-item menu-item-danger' : 'menu-item'}
        disabled={entry.disabled}
        onClick={entry.run}
        label={entry.label}
      >
        <span className="menu-check">{entry.checked ? <Icon name="check" /> : entry.icon ? <Icon name={entry.icon} /> : null}</span>
        <span className="menu-label">{entry.label}</span>
        {entry.keys ? (
          <span className="menu-keys" aria-hidden="true">
            {entry.keys}
          </span>
        ) : null}
      </Base.Item>
    );
  });
}

export interface MenuProps {
  /** The button that opens it; it must pass its props on and have a name. */
  trigger: ReactElement<Record<string, unknown>>;
  entries: readonly MenuEntry[];
  align?: 'start' | 'end';
}

export function Menu({ trigger, entries, align = 'start' }: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className="layer-menu" sideOffset={4} align={align}>
          <Base.Popup className="menu">
            <MenuItems entries={entries} />
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** A menu at the pointer (or by the menu key) over its children. */
export function ContextMenu({ entries, className, children }: { entries: readonly MenuEntry[]; className?: string; children: ReactNode }) {
  return (
    <BaseContext.Root>
      <BaseContext.Trigger className={className}>{children}</BaseContext.Trigger>
      <BaseContext.Portal>
        <BaseContext.Positioner className="layer-menu">
          <BaseContext.Popup className="menu">
            <MenuItems entries={entries} />
          </BaseContext.Popup>
        </BaseContext.Positioner>
      </BaseContext.Portal>
    </BaseContext.Root>
  );
}
