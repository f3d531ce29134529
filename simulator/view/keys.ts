import { tellDevice } from './device-link.ts';

/** Fields keep their keys to themselves, also those inside a built-in component. */
function inField(event: KeyboardEvent): boolean {
  return event.composedPath().some((target) => target instanceof HTMLElement && target.matches('input, textarea, [contenteditable]'));
}

/** Tells the device the keys that are pressed on the page, for `wx.onKeyDown` and `wx.onKeyUp`. */
export function forwardKeys(): void {
  for (const type of ['keyDown', 'keyUp'] as const) {
    window.addEventListener(type.toLowerCase() as 'keydown' | 'keyup', (event) => {
      if (inField(event)) return;
      const { key, code, altKey, shiftKey, timeStamp } = event;
      tellDevice({ kind: 'key', type, detail: { key, code, altKey, shiftKey, timeStamp } });
    });
  }
}
