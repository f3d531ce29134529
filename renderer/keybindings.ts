/** Keys of commands: parsing, matching and how they are written for the user's system. */

interface KeyStroke {
  ctrl: boolean;
  shift: boolean;
  alt: boolean;
  key: string;
}

export function isMac(): boolean {
  return navigator.platform.toLowerCase().startsWith('mac');
}

/** Reads `Ctrl+Shift+P` into its parts. */
function parseKeys(keys: string): KeyStroke {
  const parts = keys.split('+');
  const key = parts.pop() || '+';
  const has = (name: string): boolean => parts.some((part) => part.toLowerCase() === name);
  return { ctrl: has('ctrl'), shift: has('shift'), alt: has('alt'), key: key.toLowerCase() };
}

/** Whether the event is exactly this stroke. `Ctrl` means Command on a Mac. */
export function matchesKeys(
  event: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>,
  keys: string,
  mac = isMac(),
): boolean {
  const stroke = parseKeys(keys);
  const control = mac ? event.metaKey : event.ctrlKey;
  const other = mac ? event.ctrlKey : event.metaKey;
  if (control !== stroke.ctrl || other || event.shiftKey !== stroke.shift || event.altKey !== stroke.alt) return false;
  // The code finds the letter on layouts where it is not latin, and digits under Shift.
  return (
    event.key.toLowerCase() === stroke.key ||
    event.code.toLowerCase() === `key${stroke.key}` ||
    event.code.toLowerCase() === `digit${stroke.key}`
  );
}

const MAC_SIGNS: Record<string, string> = { ctrl: '⌘', shift: '⇧', alt: '⌥' };

/** The keys as menus of the user's system write them. */
export function formatKeys(keys: string, mac = isMac()): string {
  if (!mac) return keys;
  return keys
    .split('+')
    .map((part) => MAC_SIGNS[part.toLowerCase()] ?? part)
    .join('');
}
