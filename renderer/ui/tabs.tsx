import { Tabs as Base } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';

export interface TabItem {
  id: string;
  title: string;
  badge?: ReactNode;
  /** Stands at the far end of the strip. */
  end?: boolean;
  content: ReactNode;
}

export interface TabsProps {
  label: string;
  items: readonly TabItem[];
  value: string;
  onChange: (id: string) => void;
  /** Buttons after the tabs. */
  actions?: ReactNode;
}

/** A strip of tabs with one panel under it; panels keep their state while hidden. */
export function Tabs({ label, items, value, onChange, actions }: TabsProps) {
  return (
    <Base.Root className="tabs" value={value} onValueChange={(next) => onChange(String(next))}>
      <div className="tabs-strip">
        <Base.List className="tabs-list" aria-label={label}>
          {items.map((item) => (
            <Base.Tab key={item.id} value={item.id} className={item.end ? 'tab tab-end' : 'tab'}>
              {item.title}
              {item.badge}
            </Base.Tab>
          ))}
        </Base.List>
        {actions}
      </div>
      {items.map((item) => (
        <Base.Panel key={item.id} value={item.id} className="tabs-panel" keepMounted>
          {item.content}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
