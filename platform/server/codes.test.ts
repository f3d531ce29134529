import jsQRModule from 'jsqr';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PlatformClient } from '../client/client.ts';
import type { Platform } from './start-platform.ts';
import { ReleasedProgram } from './testing/released-program.ts';
import { clientOf, ONE_DATABASE, setUp, TestPlatform } from './testing/test-platform.ts';

const jsQR = jsQRModule as unknown as typeof import('jsqr').default;
const PAGES = ['pages/home/home', 'pages/fruit/fruit'];
const SCENE = "0Az!#$&'()*+,/:;=?@-._~";

describe.each(ONE_DATABASE)('Mini Program codes with the %s database', (kind) => {
  let test: TestPlatform;
  let platform: Platform;
  let admin: PlatformClient;
  let program: ReleasedProgram;

  beforeAll(async () => {
    test = await TestPlatform.create(kind);
    platform = await test.start();
    admin = await setUp(platform);
    program = await ReleasedProgram.create(admin, 'Obst & Gemüse <b>');
  });
  afterAll(() => test.remove());

  const create = (body: object) =>
    admin.call('createCode', { params: { id: program.id }, body: { env: 'release', page: '', scene: '', ...body } as never });
  const refused = (body: object) =>
    create(body).then(
      () => 'created',
      (error: { code: string; data?: { field?: string } }) => [error.code, error.data?.field].filter(Boolean).join(' '),
    );

  it('are made for pages that exist, the same for the same, and lead where they say', async () => {
    expect(await refused({})).toBe('not-released');
    expect(await refused({ env: 'trial' })).toBe('no-test-version');
    const version = await program.upload('1.0.0', {}, PAGES);
    await program.release(version);
    const all = await Promise.all(Array.from({ length: 4 }, () => create({ page: PAGES[1], scene: SCENE })));
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
    const [made] = all;
    expect(made).toMatchObject({ env: 'release', page: PAGES[1], scene: SCENE, version: null, createdBy: { account: 'admin' } });
    expect(made!.url).toBe(`${platform.origin}/c/${made!.id}`);
    test.now += 1;
    const plain = await create({});
    expect(plain.id).not.toBe(made!.id);
    expect(await refused({ page: 'pages/none/none' })).toBe('invalid-input page');
    await admin.call('setTestVersion', { params: { id: program.id }, body: { version: version.id } });
    const trial = await create({ env: 'trial', page: PAGES[1] });
    const develop = await create({ env: 'develop', page: PAGES[0], version: version.id });
    expect(develop.version).toEqual({ id: version.id, number: 1, version: '1.0.0' });
    expect((await create({ env: 'develop', page: PAGES[0], version: version.id })).id).toBe(develop.id);
    expect(await refused({ env: 'develop' })).toBe('invalid-input version');
    expect(await refused({ env: 'release', version: version.id })).toBe('invalid-input version');
    expect(await refused({ env: 'develop', version: 'none' })).toBe('version-missing');
    expect(await refused({ env: 'develop', page: 'pages/none/none', version: version.id })).toBe('invalid-input page');
    const listed = await admin.call('listCodes', { params: { id: program.id } });
    expect(listed.map(({ id }) => id).sort()).toEqual([made!.id, plain.id, trial.id, develop.id].sort());
    expect(listed.at(-1)!.id).toBe(made!.id);

    const open = (code: string) => clientOf(platform).call('openCode', { params: { code } });
    const miniProgram = { id: program.id, name: 'Obst & Gemüse <b>' };
    expect(await open(made!.id)).toEqual({ miniProgram, env: 'release', page: PAGES[1], scene: SCENE, version: null });
    expect(await open(develop.id)).toMatchObject({ env: 'develop', version: version.id });
    await expect(open('none')).rejects.toMatchObject({ code: 'code-missing' });
  });

  it.each(['a'.repeat(33), 'a b', 'ä', 'a%20', 'a"', '<', '>', '\\', '`', '^', '{', '|', 'a\0', 'a\n', '🍊'])(
    'refuse the scene %j',
    async (scene) => expect(await refused({ scene })).toBe('invalid-input scene'),
  );

  it('are drawn as SVG and PNG of every width, read by a decoder', async () => {
    const { id, url } = await create({ scene: 'a'.repeat(32) });
    const get = (address: string) => fetch(`${platform.origin}/api/codes/${address}`);
    for (const [query, width] of [
      ['?width=280', 280],
      ['', 430],
      ['?width=1280', 1280],
    ] as const) {
      const answer = await get(`${id}.png${query}`);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png']);
      const image = PNG.sync.read(Buffer.from(await answer.arrayBuffer()));
      expect([image.width, image.height]).toEqual([width, width]);
      expect(jsQR(onWhite(image), width, width)?.data).toBe(url);
    }
    const svg = await get(`${id}.svg`);
    expect(svg.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
    expect(svg.headers.get('content-security-policy')).toContain('sandbox');
    const text = await svg.text();
    expect(text).toContain('<title>Obst &#38; Gem\u00fcse &#60;b&#62;</title>');
    expect(text).not.toContain('<b>');
    for (const width of ['279', '1281', '0', '-280', '300.5', 'abc', '', '1e3', '280&width=300', '99999999999']) {
      expect([width, (await get(`${id}.png?width=${width}`)).status]).toEqual([width, 400]);
    }
    for (const name of ['none.png', 'none.svg', `${'x'.repeat(60)}.svg`, "'%20OR%201.png"]) expect((await get(name)).status).toBe(404);
    for (const name of [`${'x'.repeat(100)}.png`, 'a%00.svg']) expect((await get(name)).status).toBe(400);
  });
});

/** The picture on white paper, as a camera sees it. */
function onWhite({ data }: PNG): Uint8ClampedArray {
  const pixels = new Uint8ClampedArray(data.length);
  for (let at = 0; at < data.length; at += 4) {
    const alpha = data[at + 3]! / 255;
    for (let part = 0; part < 3; part += 1) pixels[at + part] = data[at + part]! * alpha + 255 * (1 - alpha);
    pixels[at + 3] = 255;
  }
  return pixels;
}
