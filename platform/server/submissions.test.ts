import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PlatformClient } from '../client/client.ts';
import { sendPackage } from '../client/send-package.ts';
import { MAX_IMAGE_BYTES } from '../contract/release-models.ts';
import { logIn, manifestOf, ONE_DATABASE, PASSWORD, readerOf, setUp, sha256, TestPlatform } from './testing/test-platform.ts';

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const digestOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

describe.each(ONE_DATABASE)('what a submission shows, with the %s database', (kind) => {
  let test: TestPlatform;
  let keeper: PlatformClient;
  let admin: PlatformClient;
  let stranger: PlatformClient;
  let id: string;

  beforeAll(async () => {
    test = await TestPlatform.create(kind);
    const platform = await test.start();
    keeper = await setUp(platform);
    for (const account of ['owner', 'stranger'])
      await keeper.call('createAccount', { body: { account, name: account, password: PASSWORD } });
    [admin, stranger] = [await logIn(platform, 'owner'), await logIn(platform, 'stranger')];
    ({ id } = await keeper.call('createMiniProgram', { body: { name: 'Shop' } }));
    await keeper.call('putMember', { params: { id, account: 'owner' }, body: { role: 'admin' } });
    await keeper.call('removeMember', { params: { id, account: 'admin' } });
  });
  afterAll(() => test.remove());

  async function upload(files: Record<string, string>, version: string): Promise<string> {
    const { packageId } = await sendPackage(admin, { miniProgramId: id, manifest: manifestOf(files), read: readerOf(files) });
    return (await admin.call('createVersion', { params: { id }, body: { packageId, version, remarks: '' } })).id;
  }
  async function submit(version: string, screenshots: string[] = []): Promise<string> {
    test.now += 1;
    const form = { summary: 'New', testAccount: 'tess / secret', screenshots };
    return (await admin.call('submitReview', { params: { id }, body: { version, form } })).id;
  }
  const addImage = (bytes: Buffer) => admin.call('uploadImage', { params: { id }, body: { data: bytes.toString('base64') } });
  const getImage = (client: PlatformClient, digest: string) => client.call('getImage', { params: { id, sha256: digest } });

  it('keeps images by content, and shows them to members and reviewers once a submission has them', async () => {
    const digest = digestOf(PNG);
    expect(await addImage(PNG)).toEqual({ sha256: digest });
    expect(await addImage(PNG)).toEqual({ sha256: digest });
    await expect(getImage(admin, digest)).rejects.toMatchObject({ code: 'not-found' });
    await submit(await upload({ 'app-config.json': '{}' }, '1.0.0'), [digest]);
    for (const client of [admin, keeper]) {
      expect(await getImage(client, digest)).toEqual({ type: 'image/png', data: PNG.toString('base64') });
    }
    await expect(getImage(stranger, digest)).rejects.toMatchObject({ code: 'not-a-member' });
    // A package's file is no image of a submission, whoever knows its digest.
    await expect(getImage(admin, sha256('{}'))).rejects.toMatchObject({ code: 'not-found' });
  });

  it('refuses what is no image, and what is too large', async () => {
    await expect(addImage(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(addImage(Buffer.from('GIF89a'))).rejects.toMatchObject({ code: 'invalid-input' });
    const largest = Buffer.concat([PNG, Buffer.alloc(MAX_IMAGE_BYTES - PNG.length)]);
    expect(await addImage(largest)).toEqual({ sha256: digestOf(largest) });
    await expect(addImage(Buffer.concat([largest, Buffer.alloc(1)]))).rejects.toMatchObject({
      code: expect.stringMatching(/too-large|invalid-input/),
    });
    const notBase64 = admin.call('uploadImage', { params: { id }, body: { data: 'no base 64!' } });
    await expect(notBase64).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(submit(await upload({ 'app-config.json': '{}' }, '1.0.1'), ['0'.repeat(64)])).rejects.toMatchObject({
      code: 'invalid-input',
    });
  });

  it('tells the reviewer what a submission changes against the online version, and opens it', async () => {
    const first = await submit(await upload({ 'app-config.json': '{}', 'logic.js': '1;', 'old.js': '' }, '1.1.0'));
    expect(await keeper.call('getReview', { params: { review: first } })).toMatchObject({ online: null, comparison: null });
    await keeper.call('decideReview', { params: { review: first }, body: { approve: true, reasons: '' } });
    await admin.call('createRelease', { params: { id }, body: { review: first, phase: null } });

    const second = await submit(await upload({ 'app-config.json': '{}', 'logic.js': '1; 2;', 'new.js': '3' }, '1.2.0'));
    const { online, comparison, history } = await keeper.call('getReview', { params: { review: second } });
    expect(online).toMatchObject({ version: '1.1.0' });
    expect(comparison).toEqual({
      added: [{ path: 'new.js', size: 1 }],
      removed: [{ path: 'old.js', size: 0 }],
      changed: [{ path: 'logic.js', before: 2, after: 5 }],
      before: 4,
      after: 8,
    });
    expect(history.some(({ id: other }) => other === first)).toBe(true);

    const opened = await keeper.call('openReview', { params: { review: second } });
    expect(opened).toMatchObject({ miniProgram: { id, name: 'Shop' }, page: 'pages/home/home', appConfig: {} });
    expect(await (await fetch(`${opened.contentUrl}logic.js`)).text()).toBe('1; 2;');
    await expect(admin.call('openReview', { params: { review: second } })).rejects.toMatchObject({ code: 'not-allowed' });
  });
});
