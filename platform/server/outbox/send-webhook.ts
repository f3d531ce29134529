import { createHmac, randomUUID } from 'node:crypto';
import { lookup } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from '../address-ranges.ts';

/** An answer has this long to come. */
const TIMEOUT_MS = 10_000;

export interface Delivery {
  /** Delivered at least once: receivers drop an id that they know. */
  id: string;
  url: string;
  secret: string;
  kind: string;
  body: string;
}

export interface WebhookRules {
  /** Addresses of this machine and of private networks, and http. For networks where everybody who may add a webhook is trusted. */
  allowPrivate: boolean;
}

export interface Sent {
  ok: boolean;
  /** HTTP status; null when there was no answer. */
  status: number | null;
  /** What to tell a developer; empty when it arrived. Nothing of the answer's text is in it. */
  error: string;
  /** Trying again cannot help. */
  final: boolean;
  durationMs: number;
}

/** `t=SECONDS,v1=HEX`: HMAC-SHA256 of `SECONDS.BODY` by the webhook's secret. */
export function signatureOf(secret: string, seconds: number, body: string): string {
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}

class Refused extends Error {}

const NOT_PUBLIC = 'The address leads to a private network. Use one that the internet reaches, or let the platform allow private webhooks.';

export interface Refusal {
  /** The rule by name, for pages that say it in their own words. */
  reason: 'protocol' | 'user' | 'private';
  sentence: string;
}

/** Why nothing is sent to this address, whatever its name resolves to; null when it may be tried. */
export function refusalOf(address: string, { allowPrivate }: WebhookRules): Refusal | null {
  const url = new URL(address);
  if (url.protocol !== 'https:' && !(allowPrivate && url.protocol === 'http:')) {
    return { reason: 'protocol', sentence: 'Only https addresses are allowed.' };
  }
  if (url.username || url.password) return { reason: 'user', sentence: 'The address must not hold a user or password.' };
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!allowPrivate && isIP(host) !== 0 && !isPublicAddress(host)) return { reason: 'private', sentence: NOT_PUBLIC };
  return null;
}

/** Refuses names of which any address is private; the socket connects to what was checked, so that no second answer slips in. */
const publicLookup: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, '', 4);
    const [first] = addresses;
    if (!first || !addresses.every(({ address }) => isPublicAddress(address))) return done(new Refused(NOT_PUBLIC), '', 4);
    if (options.all) return (done as unknown as (error: null, found: typeof addresses) => void)(null, addresses);
    done(null, first.address, first.family);
  });
};

function post(delivery: Delivery, rules: WebhookRules, headers: Record<string, string>): Promise<number> {
  const url = new URL(delivery.url);
  const { request } = url.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    const options = {
      method: 'POST',
      headers,
      agent: false as const,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(!rules.allowPrivate && { lookup: publicLookup }),
    };
    const sending = request(url, options, (response) => {
      // Only the status counts; the rest is not read.
      resolve(response.statusCode ?? 0);
      response.destroy();
    });
    sending.on('error', reject);
    sending.end(delivery.body);
  });
}

function explain(error: unknown): string {
  const { name, code } = error as NodeJS.ErrnoException;
  if (error instanceof Refused) return error.message;
  if (name === 'AbortError' || name === 'TimeoutError') return `No answer within ${TIMEOUT_MS / 1000} seconds.`;
  if (code === 'ECONNREFUSED') return 'The connection was refused.';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'The name of the server is not known.';
  if (code?.startsWith('ERR_TLS') || code?.includes('CERT')) return `The certificate of the server is not accepted (${code}).`;
  return `The connection failed${code ? ` (${code})` : ''}.`;
}

/** Sends one delivery once, follows no redirect, and never throws. */
export async function sendWebhook(delivery: Delivery, rules: WebhookRules): Promise<Sent> {
  const started = performance.now();
  const result = (sent: Omit<Sent, 'durationMs'>): Sent => ({ ...sent, durationMs: Math.round(performance.now() - started) });
  const refusal = refusalOf(delivery.url, rules);
  if (refusal) return result({ ok: false, status: null, error: refusal.sentence, final: true });
  // The receiver compares with its own clock, so this is the time of this machine.
  const seconds = Math.floor(Date.now() / 1000);
  try {
    const status = await post(delivery, rules, {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(delivery.body)),
      'user-agent': 'Kumquat-Platform',
      'kumquat-delivery': delivery.id,
      'kumquat-event': delivery.kind,
      'kumquat-signature': signatureOf(delivery.secret, seconds, delivery.body),
    });
    const ok = status >= 200 && status < 300;
    const redirect = status >= 300 && status < 400;
    const error = ok ? '' : redirect ? `The server answered ${status}; redirects are not followed.` : `The server answered ${status}.`;
    // 410: the receiver says that this address is gone for good.
    return result({ ok, status, error, final: status === 410 });
  } catch (error) {
    return result({ ok: false, status: null, error: explain(error), final: error instanceof Refused });
  }
}

export const testDelivery = (url: string, secret: string, miniProgramId: string, at: number): Delivery => ({
  id: randomUUID(),
  url,
  secret,
  kind: 'test',
  body: JSON.stringify({ kind: 'test', miniProgramId, data: {}, at }),
});
