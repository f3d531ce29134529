import { and, desc, eq, inArray } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { PlatformError } from '../contract/errors.ts';
import type { Version } from '../contract/models.ts';
import type { Development, Release, Review } from '../contract/release-models.ts';
import { ROLLBACK_DEPTH, withdrawalsLeft } from '../domain/releases.ts';
import type { Database } from '../store/open-database.ts';
import { accounts, miniPrograms, releases, reviews } from '../store/schema.ts';
import { toAccount } from './sessions.ts';
import { allVersions } from './version-rows.ts';

type Versions = Map<string, Version>;

function versionOf(versions: Versions, id: string): Version {
  const version = versions.get(id);
  if (!version) throw new Error(`The version ${id} of a review or release is gone.`);
  return version;
}

/** Submissions of a mini program, newest first. */
export async function reviewsOf(db: Database, miniProgramId: string, versions?: Versions): Promise<Review[]> {
  const known = versions ?? (await allVersions(db, miniProgramId));
  const decider = alias(accounts, 'decider');
  const rows = await db
    .select({ review: reviews, submitter: accounts, decider })
    .from(reviews)
    .innerJoin(accounts, eq(accounts.id, reviews.submittedBy))
    .leftJoin(decider, eq(decider.id, reviews.decidedBy))
    .where(eq(reviews.miniProgramId, miniProgramId))
    .orderBy(desc(reviews.submittedAt), desc(reviews.id));
  return rows.map(({ review, submitter, decider: decidedBy }) => ({
    id: review.id,
    version: versionOf(known, review.versionId),
    state: review.state,
    form: review.form,
    submittedBy: toAccount(submitter),
    submittedAt: review.submittedAt,
    decidedBy: decidedBy && toAccount(decidedBy),
    decidedAt: review.decidedAt,
    reasons: review.reasons,
  }));
}

/** Releases of a mini program, newest first. */
export async function releasesOf(db: Database, miniProgramId: string, versions?: Versions): Promise<Release[]> {
  const known = versions ?? (await allVersions(db, miniProgramId));
  const rows = await db
    .select({ release: releases, creator: accounts })
    .from(releases)
    .innerJoin(accounts, eq(accounts.id, releases.createdBy))
    .where(eq(releases.miniProgramId, miniProgramId))
    .orderBy(desc(releases.createdAt), desc(releases.id));
  return rows.map(({ release, creator }) => ({
    id: release.id,
    version: versionOf(known, release.versionId),
    reviewId: release.reviewId,
    kind: release.kind,
    state: release.state,
    phase: release.phase,
    createdBy: toAccount(creator),
    createdAt: release.createdAt,
    onlineAt: release.onlineAt,
    endedAt: release.endedAt,
  }));
}

export async function findRelease(db: Database, miniProgramId: string, id: string): Promise<Release> {
  const found = (await releasesOf(db, miniProgramId)).find((release) => release.id === id);
  if (!found) throw new PlatformError('release-missing', 'This release does not exist.');
  return found;
}

/** The last online versions that a rollback may go to: each version once, without the one that is online. */
function rollbackCandidates(all: readonly Release[]): Release[] {
  const online = all.find(({ state }) => state === 'online');
  const seen = new Set(online ? [online.version.id] : []);
  const past = all.filter(({ state }) => state === 'past').sort((one, other) => (other.onlineAt ?? 0) - (one.onlineAt ?? 0));
  return past
    .filter(({ version }) => {
      const first = !seen.has(version.id);
      seen.add(version.id);
      return first;
    })
    .slice(0, ROLLBACK_DEPTH);
}

/** Where the versions of a mini program stand. */
export async function developmentOf(db: Database, miniProgramId: string, now: number): Promise<Development> {
  const [program] = await db.select().from(miniPrograms).where(eq(miniPrograms.id, miniProgramId));
  if (!program) throw new PlatformError('mini-program-missing', 'This mini program does not exist.');
  const versions = await allVersions(db, miniProgramId);
  const all = await releasesOf(db, miniProgramId, versions);
  const submitted = await reviewsOf(db, miniProgramId, versions);
  const withdrawn = await withdrawalTimes(db, miniProgramId);
  return {
    current: [...versions.values()].filter(({ current }) => current).sort((one, other) => other.number - one.number),
    test: program.testVersionId === null ? null : versionOf(versions, program.testVersionId),
    review: submitted.find(({ state }) => state === 'in-review' || state === 'approved') ?? null,
    online: all.find(({ state }) => state === 'online') ?? null,
    phased: all.find(({ state }) => state === 'running' || state === 'paused') ?? null,
    rollback: rollbackCandidates(all),
    suspendedAt: program.suspendedAt,
    withdrawalsLeft: withdrawalsLeft(withdrawn, now),
  };
}

export async function withdrawalTimes(db: Database, miniProgramId: string): Promise<number[]> {
  const rows = await db
    .select({ at: reviews.decidedAt })
    .from(reviews)
    .where(and(eq(reviews.miniProgramId, miniProgramId), inArray(reviews.state, ['withdrawn'])));
  return rows.flatMap(({ at }) => (at === null ? [] : [at]));
}
