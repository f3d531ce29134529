import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readEnvironment, VARIABLES } from './environment.ts';

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
])('refuses %j in a sentence that names the variable and no secret', (env, name) => {
  expect(() => readEnvironment(env)).toThrow(name);
  expect(() => readEnvironment(env)).not.toThrow('hidden');
});

it('is documented, every variable and no other', () => {
  const text = readFileSync(new URL('../../docs/platform.md', import.meta.url), 'utf8');
  const named = new Set([...text.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name));
  expect([...named].sort()).toEqual(Object.keys(VARIABLES).sort());
});
