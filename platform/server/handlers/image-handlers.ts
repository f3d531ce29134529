import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { eq } from 'drizzle-orm';
import { PlatformError } from '../../contract/errors.ts';
import { MAX_IMAGE_BYTES } from '../../contract/release-models.ts';
import { imageTypeOf } from '../../domain/images.ts';
import { authorize } from '../../domain/permissions.ts';
import type { Database } from '../../store/open-database.ts';
import { reviews } from '../../store/schema.ts';
import { audit } from '../audit.ts';
import { membershipOf } from '../membership.ts';
import { callerOf, type Handlers } from './handler.ts';

async function isScreenshot(db: Database, miniProgramId: string, digest: string): Promise<boolean> {
  const forms = await db.select({ form: reviews.form }).from(reviews).where(eq(reviews.miniProgramId, miniProgramId));
  return forms.some(({ form }) => form.screenshots.includes(digest));
}

/** Images live among the contents of packages; they are shown only through what names them, so that no digest opens a package's file. */
export const imageHandlers: Handlers<'uploadImage' | 'getImage'> = {
  async uploadImage(call) {
    const { context, params, body, address } = call;
    const bytes = Buffer.from(body.data, 'base64');
    if (bytes.length > MAX_IMAGE_BYTES) throw new PlatformError('too-large', 'An image may have 1 MB. Make it smaller and add it again.');
    if (!imageTypeOf(bytes)) throw new PlatformError('invalid-input', 'This is no PNG, JPEG or WebP image.', { field: 'data' });
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const present = await context.contents.has([sha256]);
    if (!present.has(sha256)) await context.contents.put(sha256, Readable.from([bytes]));
    const details = { sha256, size: bytes.length };
    const entry = { at: context.now(), accountId: callerOf(call).id, action: 'upload-image', miniProgramId: params.id, details, address };
    await context.db.transaction((transaction) => audit(transaction, entry));
    return { sha256 };
  },

  async getImage(call) {
    const { context, params } = call;
    const caller = callerOf(call);
    if (!caller.reviewer) {
      authorize('member:login', {
        account: { ...caller, adminSomewhere: false },
        member: await membershipOf(context.db, params.id, caller.id),
      });
    }
    if (!(await isScreenshot(context.db, params.id, params.sha256))) {
      throw new PlatformError('not-found', 'No submission of this mini program has this image.');
    }
    const { stream } = await context.contents.open(params.sha256);
    const bytes = await buffer(stream);
    const type = imageTypeOf(bytes);
    if (!type) throw new PlatformError('not-found', 'These contents are no image.');
    return { type, data: bytes.toString('base64') };
  },
};
