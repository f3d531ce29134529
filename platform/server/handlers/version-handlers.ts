import { eq } from 'drizzle-orm';
import { PlatformError } from '../../contract/errors.ts';
import type { Version } from '../../contract/models.ts';
import { can } from '../../contract/permissions.ts';
import type { Development } from '../../contract/release-models.ts';
import { comparePackages } from '../../domain/versions.ts';
import { miniPrograms, versions } from '../../store/schema.ts';
import { audit } from '../audit.ts';
import { lockMiniProgram } from '../lock-mini-program.ts';
import { membershipOf } from '../membership.ts';
import { developmentOf } from '../release-rows.ts';
import { findVersion } from '../version-rows.ts';
import { callerOf, type Handlers } from './handler.ts';

/** What a version is needed for, so that it cannot be deleted; null when it is free. */
function useOf(version: Version, { test, review, online, phased, rollback }: Development): string | null {
  const same = (other: { version: Version } | null): boolean => other?.version.id === version.id;
  if (same(online)) return 'online';
  if (same(phased)) return 'phased';
  if (same(review)) return 'review';
  if (test?.id === version.id) return 'test';
  return rollback.some(same) ? 'rollback' : null;
}

export const versionHandlers: Handlers<'getDevelopment' | 'deleteVersion' | 'compareVersions' | 'setTestVersion'> = {
  getDevelopment: ({ context, params }) => developmentOf(context.db, params.id, context.now()),

  async deleteVersion(call) {
    const { context, params, address } = call;
    const caller = callerOf(call);
    const now = context.now();
    await context.db.transaction(async (transaction) => {
      await lockMiniProgram(transaction, params.id);
      const { version } = await findVersion(transaction, params.id, params.version);
      const member = await membershipOf(transaction, params.id, caller.id);
      const own = version.uploadedBy.id === caller.id;
      if (!member || !(can(member, 'development-management') || (own && can(member, 'developer')))) {
        throw new PlatformError('not-allowed', 'Only its developer and those with development management delete a developer version.', {
          permission: 'development-management',
        });
      }
      const use = useOf(version, await developmentOf(transaction, params.id, now));
      if (use) throw new PlatformError('version-in-use', 'This version is in use and stays.', { use });
      await transaction.update(versions).set({ deletedAt: now }).where(eq(versions.id, version.id));
      const details = { number: version.number, version: version.version };
      await audit(transaction, { at: now, accountId: caller.id, action: 'delete-version', miniProgramId: params.id, details, address });
    });
    return {};
  },

  async compareVersions({ context, params }) {
    const before = await findVersion(context.db, params.id, params.version);
    const after = await findVersion(context.db, params.id, params.other);
    return comparePackages(before.manifest, after.manifest);
  },

  async setTestVersion(call) {
    const { context, params, body, address } = call;
    const caller = callerOf(call);
    const now = context.now();
    return await context.db.transaction(async (transaction) => {
      await lockMiniProgram(transaction, params.id);
      const chosen = body.version === null ? null : (await findVersion(transaction, params.id, body.version)).version;
      await transaction
        .update(miniPrograms)
        .set({ testVersionId: chosen?.id ?? null })
        .where(eq(miniPrograms.id, params.id));
      const details = chosen ? { number: chosen.number, version: chosen.version } : {};
      await audit(transaction, { at: now, accountId: caller.id, action: 'set-test-version', miniProgramId: params.id, details, address });
      return await developmentOf(transaction, params.id, now);
    });
  },
};
