import { createHmac, randomUUID } from 'node:crypto';
import { lookup } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { WebhookFailure } from '../../contract/operations-models.ts';
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

export interface SentWebhook {
  ok: boolean;
  /** HTTP status; null when there was no answer. */
  status: number | null;
  /** Null when it arrived. Nothing of the answer's text is in it. */
  failure: WebhookFailure | null;
  /** Trying again cannot help. */
  final: boolean;
  durationMs: number;
}

/** `t=SECONDS,v1=HEX`: HMAC-SHA256 of `SECONDS.BODY` by the webhook's secret. */
export function signatureOf(secret: string, seconds: number, body: string): string {
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}

/** The name of a server leads to a private network. */
class NotPublic extends Error {}

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
    if (!first || !addresses.every(({ address }) => isPublicAddress(address))) return done(new NotPublic(NOT_PUBLIC), '', 4);
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

function failureOf(error: unknown): WebhookFailure {
  const { name, code } = error as NodeJS.ErrnoException;
  if (error instanceof NotPublic) return { code: 'private' };
  if (name === 'AbortError' || name === 'TimeoutError') return { code: 'timeout', seconds: TIMEOUT_MS / 1000 };
  if (code === 'ECONNREFUSED') return { code: 'connection-refused' };
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return { code: 'name-unknown' };
  if (code?.startsWith('ERR_TLS') || code?.includes('CERT')) return { code: 'certificate', error: code };
  return { code: 'connection', ...(code && { error: code }) };
}

function failureOfStatus(status: number): WebhookFailure | null {
  if (status >= 200 && status < 300) return null;
  if (status >= 300 && status < 400) return { code: 'redirect' };
  // The receiver says that this address is gone for good.
  return { code: status === 410 ? 'gone' : 'status' };
}

/** Sends one delivery once, follows no redirect, and never throws. */
export async function sendWebhook(delivery: Delivery, rules: WebhookRules): Promise<SentWebhook> {
  const started = performance.now();
  const result = (sent: Omit<SentWebhook, 'durationMs'>): SentWebhook => ({ ...sent, durationMs: Math.round(performance.now() - started) });
  const refusal = refusalOf(delivery.url, rules);
  if (refusal) return result({ ok: false, status: null, failure: { code: refusal.reason }, final: true });
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
    const failure = failureOfStatus(status);
    return result({ ok: failure === null, status, failure, final: failure?.code === 'gone' });
  } catch (error) {
    const failure = failureOf(error);
    return result({ ok: false, status: null, failure, final: failure.code === 'private' });
  }
}

export const testDelivery = (url: string, secret: string, miniProgramId: string, at: number): Delivery => ({
  id: randomUUID(),
  url,
  secret,
  kind: 'test',
  body: JSON.stringify({ kind: 'test', miniProgramId, data: {}, at }),
});
