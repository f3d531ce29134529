import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { eq, sql } from 'drizzle-orm';
import { PlatformError } from '../../contract/errors.ts';
import { MAX_ICON_BYTES, type Settings } from '../../contract/organisation-models.ts';
import { imageTypeOf } from '../../domain/images.ts';
import type { Database } from '../../store/open-database.ts';
import { miniProgramApps, miniPrograms } from '../../store/schema.ts';
import { appsOfMiniProgram, appsOfPlatform, WEB_CONTAINER } from '../apps.ts';
import { audit } from '../audit.ts';
import { lockMiniProgram } from '../lock-mini-program.ts';
import { callerOf, type Handlers } from './handler.ts';

async function settingsOf(db: Database, id: string): Promise<Settings> {
  const [row] = await db.select().from(miniPrograms).where(eq(miniPrograms.id, id));
  if (!row) throw new PlatformError('mini-program-missing', 'This mini program does not exist.');
  const { name, description, category, color, icon } = row;
  return { name, description, category, color, icon, apps: await appsOfMiniProgram(db, id) };
}

/** Containers show name and looks: they notice by the next revision. */
const shownToContainers = { servingRevision: sql`${miniPrograms.servingRevision} + 1` };

export const settingsHandlers: Handlers<'getSettings' | 'putSettings' | 'putIcon'> = {
  getSettings: ({ context, params }) => settingsOf(context.db, params.id),

  async putSettings(call) {
    const { context, params, body, address } = call;
    const caller = callerOf(call);
    const { apps, ...looks } = body;
    const chosen = [...new Set(apps)].filter((app) => app !== WEB_CONTAINER.id);
    const answer = await context.db.transaction(async (transaction) => {
      await lockMiniProgram(transaction, params.id);
      const known = new Set((await appsOfPlatform(transaction)).map(({ id }) => id));
      if (chosen.some((app) => !known.has(app))) throw new PlatformError('app-missing', 'One of the apps does not exist.');
      await transaction
        .update(miniPrograms)
        .set({ ...looks, ...shownToContainers })
        .where(eq(miniPrograms.id, params.id));
      await transaction.delete(miniProgramApps).where(eq(miniProgramApps.miniProgramId, params.id));
      if (chosen.length > 0) await transaction.insert(miniProgramApps).values(chosen.map((appId) => ({ miniProgramId: params.id, appId })));
      const entry = { at: context.now(), accountId: caller.id, action: 'change-settings', miniProgramId: params.id };
      await audit(transaction, { ...entry, details: { name: looks.name, apps: chosen }, address });
      return await settingsOf(transaction, params.id);
    });
    return answer;
  },

  async putIcon(call) {
    const { context, params, body, address } = call;
    const caller = callerOf(call);
    const image = body.image === null ? null : Buffer.from(body.image, 'base64');
    if (image && (image.length > MAX_ICON_BYTES || !imageTypeOf(image))) {
      throw new PlatformError('image-invalid', 'An icon is a PNG, JPEG or WebP image of at most 256 KB.');
    }
    const icon = image && createHash('sha256').update(image).digest('hex');
    // Before the row names it: what the row names is always there.
    if (icon && image) await context.contents.put(icon, Readable.from([image]));
    return await context.db.transaction(async (transaction) => {
      await lockMiniProgram(transaction, params.id);
      await transaction
        .update(miniPrograms)
        .set({ icon, ...shownToContainers })
        .where(eq(miniPrograms.id, params.id));
      const entry = { at: context.now(), accountId: caller.id, action: 'change-icon', miniProgramId: params.id };
      await audit(transaction, { ...entry, details: { icon }, address });
      return await settingsOf(transaction, params.id);
    });
  },
};
