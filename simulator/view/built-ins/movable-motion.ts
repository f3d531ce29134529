import { isStill } from '../still.ts';

export interface Point {
  x: number;
  y: number;
}

/** Where something is after `seconds`; `over` when it has come to rest. */
export type Motion = (seconds: number) => Point & { over: boolean };

/** Pixels that count as arrived, and pixels a second that count as standing. */
const NEAR = 0.1;
const STANDS = 10;

/**
 * A spring that never swings over, from rest: its stiffness is 9 d² / 40 for a damping of d, so that it arrives sooner the greater
 * d is.
 */
export function spring(from: Point, to: Point, damping: number): Motion {
  const root = Math.sqrt(damping ** 2 - (9 * damping ** 2) / 10);
  const slow = (-damping + root) / 2;
  const fast = (-damping - root) / 2;
  return (seconds) => {
    const left = (slow * Math.exp(fast * seconds) - fast * Math.exp(slow * seconds)) / (slow - fast);
    const x = (from.x - to.x) * left;
    const y = (from.y - to.y) * left;
    const over = Math.hypot(x, y) < NEAR;
    return over ? { ...to, over } : { x: to.x + x, y: to.y + y, over };
  };
}

/** Glides on from a speed in pixels a second; the greater the friction, the sooner it stands. */
export function glide(from: Point, speed: Point, friction: number): Motion {
  const rate = 1.5 * friction;
  return (seconds) => {
    const kept = Math.exp(-rate * seconds);
    const part = (1 - kept) / rate;
    return { x: from.x + speed.x * part, y: from.y + speed.y * part, over: Math.hypot(speed.x, speed.y) * kept < STANDS };
  };
}

/** Plays one motion at a time, a step a frame. A page that stands still sees only its end. */
export class MotionPlayer {
  #frame = 0;

  stop(): void {
    cancelAnimationFrame(this.#frame);
  }

  /** `step` may answer false to end it early; `done` follows the last step. */
  play(motion: Motion, step: (at: Point) => boolean, done: () => void): void {
    this.stop();
    if (isStill() || document.hidden) {
      step(motion(60));
      done();
      return;
    }
    const start = performance.now();
    const turn = (now: number): void => {
      const at = motion(Math.max(0, now - start) / 1000);
      if (!step(at) || at.over) done();
      else this.#frame = requestAnimationFrame(turn);
    };
    this.#frame = requestAnimationFrame(turn);
  }
}
