import { randomBytes } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { count, eq } from 'drizzle-orm';
import { PlatformError } from '../../contract/errors.ts';
import type { PackageManifest } from '../../contract/models.ts';
import { authorize } from '../../domain/permissions.ts';
import { checkPreviewOpen, checkPreviewRequest, PREVIEW_LIFETIME_MS } from '../../domain/previews.ts';
import { members, miniPrograms, previews } from '../../store/schema.ts';
import { appsOfMiniProgram, linkFor, WEB_CONTAINER } from '../apps.ts';
import { audit } from '../audit.ts';
import { CAPABILITY_LIFETIME_MS, makeCapability } from '../capabilities.ts';
import type { ServerContext } from '../context.ts';
import { membershipOf } from '../membership.ts';
import { callerOf, type Handlers } from './handler.ts';
import { completePackage } from './package-handlers.ts';

/** `app-config.json` of a package. Throws `invalid-input` when the package has none that can be read. */
async function readAppConfig(context: ServerContext, manifest: PackageManifest): Promise<unknown> {
  const file = manifest.files.find(({ path }) => path === 'app-config.json');
  if (!file) throw new PlatformError('invalid-input', 'The package has no app-config.json. Build and preview it again.');
  const { stream } = await context.contents.open(file.sha256);
  try {
    return JSON.parse(await text(stream));
  } catch (cause) {
    throw new PlatformError('invalid-input', "The package's app-config.json cannot be read. Build and preview it again.", undefined, {
      cause,
    });
  }
}

export const previewHandlers: Handlers<'createPreview' | 'openPreview'> = {
  async createPreview(call) {
    const { context, params, body, address } = call;
    const caller = callerOf(call);
    const manifest = await completePackage(context, params.id, body.packageId);
    const apps = await appsOfMiniProgram(context.db, params.id);
    const { page } = checkPreviewRequest(body, apps, manifest);
    const chosen = apps.find(({ id }) => id === body.app) ?? WEB_CONTAINER;
    const id = randomBytes(18).toString('base64url');
    const now = context.now();
    const expiresAt = now + PREVIEW_LIFETIME_MS;
    const { packageId, app, query } = body;
    return await context.db.transaction(async (transaction) => {
      await transaction
        .insert(previews)
        .values({ id, miniProgramId: params.id, packageId, app, page, query, createdBy: caller.id, createdAt: now, expiresAt });
      const details = { packageId, app, page };
      await audit(transaction, { at: now, accountId: caller.id, action: 'create-preview', miniProgramId: params.id, details, address });
      const [row] = await transaction.select({ members: count() }).from(members).where(eq(members.miniProgramId, params.id));
      const phonePage = `${context.addresses.phoneOrigin}/p/${id}`;
      // An app that opens the page says which one it is: the ticket is for that app alone.
      const url = linkFor(chosen, chosen.id === WEB_CONTAINER.id ? phonePage : `${phonePage}?app=${chosen.id}`);
      return { id, url, expiresAt, members: row?.members ?? 0 };
    });
  },

  async openPreview(call) {
    const { context, params, query, host } = call;
    const caller = callerOf(call);
    const [found] = await context.db
      .select()
      .from(previews)
      .innerJoin(miniPrograms, eq(miniPrograms.id, previews.miniProgramId))
      .where(eq(previews.id, params.ticket));
    if (!found) throw new PlatformError('ticket-missing', 'This preview does not exist. Make a new QR code in the IDE.');
    const { previews: preview, mini_programs: miniProgram } = found;
    authorize('member:experience', {
      account: { ...caller, adminSomewhere: false },
      member: await membershipOf(context.db, miniProgram.id, caller.id),
    });
    const now = context.now();
    checkPreviewOpen(preview, now, query.app);
    const manifest = await completePackage(context, miniProgram.id, preview.packageId);
    const guestOrigin = context.addresses.guestOriginFor(host);
    const capability = makeCapability(context.capabilityKey, {
      miniProgramId: miniProgram.id,
      packageId: preview.packageId,
      expiresAt: now + CAPABILITY_LIFETIME_MS,
    });
    return {
      miniProgram: { id: miniProgram.id, name: miniProgram.name },
      manifest,
      page: preview.page,
      query: preview.query,
      expiresAt: preview.expiresAt,
      appConfig: await readAppConfig(context, manifest),
      contentUrl: `${guestOrigin}/g/${capability}/`,
      deviceUrl: `${guestOrigin}/simulator/device.html`,
    };
  },
};
