import { randomUUID } from 'node:crypto';
import { and, asc, eq, inArray } from 'drizzle-orm';
import { PlatformError } from '../../contract/errors.ts';
import type { Version } from '../../contract/models.ts';
import type { Review, ReviewState } from '../../contract/release-models.ts';
import { withdrawalsLeft } from '../../domain/releases.ts';
import { comparePackages } from '../../domain/versions.ts';
import type { Database } from '../../store/open-database.ts';
import { miniPrograms, reviews } from '../../store/schema.ts';
import { audit } from '../audit.ts';
import { CAPABILITY_LIFETIME_MS } from '../capabilities.ts';
import { lockMiniProgram } from '../lock-mini-program.ts';
import { notify } from '../notify.ts';
import { openPackage } from '../open-package.ts';
import { releasesOf, reviewsOf, withdrawalTimes } from '../release-rows.ts';
import { findVersion } from '../version-rows.ts';
import { callerOf, type Handlers } from './handler.ts';
import { findManifest } from './package-handlers.ts';

async function findReview(db: Database, miniProgramId: string, id: string): Promise<Review> {
  const found = (await reviewsOf(db, miniProgramId)).find((review) => review.id === id);
  if (!found) throw new PlatformError('review-missing', 'This submission does not exist.');
  return found;
}

/** The mini program that a review is about; reviewers name a review alone. */
async function miniProgramOf(db: Database, reviewId: string): Promise<{ id: string; name: string; description: string }> {
  const [found] = await db
    .select({ id: miniPrograms.id, name: miniPrograms.name, description: miniPrograms.description })
    .from(reviews)
    .innerJoin(miniPrograms, eq(miniPrograms.id, reviews.miniProgramId))
    .where(eq(reviews.id, reviewId));
  if (!found) throw new PlatformError('review-missing', 'This submission does not exist.');
  return found;
}

function needs(state: ReviewState, review: Review): void {
  if (review.state === state) return;
  throw new PlatformError('wrong-state', `This submission is ${review.state}.`, { state: review.state });
}

export const reviewHandlers: Handlers<
  'submitReview' | 'withdrawReview' | 'listReviews' | 'listReviewQueue' | 'getReview' | 'openReview' | 'decideReview'
