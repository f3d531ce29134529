import { describe, expect, it } from 'vitest';
import { Usage } from '../../platform/contract/serving-models.ts';
import { answerDataRequest, isDataRequest } from './operations-data.ts';
import { sampleData } from './operations-sample.ts';

const NOON = Date.UTC(2026, 4, 20, 12);
const ask = (path: string, method = 'GET') =>
  answerDataRequest(
    { url: `https://data.kumquat.invalid${path}`, method },
    sampleData(() => NOON),
  );

describe('the origin of operations data', () => {
  it.each(['https://data.kumquat.invalid/programs', 'https://DATA.kumquat.INVALID:443/usage?id=a'])('is %s', (url) =>
    expect(isDataRequest({ url })).toBe(true),
  );

  it.each([
    'http://data.kumquat.invalid/programs',
    'https://data.kumquat.invalid:8443/programs',
    'https://data.kumquat.invalid.example.com/programs',
    'https://example.com/?https://data.kumquat.invalid/',
    'https://example.com@other.invalid/',
    'data.kumquat.invalid',
    undefined,
    7,
  ])('is not %s', (url) => expect(isDataRequest({ url })).toBe(false));

  it('answers sample figures that the platform itself could have sent', async () => {
    const { data } = (await ask('/programs')) as { data: { sample: boolean; programs: { id: string }[] } };
    expect(data.sample).toBe(true);
    const answer = await ask(`/usage?id=${data.programs[0]?.id}&days=7`);
    expect(answer.statusCode).toBe(200);
    const usage = Usage.parse((answer.data as { usage: unknown }).usage);
    expect(usage.days.map(({ day }) => day)).toEqual(['14', '15', '16', '17', '18', '19', '20'].map((day) => `2026-05-${day}`));
    expect(usage.totals.visits).toBe(usage.days.reduce((sum, { visits }) => sum + visits, 0));
    expect(usage.totals.visits).toBeGreaterThan(usage.totals.visitors);
  });

  it('answers of one version what is a part of all', async () => {
    const of = async (more: string) => Usage.parse(((await ask(`/usage?id=sample-orchard${more}`)).data as { usage: unknown }).usage);
    const [all, one, none] = [await of(''), await of('&version=1.3.2'), await of('&version=9')];
    expect(all.days).toHaveLength(30);
    expect(one.version).toBe('1.3.2');
    expect(one.totals.visits).toBeGreaterThan(0);
    expect(one.totals.visits).toBeLessThan(all.totals.visits);
    expect(none.totals.visits).toBe(0);
  });

  it.each([
    ['/usage', 400, 'invalid-input'],
    ['/usage?id=../x', 400, 'invalid-input'],
    ['/usage?id=sample-orchard&days=0', 400, 'invalid-input'],
    ['/usage?id=sample-orchard&days=1.5', 400, 'invalid-input'],
    ['/usage?id=sample-orchard&days=367', 400, 'invalid-input'],
    ['/usage?id=other', 404, 'mini-program-missing'],
    ['/elsewhere', 404, 'not-found'],
  ])('refuses %s with %i %s', async (path, status, code) => {
    expect(await ask(path)).toMatchObject({ statusCode: status, data: { code, message: expect.stringMatching(/\w+ .+\.$/) } });
  });

  it('only reads: other methods find nothing', async () => {
    expect(await ask('/programs', 'POST')).toMatchObject({ statusCode: 404, data: { code: 'not-found' } });
  });
});
