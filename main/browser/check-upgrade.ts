import { isToken } from './access-token.ts';
import { ideHost, ideOrigin } from './addresses.ts';

/** Path of the backend's socket and its subprotocol; the token travels as a second one, `token.TOKEN`. */
export const SOCKET_PATH = '/rpc';
export const SOCKET_PROTOCOL = 'kumquat';

/** The headers of a WebSocket upgrade that decide about it. */
export interface UpgradeRequest {
  path: string;
  host: string | undefined;
  origin: string | undefined;
  protocols: string | undefined;
}

/** HTTP status that refuses the upgrade, or null when it is the IDE's own page with the right token. */
export function checkUpgrade(request: UpgradeRequest, port: number, token: string): 403 | 404 | 421 | null {
  if (request.host?.toLowerCase() !== ideHost(port)) return 421;
  if (request.origin !== ideOrigin(port)) return 403;
  const offered = (request.protocols ?? '').split(',').map((part) => part.trim());
  const given = offered.find((part) => part.startsWith('token.'))?.slice('token.'.length) ?? '';
  if (!offered.includes(SOCKET_PROTOCOL) || !isToken(given, token)) return 403;
  return request.path === SOCKET_PATH ? null : 404;
}
