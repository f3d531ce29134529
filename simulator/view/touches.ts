import type { Touch as ViewTouch } from '../protocol/ops.ts';
import { announce, isFinal, isWanted } from './announce.ts';
import { BuiltIn } from './built-in.ts';
import { reportError } from './channel.ts';
import { ownerOf } from './elements.ts';
import { emit } from './emit.ts';
import { endHover, startHover } from './hover.ts';

/** A touch becomes no tap any more when it moved this far (pixels). */
const TAP_DISTANCE = 10;
/** Milliseconds until a resting touch is a long press. */
const LONG_PRESS = 350;

interface PossibleTap {
  target: Element;
  x: number;
  y: number;
  identifier: number;
  timer: number;
  long: boolean;
}

let possibleTap: PossibleTap | undefined;

function describeTouch(point: { identifier?: number; pageX: number; pageY: number; clientX: number; clientY: number }): ViewTouch {
  const { identifier = 0, pageX, pageY, clientX, clientY } = point;
  return { identifier, pageX, pageY, clientX, clientY, force: 1 };
}

function forgetTap(moved: boolean): void {
  if (!possibleTap) return;
  window.clearTimeout(possibleTap.timer);
  possibleTap = undefined;
  endHover(moved);
}

function startTap(target: Element, touch: ViewTouch): void {
  forgetTap(true);
  const tap: PossibleTap = { target, x: touch.clientX, y: touch.clientY, identifier: touch.identifier, timer: 0, long: false };
  tap.timer = window.setTimeout(() => {
    tap.long = isWanted(target, 'longpress', true);
    const options = { bubbles: true, touches: [touch], changedTouches: [touch] };
    for (const type of ['longpress', 'longtap']) emit(target, type, { x: touch.pageX, y: touch.pageY }, options);
    if (target instanceof BuiltIn && target.longPressed()) tap.long = true;
  }, LONG_PRESS);
  possibleTap = tap;
  startHover(target);
}

function moveTap(touch: ViewTouch): void {
  if (possibleTap?.identifier !== touch.identifier) return;
  if (Math.hypot(possibleTap.x - touch.clientX, possibleTap.y - touch.clientY) > TAP_DISTANCE) forgetTap(true);
}

function endTap(touch: ViewTouch): void {
  if (possibleTap?.identifier !== touch.identifier) return;
  const { target, long } = possibleTap;
  forgetTap(false);
  if (!long && target.isConnected) tap(target, touch);
}

/** A tap: the event, then the default action of the built-in component it met. */
export function tap(target: Element, touch: ViewTouch): void {
  for (let at: Element | null = target; at; at = at.parentElement) if (at instanceof BuiltIn && at.blocksTap) return;
  const more = target instanceof BuiltIn ? target.tapDetail(touch.clientX, touch.clientY) : {};
  if (more === null) return;
  emit(target, 'tap', { x: touch.pageX, y: touch.pageY, ...more }, { bubbles: true, touches: [], changedTouches: [touch] });
  for (let at: Element | null = target; at; at = at.parentElement) {
    try {
      if (at instanceof BuiltIn && at.tapped(target)) return;
    } catch (error) {
      reportError(error);
      return;
    }
  }
}

type Phase = 'touchstart' | 'touchmove' | 'touchend' | 'touchcancel';

/** Touches of a canvas also say where on it they are. */
function pointsOn(target: Element, points: ViewTouch[]): ViewTouch[] {
  if (target.localName !== 'wx-canvas') return points;
  const { left, top } = target.getBoundingClientRect();
  return points.map((point) => ({ ...point, x: point.clientX - left, y: point.clientY - top }));
}

