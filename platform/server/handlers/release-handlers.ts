import { randomUUID } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import { PlatformError } from '../../contract/errors.ts';
import type { NotificationKind } from '../../contract/operations-models.ts';
import type { Phase, Release } from '../../contract/release-models.ts';
import { checkPhase, checkPhaseChange, steer } from '../../domain/releases.ts';
import type { Database } from '../../store/open-database.ts';
import { miniPrograms, releases, reviews } from '../../store/schema.ts';
import { audit } from '../audit.ts';
import { lockMiniProgram, type MiniProgramRow } from '../lock-mini-program.ts';
import { notify } from '../notify.ts';
import { developmentOf, findRelease, releasesOf } from '../release-rows.ts';
import { type Call, callerOf, type Handlers } from './handler.ts';

type ReleaseRoute =
  | 'createRelease'
  | 'listReleases'
  | 'changePhase'
  | 'steerRelease'
  | 'rollBack'
  | 'withdrawOnline'
  | 'setService'
  | 'serve';

/** What a change leaves behind besides its own rows. */
interface Trace {
  action: string;
  kind: NotificationKind;
  details: Record<string, unknown>;
}

interface Change<T> {
  trace: Trace;
  answer: T;
}

type ChangingCall = Call<Exclude<ReleaseRoute, 'listReleases' | 'serve'>>;

/** One change of what containers get: alone in its mini program, in the log, told to people, noticed by containers. */
async function change<T>(
  call: ChangingCall,
  run: (transaction: Database, program: MiniProgramRow, now: number) => Promise<Change<T>>,
): Promise<T> {
  const { context, params, address } = call;
  const caller = callerOf(call);
  const now = context.now();
  const answer = await context.db.transaction(async (transaction) => {
    const program = await lockMiniProgram(transaction, params.id);
    const { trace, answer: changed } = await run(transaction, program, now);
    await transaction
      .update(miniPrograms)
      .set({ servingRevision: sql`${miniPrograms.servingRevision} + 1` })
      .where(eq(miniPrograms.id, params.id));
    const { action, kind, details } = trace;
    await audit(transaction, { at: now, accountId: caller.id, action, miniProgramId: params.id, details, address });
    const notice = { kind, at: now, miniProgramId: params.id, by: caller.id, data: { ...details, by: caller.name } };
    await notify(transaction, notice, { roles: ['admin', 'operator', 'developer'] });
    return changed;
  });
  context.served.forget(params.id);
  return answer;
}

const named = ({ version }: Release): Record<string, unknown> => ({ number: version.number, version: version.version });

async function phasedOf(transaction: Database, miniProgramId: string): Promise<Release | undefined> {
  return (await releasesOf(transaction, miniProgramId)).find(({ state }) => state === 'running' || state === 'paused');
}

async function refuseWhilePhased(transaction: Database, miniProgramId: string): Promise<void> {
  const phased = await phasedOf(transaction, miniProgramId);
  if (!phased) return;
  throw new PlatformError('wrong-state', 'A phased release is under way. Complete or cancel it first.', { state: phased.state });
}

/** What was online becomes past. Answers whether something was. */
async function endOnline(transaction: Database, miniProgramId: string, state: 'past' | 'withdrawn', now: number): Promise<boolean> {
  const ended = await transaction
    .update(releases)
    .set({ state, endedAt: now })
    .where(and(eq(releases.miniProgramId, miniProgramId), eq(releases.state, 'online')))
    .returning({ id: releases.id });
  return ended.length > 0;
}

interface NewRelease {
  miniProgramId: string;
  versionId: string;
  reviewId: string | null;
  kind: 'full' | 'phased' | 'rollback';
  phase: Phase | null;
  createdBy: string;
}

async function insertRelease(transaction: Database, row: NewRelease, now: number): Promise<Release> {
  const id = randomUUID();
  const online = row.kind !== 'phased';
  await transaction
    .insert(releases)
    .values({ ...row, id, state: online ? 'online' : 'running', createdAt: now, onlineAt: online ? now : null });
  return await findRelease(transaction, row.miniProgramId, id);
}

