import { heightOf, type KeyboardField, type KeyboardHeights, NO_KEYBOARD } from '../protocol/keyboard.ts';
import { tellDevice } from './device-link.ts';

/** A field that the keyboard writes into. */
export interface KeyboardOwner {
  keyboardChanged(height: number): void;
  pressKey(key: string): void;
}

let heights: KeyboardHeights = NO_KEYBOARD;
let owner: KeyboardOwner | undefined;
let last: KeyboardOwner | undefined;

export function setKeyboardHeights(to: KeyboardHeights): void {
  heights = to;
}

/** The field has the caret now. Returns the height that the keyboard will have, 0 where none is drawn. */
export function openKeyboard(by: KeyboardOwner, field: KeyboardField): number {
  owner = by;
  last = by;
  tellDevice({ kind: 'keyboard', field });
  return heightOf(field, heights);
}

/** The field lost the caret; another one may get it in the same turn. */
export function closeKeyboard(by: KeyboardOwner): void {
  if (owner !== by) return;
  owner = undefined;
  setTimeout(() => {
    if (!owner) tellDevice({ kind: 'keyboard', field: null });
  });
}

/** The device drew the keyboard, or took it away (0). */
export function keyboardChanged(height: number): void {
  (owner ?? last)?.keyboardChanged(height);
}

export function pressKey(key: string): void {
  owner?.pressKey(key);
}
