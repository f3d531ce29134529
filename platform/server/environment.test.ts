import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readEnvironment, readProcessEnvironment, VARIABLES } from './environment.ts';

it('reads options, and takes empty ones for left out', () => {
  expect(readEnvironment({ DATABASE_URL: '', KUMQUAT_SMTP_URL: ' ' })).toMatchObject({ allowPrivateWebhooks: false });
  expect(
    readEnvironment({
      KUMQUAT_SMTP_URL: 'smtp://mail.example.com',
      KUMQUAT_MAIL_FROM: 'platform@example.com',
      KUMQUAT_TRUSTED_PROXIES: '192.0.2.1, 2001:db8::/32',
      KUMQUAT_ALLOW_PRIVATE_WEBHOOKS: '1',
    }),
  ).toMatchObject({
    mail: { smtpUrl: 'smtp://mail.example.com', from: 'platform@example.com', language: 'en' },
    trustedProxies: ['192.0.2.1', '2001:db8::/32'],
    allowPrivateWebhooks: true,
  });
});

it.each([
  [{ KUMQUAT_SMTP_URL: 'http://user:hidden@mail' }, 'KUMQUAT_SMTP_URL'],
  [{ KUMQUAT_SMTP_URL: 'smtp://user:hidden@mail' }, 'KUMQUAT_MAIL_FROM'],
  [{ KUMQUAT_SMTP_URL: 'smtp://a', KUMQUAT_MAIL_FROM: 'a@b', KUMQUAT_MAIL_LANGUAGE: 'fr' }, 'KUMQUAT_MAIL_LANGUAGE'],
  [{ KUMQUAT_TRUSTED_PROXIES: 'everybody' }, 'KUMQUAT_TRUSTED_PROXIES'],
  [{ KUMQUAT_TRUSTED_PROXIES: '10.0.0.0/33' }, 'KUMQUAT_TRUSTED_PROXIES'],
  [{ KUMQUAT_ALLOW_PRIVATE_WEBHOOKS: 'yes' }, 'KUMQUAT_ALLOW_PRIVATE_WEBHOOKS'],
  [{ KUMQUAT_S3_URL: 'https://key:hidden@s3.example.com/bucket' }, 'KUMQUAT_S3_URL'],
  [{ KUMQUAT_S3_URL: 'https://s3.example.com/bucket', KUMQUAT_S3_SECRET_ACCESS_KEY: 'hidden' }, 'KUMQUAT_S3_ACCESS_KEY_ID'],
])('refuses %j in a sentence that names the variable and no secret', (env, name) => {
  expect(() => readEnvironment(env)).toThrow(name);
  expect(() => readEnvironment(env)).not.toThrow('hidden');
});

it('names the secrets that no line of the log may hold', () => {
  const { secrets, stopWait, logLevel } = readProcessEnvironment({
    DATABASE_URL: 'postgres://user:one%20secret@host/name',
    KUMQUAT_SMTP_URL: 'smtps://user:second@host',
    KUMQUAT_S3_SECRET_ACCESS_KEY: 'third',
    KUMQUAT_METRICS_TOKEN: 'fourth',
    KUMQUAT_STOP_SECONDS: '5',
  });
  expect(secrets.sort()).toEqual(['fourth', 'one secret', 'one%20secret', 'second', 'third']);
  expect([stopWait, logLevel]).toEqual([5000, 'warn']);
  expect(() => readProcessEnvironment({ KUMQUAT_STOP_SECONDS: 'soon' })).toThrow('KUMQUAT_STOP_SECONDS');
  expect(() => readProcessEnvironment({ KUMQUAT_LOG_LEVEL: 'loud' })).toThrow('KUMQUAT_LOG_LEVEL');
});

it('is documented, every variable and no other', () => {
  const text = readFileSync(new URL('../../docs/platform.md', import.meta.url), 'utf8');
  const named = new Set([...text.matchAll(/^\| `([A-Z0-9_]+)` \|/gm)].map(([, name]) => name));
  expect([...named].sort()).toEqual(Object.keys(VARIABLES).sort());
});
