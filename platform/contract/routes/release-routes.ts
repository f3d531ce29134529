import { OpenedPreview, Sha256, Version } from '../models.ts';
import { Development, ImageData, Phase, Release, Review, ReviewForm, Served, StoredImage, VersionComparison } from '../release-models.ts';
import { empty, id, route } from '../route.ts';
import { z } from '../zod.ts';

const text = z.string().max(64);
const withVersion = id.extend({ version: text });
const withReview = z.object({ review: text });
const withRelease = id.extend({ release: text });

/** Developer version, test version, review, release: the life of a version. */
export const releaseRoutes = {
  getDevelopment: route('GET', '/api/mini-programs/:id/development', 'member:login', {
    params: id,
    response: Development,
    summary: 'Developer versions, test version, version under review, online version and phased release at one glance.',
  }),
  deleteVersion: route('DELETE', '/api/mini-programs/:id/versions/:version', 'member:login', {
    params: withVersion,
    response: empty,
    summary: 'Deletes a developer version: one’s own with developer permissions, anybody’s with development management. In use it stays.',
  }),
  compareVersions: route('GET', '/api/mini-programs/:id/versions/:version/compare/:other', 'member:login', {
    params: withVersion.extend({ other: text }),
    response: VersionComparison,
    summary: 'Files that were added, removed and changed between two versions, with sizes.',
  }),
  setTestVersion: route('PUT', '/api/mini-programs/:id/test-version', 'member:development-management', {
    params: id,
    body: z.strictObject({ version: text.nullable() }),
    response: Development,
    summary: 'Chooses the version that testers use, or none.',
  }),
  uploadImage: route('POST', '/api/mini-programs/:id/images', 'member:development-management', {
    params: id,
    body: z.strictObject({ data: ImageData }),
    bodyLimit: 1536 * 1024,
    response: z.object({ sha256: Sha256 }),
    summary: 'Keeps an image (PNG, JPEG or WebP, 1 MB at most) for the form of a submission.',
  }),
  getImage: route('GET', '/api/mini-programs/:id/images/:sha256', 'signed-in', {
    params: id.extend({ sha256: Sha256 }),
    response: StoredImage,
    summary: 'An image of a submission of this mini program, for its members and for reviewers.',
  }),
  submitReview: route('POST', '/api/mini-programs/:id/reviews', 'member:development-management', {
    params: id,
    body: z.strictObject({ version: text, form: ReviewForm }),
    response: Review,
    summary: 'Submits a version for review. Replaces the one that is under review or waits for its release.',
  }),
  withdrawReview: route('POST', '/api/mini-programs/:id/reviews/:review/withdraw', 'member:development-management', {
    params: id.extend({ review: text }),
    response: Review,
    summary: 'Takes a version back from review: at most 5 times a day and 10 times a month.',
  }),
  listReviews: route('GET', '/api/mini-programs/:id/reviews', 'member:login', {
    params: id,
    response: z.array(Review),
    summary: 'All submissions of the mini program, newest first.',
  }),
  listReviewQueue: route('GET', '/api/reviews', 'reviewer', {
    response: z.array(Review.extend({ miniProgram: z.object({ id: z.string(), name: z.string() }) })),
    summary: 'What is under review in all mini programs, oldest first.',
  }),
  getReview: route('GET', '/api/reviews/:review', 'reviewer', {
    params: withReview,
    response: z.object({
      miniProgram: z.object({ id: z.string(), name: z.string(), description: z.string() }),
      review: Review,
      /** Earlier submissions of the same mini program, newest first. */
      history: z.array(Review),
      /** The online version, and what the submitted one changes in it. */
      online: Version.nullable(),
      comparison: VersionComparison.nullable(),
    }),
    summary: 'One submission with its history and what it changes, for the reviewer.',
  }),
  openReview: route('GET', '/api/reviews/:review/open', 'reviewer', {
    params: withReview,
    response: OpenedPreview,
    summary: 'What the phone page runs to try the submitted version.',
  }),
  decideReview: route('POST', '/api/reviews/:review/decision', 'reviewer', {
    params: withReview,
    body: z
      .strictObject({ approve: z.boolean(), reasons: z.string().trim().max(2000) })
      .refine(({ approve, reasons }) => approve || reasons.length > 0, { path: ['reasons'], message: 'a rejection needs reasons' }),
    response: Review,
    summary: 'Approves or rejects with reasons.',
  }),
  createRelease: route('POST', '/api/mini-programs/:id/releases', 'member:development-management', {
    params: id,
    body: z.strictObject({ review: text, phase: Phase.nullable() }),
    response: Release,
    summary: 'Releases the approved version: to everybody, or in phases when there is an online version.',
  }),
  listReleases: route('GET', '/api/mini-programs/:id/releases', 'member:login', {
    params: id,
    response: z.array(Release),
    summary: 'All releases of the mini program, newest first.',
  }),
  changePhase: route('PUT', '/api/mini-programs/:id/releases/:release/phase', 'member:development-management', {
    params: withRelease,
    body: Phase,
    response: Release,
    summary: 'Changes who gets a running phased release. The percentage and the number of users may only rise.',
  }),
  steerRelease: route('POST', '/api/mini-programs/:id/releases/:release/:action', 'member:development-management', {
    params: withRelease.extend({ action: z.enum(['pause', 'resume', 'cancel', 'complete']) }),
    response: Release,
    summary: 'Pauses, resumes, cancels (users return to the online version) or completes a phased release.',
  }),
  rollBack: route('POST', '/api/mini-programs/:id/rollback', 'member:development-management', {
    params: id,
    body: z.strictObject({ release: text }),
    response: Release,
    summary: 'Makes one of the last five online versions the online one again. Not while a phased release is under way.',
  }),
  withdrawOnline: route('POST', '/api/mini-programs/:id/withdraw', 'member:development-management', {
    params: id,
    response: Development,
    summary: 'Takes the online version away from everybody. Not while a phased release is under way.',
  }),
  setService: route('PUT', '/api/mini-programs/:id/service', 'member:service-suspension', {
    params: id,
    body: z.strictObject({ suspended: z.boolean() }),
    response: Development,
    summary: 'Suspends the service, so that nobody can open the mini program, or resumes it.',
  }),
  serve: route('GET', '/api/serve/:id', 'public', {
    params: id,
    query: z.object({ user: z.string().min(1).max(128).default('anonymous') }),
    response: Served,
    summary: 'Which version a user of a container gets now.',
  }),
} as const;
