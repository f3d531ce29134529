import { BuiltIn } from '../built-in.ts';
import { callOwner } from '../call-owner.ts';
import { type FingerPoint, followFinger } from './finger.ts';

/** As the documentation numbers them. */
export const GestureState = { possible: 0, begin: 1, active: 2, end: 3, cancelled: 4 } as const;

/** Pixels that a finger moves before it drags, and that a tap may move. */
const SLOP = 8;
/** Milliseconds: a press that rests, and the longest time between two taps. */
const LONG_PRESS = 500;
const DOUBLE_TAP = 300;

/** The handler that a gesture belongs to; others take part only when one of the two names the other's tag. */
let winner: WxGestureHandler | undefined;

/**
 * A gesture handler: shows its child, and calls the method that `worklet:ongesture` or `on-gesture-event` names with what a
 * finger does on it. Lengths are pixels, speeds pixels a second.
 */
export class WxGestureHandler extends BuiltIn {
  protected send(state: number, detail: object): void {
    const method = this.properties.get('worklet:ongesture') ?? this.properties.get('on-gesture-event') ?? this.properties.get('ongesture');
    callOwner(this, method, { state, ...detail });
  }

  /** A press begins; a gesture that was is over. */
  protected freshPress(): void {
    winner = undefined;
  }

  /** True when the gesture is this handler's now, or also its. */
  protected claim(): boolean {
    if (winner && winner !== this && !this.#withOther(winner)) return false;
    winner ??= this;
    return true;
  }

  #withOther(other: WxGestureHandler): boolean {
    const names = (one: WxGestureHandler, two: WxGestureHandler): boolean => {
      const list = one.properties.get('simultaneous-handlers');
      return Array.isArray(list) && list.includes(two.text('tag'));
    };
    return names(this, other) || names(other, this);
  }
}

const place = ({ clientX, clientY }: FingerPoint): object => ({ absoluteX: clientX, absoluteY: clientY });

/** `tap-gesture-handler`: possible at the press, begin and end at the tap. */
export class WxTapGestureHandler extends WxGestureHandler {
  constructor() {
    super();
    let moved = false;
    followFinger(this, {
      start: (point) => {
        this.freshPress();
        moved = false;
        this.send(GestureState.possible, place(point));
      },
      move: ({ dx, dy }) => {
        moved ||= Math.hypot(dx, dy) > SLOP;
      },
      end: (point) => {
        if (moved || !this.claim()) this.send(GestureState.cancelled, place(point));
        else this.recognized(point);
      },
    });
  }

  protected recognized(point: FingerPoint): void {
    this.send(GestureState.begin, place(point));
    this.send(GestureState.end, place(point));
  }
}

/** `double-tap-gesture-handler`: begin and end at the second of two taps. */
export class WxDoubleTapGestureHandler extends WxTapGestureHandler {
  #last = Number.NEGATIVE_INFINITY;

  protected override recognized(point: FingerPoint): void {
    const now = performance.now();
    if (now - this.#last > DOUBLE_TAP) {
      this.#last = now;
      return;
    }
    this.#last = Number.NEGATIVE_INFINITY;
    super.recognized(point);
  }
}

/** `long-press-gesture-handler`: begin after a press that rested, active while it moves then, end. */
export class WxLongPressGestureHandler extends WxGestureHandler {
  constructor() {
    super();
    let timer = 0;
    let pressed = false;
    let last: FingerPoint | undefined;
    const detail = (point: FingerPoint): object => ({
      ...place(point),
      translationX: point.dx,
      translationY: point.dy,
      velocityX: point.vx * 1000,
      velocityY: point.vy * 1000,
      ...this.more(),
    });
    followFinger(this, {
      start: (point) => {
        this.freshPress();
        pressed = false;
        last = point;
        this.send(GestureState.possible, detail(point));
        window.clearTimeout(timer);
        timer = window.setTimeout(() => {
          pressed = this.claim();
          if (pressed && last) this.send(GestureState.begin, detail(last));
        }, LONG_PRESS);
      },
      move: (point, event) => {
        last = point;
        if (pressed) {
          if (event.cancelable) event.preventDefault();
          this.send(GestureState.active, detail(point));
        } else if (Math.hypot(point.dx, point.dy) > SLOP) window.clearTimeout(timer);
      },
      end: (point) => {
        window.clearTimeout(timer);
        this.send(pressed ? GestureState.end : GestureState.cancelled, detail(point));
      },
    });
  }

  protected more(): object {
    return {};
  }
}

/** `force-press-gesture-handler`: no screen of a desktop tells how firmly it is pressed; a long press is a firm one. */
export class WxForcePressGestureHandler extends WxLongPressGestureHandler {
  protected override more(): object {
    return { pressure: 1 };
  }
}

