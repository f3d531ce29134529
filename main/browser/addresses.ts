/** Name under which the IDE is served; a session of the simulator has a name below it, so that it is another origin and site host. */
const IDE_NAME = 'kumquat.localhost';
const SESSION = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** What a request's `Host` header asks for. */
export type Target = { kind: 'ide' } | { kind: 'guest'; session: string };

export function ideHost(port: number): string {
  return `${IDE_NAME}:${port}`;
}

export function ideOrigin(port: number): string {
  return `http://${ideHost(port)}`;
}

/** Origin of the simulator's sessions, with `{session}` where the name of one goes. */
export function guestOrigin(port: number): string {
  return `http://{session}.${ideHost(port)}`;
}

/** Null for every name that is not exactly ours: a foreign name that resolves to loopback gets nothing. */
export function targetOf(host: string | undefined, port: number): Target | null {
  if (host === undefined) return null;
  const name = host.toLowerCase();
  if (name === ideHost(port)) return { kind: 'ide' };
  const suffix = `.${ideHost(port)}`;
  if (!name.endsWith(suffix)) return null;
  const session = name.slice(0, -suffix.length);
  return SESSION.test(session) ? { kind: 'guest', session } : null;
}