function handle(phase: Phase, target: Element, allTouches: ViewTouch[], allChanged: ViewTouch[], native: Event): void {
  const touches = pointsOn(target, allTouches);
  const changed = pointsOn(target, allChanged);
  if (phase === 'touchmove' && native.cancelable && isFinal(target, phase)) native.preventDefault();
  const goesOn = emit(target, phase, {}, { bubbles: true, touches, changedTouches: changed, timeStamp: Math.round(native.timeStamp) });
  if (!goesOn && phase === 'touchmove' && native.cancelable) native.preventDefault();
  const [touch] = changed;
  if (!touch) return;
  if (phase === 'touchstart' && touches.length === 1) startTap(target, touch);
  else if (phase === 'touchmove') moveTap(touch);
  else if (phase === 'touchend') endTap(touch);
  else forgetTap(true);
}

function listenToTouches(): void {
  for (const phase of ['touchstart', 'touchmove', 'touchend', 'touchcancel'] as const) {
    document.addEventListener(
      phase,
      (event) => {
        const target = ownerOf(event.target as Node | null);
        if (target) handle(phase, target, [...event.touches].map(describeTouch), [...event.changedTouches].map(describeTouch), event);
      },
      { capture: true, passive: false },
    );
  }
}

/** A mouse is a finger while its main button is down. Browsers that follow a touch with mouse events are told apart by time. */
function listenToMouse(): void {
  let pressed: Element | null = null;
  let lastTouch = Number.NEGATIVE_INFINITY;
  const noteTouch = (event: TouchEvent): void => {
    lastTouch = event.timeStamp;
  };
  document.addEventListener('touchstart', noteTouch, { capture: true, passive: true });
  document.addEventListener('touchend', noteTouch, { capture: true, passive: true });
  window.addEventListener(
    'mousedown',
    (event) => {
      if (event.button !== 0 || event.timeStamp - lastTouch < 800) return;
      pressed = ownerOf(event.target as Node | null);
      if (!pressed) return;
      const touch = describeTouch(event);
      handle('touchstart', pressed, [touch], [touch], event);
    },
    true,
  );
  window.addEventListener(
    'mousemove',
    (event) => {
      if (!pressed) return;
      const touch = describeTouch(event);
      handle('touchmove', pressed, [touch], [touch], event);
    },
    true,
  );
  window.addEventListener(
    'mouseup',
    (event) => {
      if (!pressed || event.button !== 0) return;
      const target = pressed;
      pressed = null;
      handle('touchend', target, [], [describeTouch(event)], event);
    },
    true,
  );
  window.addEventListener('blur', () => {
    pressed = null;
    forgetTap(true);
  });
}

/** A wheel over something that catches `touchmove` must not scroll what lies below, as a finger could not. */
function listenToWheel(): void {
  document.addEventListener(
    'wheel',
    (event) => {
      const target = ownerOf(event.target as Node | null);
      if (target && event.cancelable && isFinal(target, 'touchmove')) event.preventDefault();
    },
    { capture: true, passive: false },
  );
}

function listenToAnimations(): void {
  for (const type of ['transitionend', 'animationstart', 'animationiteration', 'animationend']) {
    document.addEventListener(
      type,
      (event) => {
        const target = ownerOf(event.target as Node | null);
        if (target) emit(target, type, {}, { bubbles: true });
      },
      true,
    );
  }
}

/** Enter and Space tap what is focused and acts like a button. */
function listenToKeys(): void {
  document.addEventListener('keydown', (event) => {
    const target = event.target;
    if (!(target instanceof BuiltIn) || !target.hasAttribute('tabindex') || target.shadowRoot?.activeElement) return;
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    const box = target.getBoundingClientRect();
    const x = box.left + box.width / 2;
    const y = box.top + box.height / 2;
    tap(target, { identifier: 0, pageX: x + scrollX, pageY: y + scrollY, clientX: x, clientY: y, force: 0 });
  });
}

export function listenToInput(): void {
  listenToTouches();
  listenToMouse();
  listenToWheel();
  listenToAnimations();
  listenToKeys();
  window.addEventListener('resize', () =>
    announce(document.body, 'resize', { size: { windowWidth: innerWidth, windowHeight: innerHeight } }),
  );
}
