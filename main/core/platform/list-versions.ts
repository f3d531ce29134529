import type { Version } from '../../../platform/contract/models.ts';
import type { Development } from '../../../platform/contract/release-models.ts';
import type { UploadedVersion, UploadedVersions } from '../../contract/models.ts';
import type { PlatformService } from './platform-service.ts';

/** As UploadedVersions says. */
const MOST = 200;

export const consoleUrlOf = (origin: string, miniProgramId: string): string =>
  `${origin}/console/#/mini-programs/${encodeURIComponent(miniProgramId)}/versions`;

/** What was uploaded to a mini program, with what each version is there now, in the name of whoever is logged in. */
export async function listVersions(
  platform: Pick<PlatformService, 'signedIn' | 'origin'>,
  miniProgramId: string,
  signal: AbortSignal,
): Promise<UploadedVersions> {
  const params = { id: miniProgramId };
  const [versions, development] = await platform.signedIn(
    (client) => Promise.all([client.call('listVersions', { params }), client.call('getDevelopment', { params })]),
    signal,
  );
  return {
    versions: versions.slice(0, MOST).map((version) => toUploaded(version, development)),
    total: versions.length,
    consoleUrl: consoleUrlOf(await platform.origin(), miniProgramId),
  };
}

function toUploaded(version: Version, { online, phased, review, test }: Development): UploadedVersion {
  const { id, number, remarks, uploadedAt, commit } = version;
  const marks: UploadedVersion['marks'] = [];
  if (online?.version.id === id) marks.push('online');
  if (phased?.version.id === id) marks.push('phased');
  const state = review?.version.id === id ? review.state : null;
  if (state === 'in-review' || state === 'approved' || state === 'rejected') marks.push(state);
  if (test?.id === id) marks.push('test');
  return {
    id,
    number,
    version: version.version,
    remarks,
    uploadedAt,
    uploadedBy: version.uploadedBy.name,
    key: version.uploadedWithKey,
    size: version.sizes.total,
    commit,
    marks,
  };
}
