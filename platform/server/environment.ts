import { isIP } from 'node:net';
import { LANGUAGES, type Language } from '../client/i18n.ts';
import { LOG_LEVELS, type LogLevel } from './logging.ts';
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
  KUMQUAT_S3_URL: 'Bucket for packages’ contents instead of the data folder: https://s3.example.com/bucket/folder',
  KUMQUAT_S3_REGION: 'Region of the bucket.',
  KUMQUAT_S3_ACCESS_KEY_ID: 'Key for the bucket.',
  KUMQUAT_S3_SECRET_ACCESS_KEY: 'Its secret.',
  KUMQUAT_S3_SESSION_TOKEN: 'The token of a temporary key.',
  KUMQUAT_LOG_LEVEL: 'error, warn (default), info (with every request) or debug.',
  KUMQUAT_STOP_SECONDS: 'How long running requests may take to end when the platform is stopped.',
  KUMQUAT_METRICS_TOKEN: 'Lets whoever sends it as a bearer token read /metrics from other machines.',
} as const;

type Environment = Readonly<Record<string, string | undefined>>;

type FromEnvironment = Pick<
  PlatformOptions,
  'databaseUrl' | 's3' | 'publicOrigin' | 'guestOrigin' | 'trustedProxies' | 'mail' | 'allowPrivateWebhooks' | 'metricsToken'
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

function bucketOf(env: Environment): PlatformOptions['s3'] {
  const url = value(env, 'KUMQUAT_S3_URL');
  if (!url) return undefined;
  const address = URL.canParse(url) ? new URL(url) : null;
  if (
    !address ||
    !['https:', 'http:'].includes(address.protocol) ||
    address.username ||
    address.password ||
    address.search ||
    address.hash
  ) {
    // Whoever puts the key into the address must not find it in a log.
    throw new Error('KUMQUAT_S3_URL must be like https://s3.example.com/bucket/folder, without a key in it.');
  }
  const needed = (name: 'KUMQUAT_S3_ACCESS_KEY_ID' | 'KUMQUAT_S3_SECRET_ACCESS_KEY'): string => {
    const given = value(env, name);
    if (!given) throw new Error(`${name} must be set when KUMQUAT_S3_URL is set.`);
    return given;
  };
  return {
    url,
    region: value(env, 'KUMQUAT_S3_REGION') ?? 'us-east-1',
    accessKeyId: needed('KUMQUAT_S3_ACCESS_KEY_ID'),
    secretAccessKey: needed('KUMQUAT_S3_SECRET_ACCESS_KEY'),
    sessionToken: value(env, 'KUMQUAT_S3_SESSION_TOKEN'),
  };
}

const STOP_SECONDS = '30';

/** What concerns the process and not the platform in it. `stopWait`: ms. @throws an error that names the variable */
export function readProcessEnvironment(env: Environment): { stopWait: number; logLevel: LogLevel; secrets: string[] } {
  const seconds = value(env, 'KUMQUAT_STOP_SECONDS') ?? STOP_SECONDS;
  if (!/^\d{1,5}$/.test(seconds)) throw new Error('KUMQUAT_STOP_SECONDS must be a number of seconds.');
  const level = (value(env, 'KUMQUAT_LOG_LEVEL') ?? 'warn') as LogLevel;
  if (!LOG_LEVELS.includes(level)) throw new Error(`KUMQUAT_LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}.`);
  return { stopWait: Number(seconds) * 1000, logLevel: level, secrets: secretsOf(env) };
}

/** What the environment holds that nobody but the platform may read. */
function secretsOf(env: Environment): string[] {
  const inAddresses = [value(env, 'DATABASE_URL'), value(env, 'KUMQUAT_SMTP_URL')].flatMap((address) => {
    const password = address && URL.canParse(address) ? new URL(address).password : '';
    return [password, decodeURIComponent(password)];
  });
  const plain = (['KUMQUAT_S3_SECRET_ACCESS_KEY', 'KUMQUAT_S3_SESSION_TOKEN', 'KUMQUAT_METRICS_TOKEN'] as const).map(
    (name) => value(env, name) ?? '',
  );
  return [...new Set([...inAddresses, ...plain])].filter((secret) => secret !== '');
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
    s3: bucketOf(env),
    publicOrigin: value(env, 'KUMQUAT_PUBLIC_ORIGIN'),
    guestOrigin: value(env, 'KUMQUAT_GUEST_ORIGIN'),
    trustedProxies: proxiesOf(env),
    mail: mailOf(env),
    allowPrivateWebhooks: flag(env, 'KUMQUAT_ALLOW_PRIVATE_WEBHOOKS'),
    metricsToken: value(env, 'KUMQUAT_METRICS_TOKEN'),
  };
}