> = {
  async submitReview(call) {
    const { context, params, body, address } = call;
    const caller = callerOf(call);
    const now = context.now();
    const present = await context.contents.has(body.form.screenshots);
    if (body.form.screenshots.some((digest) => !present.has(digest))) {
      throw new PlatformError('invalid-input', 'A screenshot has not arrived. Add it again.', { field: 'screenshots' });
    }
    return await context.db.transaction(async (transaction) => {
      await lockMiniProgram(transaction, params.id);
      const { version } = await findVersion(transaction, params.id, body.version);
      await transaction
        .update(reviews)
        .set({ state: 'replaced' })
        .where(and(eq(reviews.miniProgramId, params.id), inArray(reviews.state, ['in-review', 'approved'])));
      const id = randomUUID();
      const row = { id, miniProgramId: params.id, versionId: version.id, state: 'in-review' as const, form: body.form };
      await transaction.insert(reviews).values({ ...row, submittedBy: caller.id, submittedAt: now });
      const details = { number: version.number, version: version.version };
      await audit(transaction, { at: now, accountId: caller.id, action: 'submit-review', miniProgramId: params.id, details, address });
      const notice = { kind: 'review-submitted' as const, at: now, miniProgramId: params.id, by: caller.id };
      await notify(transaction, { ...notice, data: { ...details, by: caller.name } }, { reviewers: true }, { roles: ['admin'] });
      return await findReview(transaction, params.id, id);
    });
  },

  async withdrawReview(call) {
    const { context, params, address } = call;
    const caller = callerOf(call);
    const now = context.now();
    return await context.db.transaction(async (transaction) => {
      await lockMiniProgram(transaction, params.id);
      const review = await findReview(transaction, params.id, params.review);
      needs('in-review', review);
      const left = withdrawalsLeft(await withdrawalTimes(transaction, params.id), now);
      if (Math.min(left.today, left.month) === 0) {
        throw new PlatformError('withdrawals-used-up', 'No withdrawals are left: 5 a day and 10 a month are allowed.', left);
      }
      await transaction.update(reviews).set({ state: 'withdrawn', decidedBy: caller.id, decidedAt: now }).where(eq(reviews.id, review.id));
      const details = { number: review.version.number, version: review.version.version };
      await audit(transaction, { at: now, accountId: caller.id, action: 'withdraw-review', miniProgramId: params.id, details, address });
      const notice = { kind: 'review-withdrawn' as const, at: now, miniProgramId: params.id, by: caller.id };
      await notify(transaction, { ...notice, data: { ...details, by: caller.name } }, { reviewers: true }, { roles: ['admin'] });
      return await findReview(transaction, params.id, review.id);
    });
  },

  listReviews: ({ context, params }) => reviewsOf(context.db, params.id),

  async listReviewQueue({ context }) {
    const waiting = await context.db
      .select({ id: reviews.id, program: { id: miniPrograms.id, name: miniPrograms.name } })
      .from(reviews)
      .innerJoin(miniPrograms, eq(miniPrograms.id, reviews.miniProgramId))
      .where(eq(reviews.state, 'in-review'))
      .orderBy(asc(reviews.submittedAt), asc(reviews.id));
    return await Promise.all(
      waiting.map(async ({ id, program }) => ({ ...(await findReview(context.db, program.id, id)), miniProgram: program })),
    );
  },

  async getReview({ context, params }) {
    const miniProgram = await miniProgramOf(context.db, params.review);
    const all = await reviewsOf(context.db, miniProgram.id);
    const review = all.find(({ id }) => id === params.review);
    if (!review) throw new PlatformError('review-missing', 'This submission does not exist.');
    const history = all.filter(({ id, submittedAt }) => id !== review.id && submittedAt <= review.submittedAt);
    const online = (await releasesOf(context.db, miniProgram.id)).find(({ state }) => state === 'online')?.version ?? null;
    const manifestOf = ({ packageId }: Version) => findManifest(context.db, miniProgram.id, packageId);
    const comparison = online && comparePackages(await manifestOf(online), await manifestOf(review.version));
    return { miniProgram, review, history, online, comparison };
  },

  async openReview({ context, params, host }) {
    const miniProgram = await miniProgramOf(context.db, params.review);
    const { packageId } = (await findReview(context.db, miniProgram.id, params.review)).version;
    const { entryPagePath } = await findManifest(context.db, miniProgram.id, packageId);
    const expiresAt = context.now() + CAPABILITY_LIFETIME_MS;
    return await openPackage(context, host, miniProgram, { packageId, page: entryPagePath, query: '', expiresAt });
  },

  async decideReview(call) {
    const { context, params, body, address } = call;
    const caller = callerOf(call);
    const now = context.now();
    const { id: miniProgramId } = await miniProgramOf(context.db, params.review);
    return await context.db.transaction(async (transaction) => {
      await lockMiniProgram(transaction, miniProgramId);
      const review = await findReview(transaction, miniProgramId, params.review);
      needs('in-review', review);
      const state = body.approve ? ('approved' as const) : ('rejected' as const);
      await transaction
        .update(reviews)
        .set({ state, decidedBy: caller.id, decidedAt: now, reasons: body.reasons })
        .where(eq(reviews.id, review.id));
      const details = { number: review.version.number, version: review.version.version, reasons: body.reasons };
      const action = body.approve ? 'approve-review' : 'reject-review';
      await audit(transaction, { at: now, accountId: caller.id, action, miniProgramId, details, address });
      const notice = { kind: `review-${state}` as const, at: now, miniProgramId, by: caller.id, data: { ...details, by: caller.name } };
      await notify(transaction, notice, { roles: ['admin'] }, { accounts: [review.submittedBy.id, review.version.uploadedBy.id] });
      return await findReview(transaction, miniProgramId, review.id);
    });
  },
};
