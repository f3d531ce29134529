import { type KeyboardEvent, type PointerEvent, useRef } from 'react';

/** Degrees at the edge of the pad, and of one press of a key. */
const REACH = 90;
const STEP = 5;

const limited = (degrees: number): number => Math.round(Math.max(-REACH, Math.min(REACH, degrees)));

export interface TiltPadProps {
  label: string;
  /** Degrees: the top up, and the right side down. */
  beta: number;
  gamma: number;
  onChange: (tilt: { beta: number; gamma: number }) => void;
}

/** A phone to tilt with the pointer or the arrow keys. The sliders beside it say the same in numbers. */
export function TiltPad({ label, beta, gamma, onChange }: TiltPadProps) {
  const pad = useRef<HTMLButtonElement>(null);
  const follow = (event: PointerEvent): void => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const box = pad.current!.getBoundingClientRect();
    onChange({
      gamma: limited(((event.clientX - box.left) / box.width - 0.5) * 2 * REACH),
      beta: limited(-((event.clientY - box.top) / box.height - 0.5) * 2 * REACH),
    });
  };
  const press = (event: KeyboardEvent): void => {
    const moves: Record<string, [number, number]> = {
      ArrowUp: [STEP, 0],
      ArrowDown: [-STEP, 0],
      ArrowLeft: [0, -STEP],
      ArrowRight: [0, STEP],
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    onChange({ beta: limited(beta + move[0]), gamma: limited(gamma + move[1]) });
  };
  return (
    <button
      ref={pad}
      type="button"
      className="tilt-pad"
      aria-label={label}
      title={label}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        follow(event);
      }}
      onPointerMove={follow}
      onKeyDown={press}
    >
      <span
        className="tilt-phone"
        style={{ transform: `perspective(220px) rotateX(${-limited(beta)}deg) rotateY(${limited(gamma)}deg)` }}
      />
    </button>
  );
}