export const releaseHandlers: Handlers<ReleaseRoute> = {
  listReleases: ({ context, params }) => releasesOf(context.db, params.id),

  serve: ({ context, params, query }) => context.served.serve(params.id, query.user),

  createRelease: (call) =>
    change(call, async (transaction, program, now) => {
      const { review: reviewId, phase } = call.body;
      const [review] = await transaction
        .select()
        .from(reviews)
        .where(and(eq(reviews.id, reviewId), eq(reviews.miniProgramId, program.id)));
      if (!review) throw new PlatformError('review-missing', 'This submission does not exist.');
      if (review.state !== 'approved') {
        throw new PlatformError('wrong-state', 'Only a version that passed the review is released.', { state: review.state });
      }
      await refuseWhilePhased(transaction, program.id);
      if (phase) {
        checkPhase(phase);
        const [online] = await transaction
          .select({ id: releases.id })
          .from(releases)
          .where(and(eq(releases.miniProgramId, program.id), eq(releases.state, 'online')));
        if (!online)
          throw new PlatformError('phase-invalid', 'The first release is a full one: there is no online version for the others.');
      } else {
        await endOnline(transaction, program.id, 'past', now);
      }
      await transaction.update(reviews).set({ state: 'released' }).where(eq(reviews.id, review.id));
      const kind = phase ? ('phased' as const) : ('full' as const);
      const row = { miniProgramId: program.id, versionId: review.versionId, reviewId, kind, phase, createdBy: callerOf(call).id };
      const answer = await insertRelease(transaction, row, now);
      const details = { ...named(answer), mode: kind, ...(phase && { percent: phase.percent }) };
      return { trace: { action: 'release', kind: 'released', details }, answer };
    }),

  changePhase: (call) =>
    change(call, async (transaction, program) => {
      const release = await findRelease(transaction, program.id, call.params.release);
      if (release.state !== 'running' || !release.phase) {
        throw new PlatformError('wrong-state', 'Only a running phased release can be changed.', { state: release.state });
      }
      checkPhaseChange(release.phase, call.body);
      await transaction.update(releases).set({ phase: call.body }).where(eq(releases.id, release.id));
      const details = { ...named(release), percent: call.body.percent };
      const answer = await findRelease(transaction, program.id, release.id);
      return { trace: { action: 'change-phase', kind: 'release-changed', details }, answer };
    }),

  steerRelease: (call) =>
    change(call, async (transaction, program, now) => {
      const { release: id, action } = call.params;
      const release = await findRelease(transaction, program.id, id);
      const state = steer(release.state, action);
      if (state === 'online') await endOnline(transaction, program.id, 'past', now);
      const times = { online: { onlineAt: now }, cancelled: { endedAt: now } }[state as 'online' | 'cancelled'] ?? {};
      await transaction
        .update(releases)
        .set({ state, ...times })
        .where(eq(releases.id, release.id));
      const kind = state === 'online' ? ('released' as const) : ('release-changed' as const);
      const answer = await findRelease(transaction, program.id, release.id);
      return { trace: { action: `${action}-release`, kind, details: { ...named(release), state } }, answer };
    }),

  rollBack: (call) =>
    change(call, async (transaction, program, now) => {
      await refuseWhilePhased(transaction, program.id);
      const { rollback } = await developmentOf(transaction, program.id, now);
      const target = rollback.find(({ id }) => id === call.body.release);
      if (!target) throw new PlatformError('release-missing', 'This is not one of the last five online versions.');
      await endOnline(transaction, program.id, 'past', now);
      const row = { miniProgramId: program.id, versionId: target.version.id, reviewId: target.reviewId, phase: null };
      const answer = await insertRelease(transaction, { ...row, kind: 'rollback', createdBy: callerOf(call).id }, now);
      return { trace: { action: 'roll-back', kind: 'rolled-back', details: named(answer) }, answer };
    }),

  withdrawOnline: (call) =>
    change(call, async (transaction, program, now) => {
      await refuseWhilePhased(transaction, program.id);
      const { online } = await developmentOf(transaction, program.id, now);
      if (!online || !(await endOnline(transaction, program.id, 'withdrawn', now))) {
        throw new PlatformError('wrong-state', 'There is no online version to withdraw.');
      }
      const answer = await developmentOf(transaction, program.id, now);
      return { trace: { action: 'withdraw', kind: 'withdrawn', details: named(online) }, answer };
    }),

  setService: (call) =>
    change(call, async (transaction, program, now) => {
      const { suspended } = call.body;
      if (suspended === (program.suspendedAt !== null)) {
        throw new PlatformError('wrong-state', suspended ? 'The service is suspended already.' : 'The service is not suspended.');
      }
      await transaction
        .update(miniPrograms)
        .set({ suspendedAt: suspended ? now : null })
        .where(eq(miniPrograms.id, program.id));
      const kind = suspended ? ('suspended' as const) : ('resumed' as const);
      const answer = await developmentOf(transaction, program.id, now);
      return { trace: { action: suspended ? 'suspend' : 'resume', kind, details: {} }, answer };
    }),
};
