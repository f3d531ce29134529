import { isIP } from 'node:net';
import { LANGUAGES, type Language } from '../client/i18n.ts';
import type { PlatformOptions } from './start-platform.ts';

/** Every variable that the server reads; docs/platform.md says the same at length. */
export const VARIABLES = {
  DATABASE_URL: 'PostgreSQL instead of the embedded database: postgres://user:password@host:5432/name',
  KUMQUAT_PUBLIC_ORIGIN: 'Where users reach the platform when something stands in front of it.',
  KUMQUAT_GUEST_ORIGIN: 'A separate domain for packages’ contents.',
  KUMQUAT_TRUSTED_PROXIES: 'Addresses and networks, separated by commas, whose X-Forwarded-For counts.',
  KUMQUAT_SMTP_URL: 'Mail server: smtp://user:password@host:587 or smtps://...',
  KUMQUAT_MAIL_FROM: 'Sender of mails.',
  KUMQUAT_MAIL_LANGUAGE: 'Language of mails: en, es or zh-CN.',
  KUMQUAT_ALLOW_PRIVATE_WEBHOOKS: '1: webhooks may lead to private addresses and plain http.',
  KUMQUAT_METRICS_TOKEN: 'Lets whoever sends it as a bearer token read /metrics from other machines.',
} as const;

type Environment = Readonly<Record<string, string | undefined>>;

type FromEnvironment = Pick<
  PlatformOptions,
  'databaseUrl' | 'publicOrigin' | 'guestOrigin' | 'trustedProxies' | 'mail' | 'allowPrivateWebhooks' | 'metricsToken'
>;

const value = (env: Environment, name: keyof typeof VARIABLES): string | undefined => env[name]?.trim() || undefined;

function mailOf(env: Environment): PlatformOptions['mail'] {
  const smtpUrl = value(env, 'KUMQUAT_SMTP_URL');
  if (!smtpUrl) return undefined;
  if (!URL.canParse(smtpUrl) || !['smtp:', 'smtps:'].includes(new URL(smtpUrl).protocol)) {
    // The value holds a password, so it is not repeated.
    throw new Error('KUMQUAT_SMTP_URL must be like smtp://user:password@host:587.');
  }
  const from = value(env, 'KUMQUAT_MAIL_FROM');
  if (!from) throw new Error('KUMQUAT_MAIL_FROM must name the sender of mails when KUMQUAT_SMTP_URL is set.');
  const language = value(env, 'KUMQUAT_MAIL_LANGUAGE') ?? 'en';
  if (!LANGUAGES.includes(language as Language)) throw new Error(`KUMQUAT_MAIL_LANGUAGE must be one of ${LANGUAGES.join(', ')}.`);
  return { smtpUrl, from, language: language as Language };
}

function proxiesOf(env: Environment): string[] | undefined {
  const ranges = value(env, 'KUMQUAT_TRUSTED_PROXIES')
    ?.split(',')
    .map((range) => range.trim());
  for (const range of ranges ?? []) {
    const [address = '', bits, ...rest] = range.split('/');
    const most = isIP(address) === 6 ? 128 : 32;
    const whole = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most);
    if (isIP(address) === 0 || !whole || rest.length > 0)
      throw new Error(`KUMQUAT_TRUSTED_PROXIES: "${range}" is no address and no network.`);
  }
  return ranges;
}

function flag(env: Environment, name: keyof typeof VARIABLES): boolean {
  const text = value(env, name);
  if (text !== undefined && text !== '0' && text !== '1') throw new Error(`${name} must be 0 or 1.`);
  return text === '1';
}

/** Options from the environment. @throws an error that names the variable, and never repeats a secret */
export function readEnvironment(env: Environment): FromEnvironment {
  return {
    databaseUrl: value(env, 'DATABASE_URL'),
    publicOrigin: value(env, 'KUMQUAT_PUBLIC_ORIGIN'),
    guestOrigin: value(env, 'KUMQUAT_GUEST_ORIGIN'),
    trustedProxies: proxiesOf(env),
    mail: mailOf(env),
    allowPrivateWebhooks: flag(env, 'KUMQUAT_ALLOW_PRIVATE_WEBHOOKS'),
    metricsToken: value(env, 'KUMQUAT_METRICS_TOKEN'),
  };
}
