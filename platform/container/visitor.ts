const KEY = 'kumquat.visitor';

/**
 * Who opens a mini program without an account: a random id of this browser, so that a phased release means the same version each
 * time. It goes to the platform, which keeps a digest of it only, and never to a mini program.
 */
export function visitorId(store: Pick<Storage, 'getItem' | 'setItem'> = localStorage): string {
  const known = store.getItem(KEY);
  if (known && /^visitor-[\w-]{36}$/.test(known)) return known;
  const made = `visitor-${crypto.randomUUID()}`;
  store.setItem(KEY, made);
  return made;
}
