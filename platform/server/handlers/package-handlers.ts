import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { and, eq, sql } from 'drizzle-orm';
import { PlatformError } from '../../contract/errors.ts';
import type { PackageManifest } from '../../contract/models.ts';
import { checkManifest } from '../../domain/package-rules.ts';
import type { Database } from '../../store/open-database.ts';
import { miniPrograms, packages, versions } from '../../store/schema.ts';
import { audit } from '../audit.ts';
import type { ServerContext } from '../context.ts';
import { packageId } from '../package-id.ts';
import { receiveContents } from '../receive-contents.ts';
import { toAccount } from '../sessions.ts';
import { developerVersions } from '../version-rows.ts';
import { callerOf, type Handlers, keyDetail } from './handler.ts';

export async function findManifest(db: Database, miniProgramId: string, id: string): Promise<PackageManifest> {
  const [row] = await db
    .select({ manifest: packages.manifest })
    .from(packages)
    .where(and(eq(packages.miniProgramId, miniProgramId), eq(packages.id, id)));
  if (!row) throw new PlatformError('not-found', 'This package is not known here. Send it again.');
  return row.manifest;
}

async function missingOf(context: ServerContext, manifest: PackageManifest): Promise<string[]> {
  const digests = [...new Set(manifest.files.map((file) => file.sha256))];
  const present = await context.contents.has(digests);
  return digests.filter((digest) => !present.has(digest));
}

/** The manifest of a package whose contents are all here. Throws `not-found` and `package-incomplete`. */
export async function completePackage(context: ServerContext, miniProgramId: string, id: string): Promise<PackageManifest> {
  const manifest = await findManifest(context.db, miniProgramId, id);
  const missing = await missingOf(context, manifest);
  if (missing.length > 0) {
    throw new PlatformError('package-incomplete', `${missing.length} files of the package have not arrived. Send it again.`, { missing });
  }
  return manifest;
}

export const packageHandlers = (temporaryFolder: string): Handlers<'offerPackage' | 'sendContents' | 'createVersion' | 'listVersions'> => ({
  async offerPackage(call) {
    const { context, params, body, address } = call;
    checkManifest(body, context.limits);
    const id = packageId(body);
    const now = context.now();
    const caller = callerOf(call);
    await context.db.transaction(async (transaction) => {
      const added = await transaction
        .insert(packages)
        .values({ miniProgramId: params.id, id, manifest: body, createdAt: now, createdBy: caller.id })
        .onConflictDoNothing()
        .returning({ id: packages.id });
      if (added.length === 0) return;
      const details = { packageId: id, size: body.sizes.total, ...keyDetail(call) };
      await audit(transaction, { at: now, accountId: caller.id, action: 'offer-package', miniProgramId: params.id, details, address });
    });
    return { packageId: id, missing: await missingOf(context, body) };
  },

  async sendContents(call) {
    const { context, params, address, request } = call;
    const manifest = await findManifest(context.db, params.id, params.packageId);
    if (!(request.body instanceof Readable)) throw new PlatformError('invalid-input', 'An archive (application/zip) is expected.');
    const sizes = new Map(manifest.files.map((file) => [file.sha256, file.size]));
    await receiveContents(request.body, sizes, context.contents, temporaryFolder);
    const missing = await missingOf(context, manifest);
    const details = { packageId: params.packageId, missing: missing.length, ...keyDetail(call) };
    await context.db.transaction((transaction) =>
      audit(transaction, {
        at: context.now(),
        accountId: callerOf(call).id,
        action: 'send-contents',
        miniProgramId: params.id,
        details,
        address,
      }),
    );
    return { missing };
  },

  async createVersion(call) {
    const { context, params, body, address } = call;
    const caller = callerOf(call);
    const manifest = await completePackage(context, params.id, body.packageId);
    const now = context.now();
    return await context.db.transaction(async (transaction) => {
      // The row stays locked until the end of the transaction: uploads at the same moment get different numbers.
      const [counter] = await transaction
        .update(miniPrograms)
        .set({ nextVersion: sql`${miniPrograms.nextVersion} + 1` })
        .where(eq(miniPrograms.id, params.id))
        .returning({ next: miniPrograms.nextVersion });
      if (!counter) throw new PlatformError('mini-program-missing', 'This mini program does not exist.');
      const { packageId: sent, version, remarks } = body;
      const row = { id: randomUUID(), number: counter.next - 1, version, remarks, packageId: sent, uploadedAt: now };
      const commit = body.commit || null;
      const uploadedWithKey = call.key;
      await transaction
        .insert(versions)
        .values({ ...row, miniProgramId: params.id, uploadedBy: caller.id, commitId: commit, uploadedWithKey });
      const details = { number: row.number, version, packageId: sent, ...keyDetail(call) };
      await audit(transaction, { at: now, accountId: caller.id, action: 'create-version', miniProgramId: params.id, details, address });
      return { ...row, sizes: manifest.sizes, uploadedBy: toAccount(caller), commit, uploadedWithKey, current: true };
    });
  },

  listVersions: ({ context, params }) => developerVersions(context.db, params.id),
});
