import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendPackage } from '../client/send-package.ts';
import { type RouteName, routes } from '../contract/api.ts';
import { inputSchema } from '../contract/open-api.ts';
import type { Platform } from './start-platform.ts';
import { clientOf, manifestOf, ONE_DATABASE, PASSWORD, readerOf, TestPlatform } from './testing/test-platform.ts';

const files = { 'app-config.json': '{}', 'logic.js': 'void 0;' };
/** Of each route by each kind of session. KUMQUAT_FUZZ_RUNS asks for more. */
const RUNS = Number(process.env['KUMQUAT_FUZZ_RUNS'] ?? 2);
/** These hash passwords, or end what others need: few runs, and last. */
const COSTLY: readonly string[] = ['changeAccount', 'endOtherSessions', 'setUp', 'logIn', 'createAccount', 'logOut'];

const HOSTILE = [
  `'); DROP TABLE versions; --`,
  `" OR ""="`,
  '<img src=x onerror="alert(1)">',
  '</script><script>alert(1)</script>',
  'a\0b',
  '\ud800',
  '🍊\u202e\u200d\ufeff',
  '../../etc/passwd',
  '%00%2e%2e',
  '{{7*7}}%s%n',
  'x'.repeat(5000),
  '9'.repeat(400),
  '-1',
  '1e309',
  'NaN',
  '',
  ' ',
  'constructor',
  '__proto__',
];
const hostile: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(...HOSTILE, null, true, 0, -1, 1.5, Number.MAX_SAFE_INTEGER, 2 ** 63, [], {}, [[]], { $ne: '' }),
  fc.string({ unit: 'binary', maxLength: 80 }),
);

interface Schema {
  type?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  pattern?: string;
  format?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  maxItems?: number;
  additionalProperties?: Schema | boolean;
}

/** Values that mostly fit a schema, and now and then anything. `known`: texts that name something that exists. */
function valuesOf(schema: Schema, known: readonly string[]): fc.Arbitrary<unknown> {
  const fitting = (): fc.Arbitrary<unknown> => {
    if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one) => valuesOf(one, known)));
    if (schema.enum) return fc.constantFrom(...schema.enum);
    if (schema.const !== undefined) return fc.constant(schema.const);
    if (schema.type === 'boolean') return fc.boolean();
    if (schema.type === 'null') return fc.constant(null);
    if (schema.type === 'integer' || schema.type === 'number') {
      const { minimum = 0, maximum = 2 ** 40 } = schema;
      return fc.integer({ min: Math.max(minimum, Number.MIN_SAFE_INTEGER), max: Math.min(maximum, minimum + 2 ** 40) });
    }
    if (schema.type === 'array') return fc.array(valuesOf(schema.items ?? {}, known), { maxLength: Math.min(schema.maxItems ?? 3, 3) });
    if (schema.type === 'object') {
      const fields = Object.entries(schema.properties ?? {}).map(([name, one]) => [name, valuesOf(one, known)] as const);
      const requiredKeys = (schema.required ?? []).filter((name) => schema.properties?.[name]);
      return fc.record(Object.fromEntries(fields), { requiredKeys });
    }
    if (schema.type === 'string') {
      if (schema.format === 'uri') return fc.constantFrom('https://hook.example.com/x', 'https://127.0.0.1/', 'javascript:alert(1)');
      const { minLength = 0, maxLength = 40 } = schema;
      const free = fc.string({ unit: 'grapheme', minLength, maxLength: Math.max(minLength, Math.min(maxLength, 40)) });
      return fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: free });
    }
    return hostile;
  };
  return fc.oneof({ weight: 7, arbitrary: fitting() }, { weight: 1, arbitrary: hostile });
}

const schemaOf = (schema: Parameters<typeof inputSchema>[0]): Schema => inputSchema(schema) as Schema;

