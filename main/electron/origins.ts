/** Host of the IDE's page on the scheme `app`, and the origins that follow from both schemes. */
export const IDE_HOST = 'kumquat';
export const IDE_ORIGIN = `app://${IDE_HOST}`;
export const IDE_URL = `${IDE_ORIGIN}/`;
export const GUEST_ORIGIN = 'sim://{session}';

function parse(url: string): URL | null {
  return URL.canParse(url) ? new URL(url) : null;
}

/** Whether an address is a page of the IDE. */
export function isIdeUrl(url: string): boolean {
  const parsed = parse(url);
  return parsed?.protocol === 'app:' && parsed.host === IDE_HOST;
}

/** Name of the session that an address belongs to, or null. */
export function sessionOf(url: string): string | null {
  const parsed = parse(url);
  return parsed?.protocol === 'sim:' && parsed.host !== '' ? parsed.host : null;
}

/** What may be handed to the system's browser. */
export function isWebUrl(url: string): boolean {
  const parsed = parse(url);
  return parsed?.protocol === 'http:' || parsed?.protocol === 'https:';
}

/**
 * Whether a frame may go from one address to another. The window stays on the IDE's page; the simulator's frame is opened by
 * the IDE on a session, and every frame below stays within that session: schemes of our own have no other wall between them.
 */
export function mayNavigate(frame: { isMainFrame: boolean; from: string; to: string }): boolean {
  if (frame.isMainFrame) return isIdeUrl(frame.to);
  const to = sessionOf(frame.to);
  const from = sessionOf(frame.from);
  if (to === null) return frame.to === 'about:blank' || frame.to === 'about:srcdoc';
  return from === null ? isIdeUrl(frame.from) || frame.from === '' || frame.from === 'about:blank' : from === to;
}

/** Decoded path of an address of ours, or null when it is malformed or tries to climb in any encoding. */
export function decodedPath(url: string): string | null {
  const parsed = parse(url);
  if (!parsed) return null;
  let decoded: string;
  try {
    decoded = decodeURIComponent(parsed.pathname || '/');
  } catch {
    return null;
  }
  if (/[\0\\]/.test(decoded) || decoded.startsWith('//')) return null;
  return decoded.split('/').some((part) => part === '.' || part === '..') ? null : decoded;
}
