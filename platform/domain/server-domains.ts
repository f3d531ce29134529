import { PlatformError } from '../contract/errors.ts';
import type { DomainKind } from '../contract/server-domain-models.ts';

/** FIELD: at most 200 domains of a kind, 50 edits a month. */
export const MAX_DOMAINS = 200;
export const MAX_EDITS = 50;
export const EDITS_WINDOW_MS = 30 * 24 * 60 * 60 * 1000;

const PROTOCOLS: Record<DomainKind, string> = {
  request: 'https:',
  socket: 'wss:',
  upload: 'https:',
  download: 'https:',
  webView: 'https:',
};
const LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;

/** `reason`: the rule by name, for pages that say it in their own words. */
function refuse(domain: string, reason: string, why: string): never {
  throw new PlatformError('invalid-input', `"${domain}": ${why}`, { field: 'domains', domain, reason });
}

/**
 * One domain as its origin, in lower case and without the protocol's own port. Only what browsers and devices compare counts: a
 * protocol, a name, an exact port; no path, no user, no wildcard. @throws invalid-input that names the domain
 */
function originOf(kind: DomainKind, domain: string): string {
  const protocol = PROTOCOLS[kind];
  const text = domain.trim();
  if (!URL.canParse(text)) refuse(domain, 'form', `write it as ${protocol}//example.com`);
  const url = new URL(text);
  if (url.protocol !== protocol) refuse(domain, 'protocol', `only ${protocol}// is allowed here`);
  if (url.username || url.password) refuse(domain, 'user', 'a domain has no user or password');
  if (url.search || url.hash || url.pathname !== '/' || /[?#]/.test(text)) refuse(domain, 'path', 'a domain has no path and no query');
  // The parser writes every form of an IPv4 address with dots, and IPv6 in brackets.
  if (/^\d+(\.\d+){3}$/.test(url.hostname) || url.hostname.startsWith('['))
    refuse(domain, 'ip', 'IP addresses are not allowed, use a name');
  const labels = url.hostname.split('.');
  if (labels.length < 2 || url.hostname.length > 253 || !labels.every((label) => LABEL.test(label))) {
    refuse(domain, 'name', 'this is not a full domain name');
  }
  return `${protocol}//${url.host}`;
}

/** A list as it is kept: each origin once, in the given order. @throws invalid-input */
export function checkDomains(kind: DomainKind, domains: readonly string[]): string[] {
  const origins = [...new Set(domains.map((domain) => originOf(kind, domain)))];
  if (origins.length > MAX_DOMAINS) {
    throw new PlatformError('invalid-input', `At most ${MAX_DOMAINS} domains of a kind are allowed.`, { field: 'domains', reason: 'many' });
  }
  return origins;
}
