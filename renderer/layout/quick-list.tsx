import { Dialog as Base } from '@base-ui/react/dialog';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';

export interface QuickItem {
  id: string;
  content: ReactNode;
  run: () => void;
}

export interface QuickListProps {
  label: string;
  placeholder: string;
  /** The best items for what was typed, at most as many as should be drawn. */
  find: (query: string) => readonly QuickItem[];
  empty: string;
  /** Said while what is searched is still on its way; Enter is kept until it has come. */
  loading?: string | undefined;
  onClose: () => void;
}

/** A text field with a list under it, at the top of the window: command palette and quick open. */
export function QuickList({ label, placeholder, find, empty, loading, onClose }: QuickListProps) {
  const id = useId();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(0);
  const [entered, setEntered] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const items = find(query);
  const current = Math.min(chosen, items.length - 1);

  useEffect(() => {
    list.current?.children[current]?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  const run = (index: number): void => {
    const item = items[index];
    if (!item) return;
    onClose();
    // After the dialog gave the focus back, so that the command can move it.
    requestAnimationFrame(() => item.run());
  };
  const waiting = loading !== undefined;
  useEffect(() => {
    if (!entered || waiting) return;
    setEntered(false);
    run(current);
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') setChosen((current + 1) % Math.max(1, items.length));
    else if (event.key === 'ArrowUp') setChosen((current - 1 + items.length) % Math.max(1, items.length));
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) setEntered(true);
    else return;
    event.preventDefault();
  };

  return (
    <Base.Root open onOpenChange={(open) => !open && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="backdrop backdrop-clear" />
        <Base.Popup className="quick" aria-label={label} initialFocus={input}>
          <input
            ref={input}
            className="input"
            role="combobox"
            aria-label={label}
            aria-expanded="true"
            aria-controls={`${id}list`}
            aria-activedescendant={items.length > 0 ? `${id}${current}` : undefined}
            placeholder={placeholder}
            autoComplete="off"
            spellCheck={false}
            value={query}
            onChange={(event) => {
              setQuery(event.currentTarget.value);
              setChosen(0);
              setEntered(false);
            }}
            onKeyDown={onKeyDown}
          />
          <div className="quick-list" id={`${id}list`} role="listbox" aria-label={label} ref={list}>
            {items.map((item, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the field above handles the keys of the list.
              // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field; aria-activedescendant points here.
              <div
                key={item.id}
                id={`${id}${index}`}
                role="option"
                aria-selected={index === current}
                className="quick-item"
                onClick={() => run(index)}
                onPointerMove={() => index !== current && setChosen(index)}
              >
                {item.content}
              </div>
            ))}
          </div>
          {items.length === 0 ? <p className="quick-empty">{loading ?? empty}</p> : null}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
