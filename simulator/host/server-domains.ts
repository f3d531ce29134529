import type { ServerDomainKind } from '../protocol/host-failure.ts';
import { HostError } from './host.ts';

/** Origins that a mini program may use, as the platform keeps them: `https://api.example.com`, `wss://live.example.com:8443`. */
export type ServerDomains = Readonly<Record<ServerDomainKind, readonly string[]>>;

/** Error number of the phone for an address that a mini program may not use. */
export const NOT_IN_DOMAIN_LIST = 600_002;

const KIND: Readonly<Record<string, ServerDomainKind>> = {
  request: 'request',
  connectSocket: 'socket',
  uploadFile: 'upload',
  downloadFile: 'download',
  openWebView: 'webView',
};

/**
 * Whether an address is of a listed origin: the same protocol, the same name and the same port. Neither path, query nor user
 * count, names below a listed one are others, and there are no wildcards.
 */
export function isListed(address: URL, listed: readonly string[]): boolean {
  // An address without an origin (`data:`, `file:`) has the word "null" for one, which is never listed.
  return listed.includes(address.origin);
}

/**
 * Refuses an address that the mini program's lists do not have; for each hop of a redirect, too.
 * `domains` null: nothing is checked. `canTurnOff`: the developer may turn the check off where this program runs.
 * @throws HostError with the phone's wording, and what the device tells the developer about it
 */
export function refuseUnlisted(api: string, address: URL, domains: ServerDomains | null, canTurnOff: boolean): void {
  const kind = Object.hasOwn(KIND, api) ? KIND[api] : undefined;
  if (!domains || !kind || isListed(address, domains[kind])) return;
  const origin = address.origin === 'null' ? address.protocol : address.origin;
  throw new HostError(`${api}:fail url not in domain list`, NOT_IN_DOMAIN_LIST, { kind, origin, canTurnOff });
}
