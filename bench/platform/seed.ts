import { createPlatformClient, type PlatformClient } from '../../platform/client/client.ts';
import type { Phase } from '../../platform/contract/release-models.ts';
import { randomPackage, uploadPackage } from './uploads.ts';

const ACCOUNT = { account: 'bench', password: 'correct horse' };

export async function logIn(origin: string): Promise<PlatformClient> {
  const { token } = await createPlatformClient({ address: origin }).call('logIn', { body: ACCOUNT });
  return createPlatformClient({ address: origin, token });
}

/** A new platform's first account and its mini program: one version online, another one on its way to half of the users. Answers its id. */
export async function seedPlatform(origin: string): Promise<string> {
  await createPlatformClient({ address: origin }).call('setUp', { body: { ...ACCOUNT, name: 'Bench' } });
  const client = await logIn(origin);
  const { id } = await client.call('createMiniProgram', { body: { name: 'Bench' } });
  const release = async (name: string, phase: Phase | null): Promise<void> => {
    const version = await uploadPackage(client, id, name, randomPackage(id));
    const form = { summary: 'Bench', testAccount: '', screenshots: [] };
    const { id: review } = await client.call('submitReview', { params: { id }, body: { version: version.id, form } });
    await client.call('decideReview', { params: { review }, body: { approve: true, reasons: '' } });
    await client.call('createRelease', { params: { id }, body: { review, phase } });
  };
  await release('1.0.0', null);
  await release('1.1.0', { percent: 50, allowList: [], window: null });
  return id;
}