describe.each(ONE_DATABASE)('with the %s database', (kind) => {
  let test: TestPlatform;
  let platform: Platform;
  let known: string[];
  const tokens: Record<string, string> = {};

  beforeAll(async () => {
    test = await TestPlatform.create(kind);
    platform = await test.start();
    const body = { account: 'keeper', name: 'Keeper', password: PASSWORD };
    tokens['keeper'] = (await clientOf(platform).call('setUp', { body })).token;
    const keeper = clientOf(platform, tokens['keeper']);
    const { id } = await keeper.call('createMiniProgram', { body: { name: 'Shop' } });
    const params = { id };
    for (const role of ['admin', 'operator', 'developer', 'analyst', 'stranger'] as const) {
      await keeper.call('createAccount', { body: { account: role, name: role, password: PASSWORD } });
      tokens[role] = (await clientOf(platform).call('logIn', { body: { account: role, password: PASSWORD } })).token;
      if (role !== 'stranger') await keeper.call('putMember', { params: { id, account: role }, body: { role } });
    }
    const { packageId } = await sendPackage(keeper, { miniProgramId: id, manifest: manifestOf(files), read: readerOf(files) });
    const version = await keeper.call('createVersion', { params, body: { packageId, version: '1.0.0', remarks: '' } });
    const form = { summary: 'First', testAccount: '', screenshots: [] };
    const review = await keeper.call('submitReview', { params, body: { version: version.id, form } });
    await keeper.call('decideReview', { params: { review: review.id }, body: { approve: true, reasons: '' } });
    const release = await keeper.call('createRelease', { params, body: { review: review.id, phase: null } });
    const key = await keeper.call('createKey', { params, body: { name: 'Build server' } });
    tokens['key'] = key.secret;
    tokens['nobody'] = '';
    tokens['forged'] = 'A'.repeat(43);
    // The mini program comes more often: most routes are about one.
    known = [id, id, id, id, version.id, review.id, release.id, key.key.id, packageId, 'admin', 'developer', 'stranger', '1.0.0'];
  });
  afterAll(() => test.remove());

  const names = (Object.keys(routes) as RouteName[]).sort((one, other) => COSTLY.indexOf(one) - COSTLY.indexOf(other));

  it.each(names)('%s never fails, whatever is sent', async (name) => {
    const route = routes[name];
    const input = fc.record({
      params: valuesOf(schemaOf(route.params), known),
      query: valuesOf(schemaOf(route.query), known),
      body: route.bodyType === 'json' ? valuesOf(schemaOf(route.body), known) : hostile,
      json: fc.boolean(),
    });
    const property = fc.asyncProperty(fc.constantFrom(...Object.keys(tokens)), input, async (who, { params, query, body, json }) => {
      const fields = (value: unknown) =>
        Object.entries(typeof value === 'object' && value ? value : {}).map(([field, one]) => [
          field,
          String(one ?? '').replace(/\p{Surrogate}/gu, '?'),
        ]);
      const given = Object.fromEntries(fields(params)) as Record<string, string>;
      const place = route.path.replace(/:(\w+)/g, (_all, field: string) => encodeURIComponent(given[field] || known[0]!));
      const search = new URLSearchParams(fields(query) as [string, string][]);
      const headers: Record<string, string> = { ...(tokens[who] && { authorization: `Bearer ${tokens[who]}` }) };
      if (route.bodyType !== 'none') headers['content-type'] = route.bodyType === 'binary' && json ? 'application/zip' : 'application/json';
      const response = await fetch(`${platform.origin}${place}?${search}`, {
        method: route.method,
        headers,
        redirect: 'manual',
        ...(route.bodyType !== 'none' && { body: JSON.stringify(body) ?? '' }),
      });
      const text = await response.text();
      expect({ status: response.status, text: response.status >= 500 ? text : '' }).toEqual({
        status: response.status < 500 ? response.status : 'below 500',
        text: '',
      });
      // Texts are only ever data: no browser takes an answer for a document.
      expect(response.headers.get('content-type')).toMatch(/^application\/json/);
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      const answer: unknown = JSON.parse(text);
      if (response.ok) expect(route.response.safeParse(answer).error?.issues).toBeUndefined();
      else expect(answer).toMatchObject({ code: expect.any(String), message: expect.any(String) });
    });
    await fc.assert(property, { numRuns: COSTLY.includes(name) ? 12 : RUNS * Object.keys(tokens).length, endOnFailure: true });
  });

  it('kept what it was given before', async () => {
    // What was sent used up the attempts to log in of this address.
    test.now += 15 * 60 * 1000;
    const { token } = await clientOf(platform).call('logIn', { body: { account: 'keeper', password: PASSWORD } });
    expect(await clientOf(platform, token).call('me')).toMatchObject({ account: 'keeper' });
  });
});
