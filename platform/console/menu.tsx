import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import { Icon } from './parts.tsx';
import { useStage } from './stage.ts';

export interface MenuEntry {
  label: ReactNode;
  /** Why it cannot be chosen; it stays in the menu and says so. */
  why?: string | null | false;
  act: () => void;
}

const GAP = 4;

/** Three dots that open a menu. Arrow keys move in it, Esc and a click beside it close it. */
export function Menu({ label, entries }: { label: string; entries: readonly MenuEntry[] }) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const stage = useStage();

  /** Under the button, its right edge at the button's, inside of the window. */
  const place = (): void => {
    const shown = list.current;
    if (!shown || !button.current) return;
    const { right, bottom, top } = button.current.getBoundingClientRect();
    const { width, height } = shown.getBoundingClientRect();
    const under = bottom + GAP + height <= window.innerHeight;
    shown.style.left = `${Math.max(8, right - width)}px`;
    shown.style.top = `${under ? bottom + GAP : Math.max(8, top - GAP - height)}px`;
    shown.querySelector<HTMLElement>('[role=menuitem]')?.focus();
  };
  const move = (event: KeyboardEvent): void => {
    const items = [...(list.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
    const at = items.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (event.key === 'Tab') list.current?.hidePopover();
    if (to === undefined) return;
    event.preventDefault();
    items.at(to % items.length)?.focus();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className="quiet icon-button"
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        popoverTarget={id}
      >
        <Icon name="ellipsis" />
      </button>
      <div
        ref={list}
        id={id}
        className="card menu"
        popover="auto"
        role="menu"
        tabIndex={-1}
        aria-label={label}
        onToggle={(event) => event.newState === 'open' && place()}
        onKeyDown={move}
      >
        {entries.map(({ label: name, why, act }, index) => (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: entries have no other name than their place.
            key={index}
            type="button"
            role="menuitem"
            tabIndex={-1}
            aria-disabled={why ? true : undefined}
            aria-description={why || undefined}
            title={why || undefined}
            onClick={() => {
              list.current?.hidePopover();
              if (why) stage.say(why);
              else act();
            }}
          >
            {name}
          </button>
        ))}
      </div>
    </>
  );
}
