import { type KeyboardEvent, type PointerEvent, useRef } from 'react';

export interface SplitterProps {
  label: string;
  /** The direction in which the line runs: `vertical` between panes side by side. */
  orientation: 'vertical' | 'horizontal';
  value: number;
  limits: readonly [least: number, most: number];
  onChange: (value: number) => void;
  /** The size grows when the line moves towards the start (a pane at the end). */
  reversed?: boolean;
}

const STEP = 16;

/** The line between two panes: dragged, or moved by the arrow keys. */
export function Splitter({ label, orientation, value, limits, onChange, reversed = false }: SplitterProps) {
  const start = useRef<{ at: number; value: number } | null>(null);
  const place = (event: PointerEvent): number => (orientation === 'vertical' ? event.clientX : event.clientY);
  const sign = reversed ? -1 : 1;
  const [least, most] = limits;
  const set = (next: number): void => onChange(Math.min(most, Math.max(least, next)));

  const onKeyDown = (event: KeyboardEvent): void => {
    const [back, forth] = orientation === 'vertical' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
    if (event.key === back) set(value - sign * STEP);
    else if (event.key === forth) set(value + sign * STEP);
    else if (event.key === 'Home') set(least);
    else if (event.key === 'End') set(most);
    else return;
    event.preventDefault();
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: an <hr> cannot be dragged or focused; this is a window splitter.
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={orientation}
      aria-valuenow={Math.round(value)}
      aria-valuemin={least}
      aria-valuemax={most}
      className={`splitter splitter-${orientation}`}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { at: place(event), value };
        document.body.classList.add('resizing');
      }}
      onPointerMove={(event) => start.current && set(start.current.value + sign * (place(event) - start.current.at))}
      onLostPointerCapture={() => {
        start.current = null;
        document.body.classList.remove('resizing');
      }}
    />
  );
}