/** `pan-gesture-handler`: begin when a finger drags, active with every move, end with its speed. */
export class WxPanGestureHandler extends WxGestureHandler {
  constructor() {
    super();
    let last: FingerPoint | undefined;
    let dragging = false;
    let refused = false;
    const detail = (point: FingerPoint): object => ({
      ...place(point),
      deltaX: point.clientX - (last ?? point).clientX,
      deltaY: point.clientY - (last ?? point).clientY,
      velocityX: point.vx * 1000,
      velocityY: point.vy * 1000,
    });
    followFinger(this, {
      start: (point) => {
        this.freshPress();
        last = point;
        dragging = false;
        refused = false;
        this.send(GestureState.possible, detail(point));
      },
      move: (point, event) => {
        if (refused) return;
        if (!dragging) {
          if (Math.hypot(point.dx, point.dy) < SLOP) return;
          refused = !this.follows(Math.abs(point.dx) > Math.abs(point.dy) ? 'x' : 'y') || !this.claim();
          if (refused) return;
        }
        // What scrolls below, if named, goes on.
        if (event.cancelable && this.text('native-view') === '') event.preventDefault();
        this.send(dragging ? GestureState.active : GestureState.begin, detail(point));
        dragging = true;
        last = point;
      },
      end: (point) => this.send(dragging ? GestureState.end : GestureState.cancelled, detail(point)),
    });
  }

  protected follows(_axis: 'x' | 'y'): boolean {
    return true;
  }

  override ownsDrag(axis: 'x' | 'y'): boolean {
    return this.text('native-view') === '' && this.follows(axis);
  }
}

export class WxHorizontalDragGestureHandler extends WxPanGestureHandler {
  protected override follows(axis: 'x' | 'y'): boolean {
    return axis === 'x';
  }
}

export class WxVerticalDragGestureHandler extends WxPanGestureHandler {
  protected override follows(axis: 'x' | 'y'): boolean {
    return axis === 'y';
  }
}

interface Fingers {
  x: number;
  y: number;
  width: number;
  height: number;
  distance: number;
  angle: number;
}

function fingersOf({ touches }: TouchEvent): Fingers {
  const [a, b] = [touches[0], touches[1] ?? touches[0]];
  if (!a || !b) return { x: 0, y: 0, width: 0, height: 0, distance: 0, angle: 0 };
  const [width, height] = [b.clientX - a.clientX, b.clientY - a.clientY];
  return {
    x: (a.clientX + b.clientX) / 2,
    y: (a.clientY + b.clientY) / 2,
    width,
    height,
    distance: Math.hypot(width, height),
    angle: Math.atan2(height, width),
  };
}

const ratio = (now: number, first: number): number => (Math.abs(first) < 1 ? 1 : Math.abs(now / first));

/** `scale-gesture-handler`: two fingers scale and turn, one moves the middle; the wheel with the control key scales with a mouse. */
export class WxScaleGestureHandler extends WxGestureHandler {
  constructor() {
    super();
    let first: Fingers | undefined;
    let last: Fingers | undefined;
    const detail = (now: Fingers, pointerCount: number): object => ({
      focalX: now.x,
      focalY: now.y,
      focalDeltaX: now.x - (last ?? now).x,
      focalDeltaY: now.y - (last ?? now).y,
      scale: ratio(now.distance, first?.distance ?? 0),
      horizontalScale: ratio(now.width, first?.width ?? 0),
      verticalScale: ratio(now.height, first?.height ?? 0),
      rotation: now.angle - (first ?? now).angle,
      velocityX: 0,
      velocityY: 0,
      pointerCount,
    });
    this.addEventListener('touchstart', (event) => {
      if (event.touches.length === 1) this.freshPress();
      first = fingersOf(event);
      last = undefined;
      this.send(GestureState.possible, detail(first, event.touches.length));
    });
    this.addEventListener(
      'touchmove',
      (event) => {
        if (!this.claim()) return;
        if (event.cancelable) event.preventDefault();
        const now = fingersOf(event);
        this.send(last ? GestureState.active : GestureState.begin, detail(now, event.touches.length));
        last = now;
      },
      { passive: false },
    );
    const end = (event: TouchEvent): void => {
      if (!first) return;
      this.send(last ? GestureState.end : GestureState.cancelled, detail(last ?? first, event.touches.length));
      first = event.touches.length > 0 ? fingersOf(event) : undefined;
      last = undefined;
    };
    this.addEventListener('touchend', end);
    this.addEventListener('touchcancel', end);
    this.addEventListener(
      'wheel',
      (event) => {
        if (!event.ctrlKey) return;
        event.preventDefault();
        const at = (distance: number): Fingers => ({
          x: event.clientX,
          y: event.clientY,
          width: distance,
          height: distance,
          distance,
          angle: 0,
        });
        first = at(100);
        last = first;
        const now = at(100 * 2 ** (-event.deltaY / 200));
        for (const state of [GestureState.begin, GestureState.active, GestureState.end]) this.send(state, detail(now, 2));
        first = undefined;
      },
      { passive: false },
    );
  }
}
