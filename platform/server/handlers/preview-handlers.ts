import { randomBytes } from 'node:crypto';
import { count, eq } from 'drizzle-orm';
import { PlatformError } from '../../contract/errors.ts';
import { authorize } from '../../domain/permissions.ts';
import { checkPreviewOpen, checkPreviewRequest, PREVIEW_LIFETIME_MS } from '../../domain/previews.ts';
import { members, miniPrograms, previews } from '../../store/schema.ts';
import { appsOfMiniProgram, linkFor, WEB_CONTAINER } from '../apps.ts';
import { audit } from '../audit.ts';
import { membershipOf } from '../membership.ts';
import { openPackage } from '../open-package.ts';
import { callerOf, type Handlers, keyDetail } from './handler.ts';
import { completePackage } from './package-handlers.ts';

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
      const details = { packageId, app, page, ...keyDetail(call) };
      await audit(transaction, { at: now, accountId: caller.id, action: 'create-preview', miniProgramId: params.id, details, address });
      const [row] = await transaction.select({ members: count() }).from(members).where(eq(members.miniProgramId, params.id));
      const phonePage = new URL(`${context.addresses.phoneOrigin}/p/${id}`);
      // An app that opens the page says which one it is: the ticket is for that app alone.
      if (chosen.id !== WEB_CONTAINER.id) phonePage.searchParams.set('app', chosen.id);
      if (!body.urlCheck) phonePage.searchParams.set('domains', 'unchecked');
      const url = linkFor(chosen, phonePage.href);
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
    checkPreviewOpen(preview, context.now(), query.app);
    const { packageId, page, expiresAt } = preview;
    return await openPackage(context, host, miniProgram, { packageId, page, query: preview.query, expiresAt });
  },
};
