/** Review, release and what containers are served. Times are milliseconds since the epoch. */
import { Account, Sha256, Version } from './models.ts';
import { z } from './zod.ts';

/** Which version of a mini program: the online one, the test version, a developer version. */
export const Env = z.enum(['release', 'trial', 'develop']);
export type Env = z.infer<typeof Env>;

export const ReviewState = z.enum(['in-review', 'approved', 'rejected', 'withdrawn', 'replaced', 'released']);
export type ReviewState = z.infer<typeof ReviewState>;

export const ReviewForm = z.strictObject({
  summary: z.string().trim().min(1).max(2000),
  /** How the reviewer gets in, when the mini program asks for a login. */
  testAccount: z.string().trim().max(500),
  /** Digests of images among the contents. */
  screenshots: z.array(Sha256).max(10),
});
export type ReviewForm = z.infer<typeof ReviewForm>;

export const Review = z.object({
  id: z.string(),
  version: Version,
  state: ReviewState,
  form: ReviewForm,
  submittedBy: Account,
  submittedAt: z.number(),
  decidedBy: Account.nullable(),
  decidedAt: z.number().nullable(),
  /** Why it was rejected, in the reviewer's words. */
  reasons: z.string(),
});
export type Review = z.infer<typeof Review>;

export const ReleaseKind = z.enum(['full', 'phased', 'rollback']);
export const ReleaseState = z.enum(['running', 'paused', 'online', 'past', 'cancelled', 'withdrawn']);
export type ReleaseState = z.infer<typeof ReleaseState>;

/** Who gets the version of a phased release: those in the list, those below the percentage, and those whom the window admits. */
export const Phase = z.strictObject({
  /** May only rise. */
  percent: z.number().int().min(0).max(100),
  /** Account names or user ids of the super app. */
  allowList: z.array(z.string().trim().min(1).max(128)).max(1000),
  /** In this time the first `users` that come get it. */
  window: z.strictObject({ from: z.number().int(), to: z.number().int(), users: z.number().int().min(1).max(100_000_000) }).nullable(),
});
export type Phase = z.infer<typeof Phase>;

export const Release = z.object({
  id: z.string(),
  version: Version,
  reviewId: z.string().nullable(),
  kind: ReleaseKind,
  state: ReleaseState,
  phase: Phase.nullable(),
  createdBy: Account,
  createdAt: z.number(),
  onlineAt: z.number().nullable(),
  endedAt: z.number().nullable(),
});
export type Release = z.infer<typeof Release>;

/** Development management at one glance. */
export const Development = z.object({
  /** The latest upload of each developer that was not deleted, newest first. */
  current: z.array(Version),
  test: Version.nullable(),
  /** Under review, or decided and not yet released or replaced. */
  review: Review.nullable(),
  online: Release.nullable(),
  phased: Release.nullable(),
  /** Up to five earlier online releases that a rollback may go to, newest first. */
  rollback: z.array(Release),
  suspendedAt: z.number().nullable(),
  /** Withdrawals from review that are still allowed today and this month. */
  withdrawalsLeft: z.object({ today: z.number(), month: z.number() }),
});
export type Development = z.infer<typeof Development>;

/** How an image may be: what a submission shows. */
export const IMAGE_TYPES = ['image/png', 'image/jpeg', 'image/webp'] as const;
export const MAX_IMAGE_BYTES = 1024 * 1024;
const BASE64_LENGTH = Math.ceil(MAX_IMAGE_BYTES / 3) * 4;

/** Base64 of an image's bytes; its type is found by content. */
export const ImageData = z.base64().min(4).max(BASE64_LENGTH);

export const StoredImage = z.object({ type: z.enum(IMAGE_TYPES), data: z.string() });
export type StoredImage = z.infer<typeof StoredImage>;

export const VersionComparison = z.object({
  added: z.array(z.object({ path: z.string(), size: z.number() })),
  removed: z.array(z.object({ path: z.string(), size: z.number() })),
  changed: z.array(z.object({ path: z.string(), before: z.number(), after: z.number() })),
  /** Bytes of the whole package. */
  before: z.number(),
  after: z.number(),
});
export type VersionComparison = z.infer<typeof VersionComparison>;

/** What a container runs for a user. `revision` is the same as long as nothing changed for anybody. */
export const Served = z.object({
  miniProgram: z.object({ id: z.string(), name: z.string(), description: z.string(), color: z.string(), icon: Sha256.nullable() }),
  revision: z.number(),
  version: z.object({ number: z.number(), version: z.string(), packageId: Sha256 }),
});
export type Served = z.infer<typeof Served>;
