import type { PlatformClient } from '../../client/client.ts';
import { sendPackage } from '../../client/send-package.ts';
import type { Version } from '../../contract/models.ts';
import type { Phase, Release } from '../../contract/release-models.ts';
import { manifestOf, readerOf } from './test-platform.ts';

const FORM = { summary: 'What changed', testAccount: '', screenshots: [] };

/** A mini program of an admin who is reviewer as well, to be uploaded to and released. */
export class ReleasedProgram {
  private constructor(
    readonly id: string,
    private readonly admin: PlatformClient,
  ) {}

  static async create(admin: PlatformClient, name = 'Shop'): Promise<ReleasedProgram> {
    const { id } = await admin.call('createMiniProgram', { body: { name } });
    return new ReleasedProgram(id, admin);
  }

  async upload(version: string, files: Record<string, string>, pages = ['pages/home/home']): Promise<Version> {
    const manifest = { ...manifestOf({ 'app-config.json': `{"of":"${version}"}`, ...files }), pages };
    const read = readerOf({ 'app-config.json': `{"of":"${version}"}`, ...files });
    const { packageId } = await sendPackage(this.admin, { miniProgramId: this.id, manifest, read });
    return await this.admin.call('createVersion', { params: { id: this.id }, body: { packageId, version, remarks: '' } });
  }

  async release(version: { id: string }, phase: Phase | null = null): Promise<Release> {
    const params = { id: this.id };
    const { id: review } = await this.admin.call('submitReview', { params, body: { version: version.id, form: FORM } });
    await this.admin.call('decideReview', { params: { review }, body: { approve: true, reasons: '' } });
    return await this.admin.call('createRelease', { params, body: { review, phase } });
  }
}
