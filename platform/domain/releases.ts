import { PlatformError } from '../contract/errors.ts';
import type { Phase, ReleaseState } from '../contract/release-models.ts';

/** FIELD: withdrawing from review at most 5 times a day and 10 times a month. */
export const WITHDRAWALS = { day: 5, month: 10 };
/** FIELD: a rollback goes to one of at most five stored online versions. */
export const ROLLBACK_DEPTH = 5;

const DAY_MS = 24 * 60 * 60 * 1000;

/** Withdrawals that are still allowed, by the times of those before. A day and a month are the last 24 hours and 30 days. */
export function withdrawalsLeft(times: readonly number[], now: number): { today: number; month: number } {
  const within = (ms: number): number => times.filter((at) => at > now - ms).length;
  return { today: Math.max(0, WITHDRAWALS.day - within(DAY_MS)), month: Math.max(0, WITHDRAWALS.month - within(30 * DAY_MS)) };
}

export type SteerAction = 'pause' | 'resume' | 'cancel' | 'complete';

const STEERING: Record<SteerAction, { from: readonly ReleaseState[]; to: ReleaseState }> = {
  pause: { from: ['running'], to: 'paused' },
  resume: { from: ['paused'], to: 'running' },
  cancel: { from: ['running', 'paused'], to: 'cancelled' },
  complete: { from: ['running', 'paused'], to: 'online' },
};

/** The state after an action on a phased release. @throws wrong-state */
export function steer(state: ReleaseState, action: SteerAction): ReleaseState {
  const { from, to } = STEERING[action];
  if (from.includes(state)) return to;
  throw new PlatformError('wrong-state', `A release that is ${state} cannot be changed by "${action}".`, { state, action });
}

/** @throws phase-invalid when nobody would get it, or the window has no length */
export function checkPhase({ percent, allowList, window }: Phase): void {
  if (percent === 0 && allowList.length === 0 && !window) {
    throw new PlatformError('phase-invalid', 'Say who gets it: a percentage, a list of users or a time window.');
  }
  if (window && window.from >= window.to) throw new PlatformError('phase-invalid', 'The time window ends before it begins.');
}

/** @throws phase-invalid when somebody by percentage or by number would lose it */
export function checkPhaseChange(before: Phase, after: Phase): void {
  checkPhase(after);
  if (after.percent < before.percent) {
    throw new PlatformError('phase-invalid', `The percentage may only rise: it is ${before.percent} % now.`, { percent: before.percent });
  }
  if (before.window && after.window && after.window.users < before.window.users) {
    throw new PlatformError('phase-invalid', `The number of users may only rise: it is ${before.window.users} now.`);
  }
}

/** 32 well-mixed bits of a text (FNV-1a, then Murmur's finaliser). No secret depends on it. */
function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** A user's place between 0 and 100 in one release: always the same, and another one in the next release. */
export const placeOf = (releaseId: string, userKey: string): number => (hash32(`${releaseId}:${userKey}`) / 2 ** 32) * 100;

export interface ServingRelease {
  id: string;
  versionId: string;
  state: 'running' | 'paused';
  phase: Phase;
  /** Users that its window has admitted so far. */
  admitted: number;
}

export interface ServingState {
  suspended: boolean;
  online: { id: string; versionId: string } | null;
  phased: ServingRelease | null;
}

export interface ServedUser {
  /** As the container names the user: an account name or an id of the super app. */
  name: string;
  /** What releases remember of the user. */
  key: string;
  /** The window of the phased release admitted this user before. */
  admitted: boolean;
}

/** What a user gets; `admit`: by being one of the window's users from now on, to be remembered. */
export type Serving = { versionId: string; admit: boolean } | { refused: 'suspended' | 'not-released' };

/** Which version a user gets. The same for the same user until somebody changes the release. */
export function serve({ suspended, online, phased }: ServingState, user: ServedUser, now: number): Serving {
  if (suspended) return { refused: 'suspended' };
  if (!online) return { refused: 'not-released' };
  if (!phased) return { versionId: online.versionId, admit: false };
  const { percent, allowList, window } = phased.phase;
  const listed = allowList.some((name) => name.toLowerCase() === user.name.toLowerCase());
  if (listed || user.admitted || placeOf(phased.id, user.key) < percent) return { versionId: phased.versionId, admit: false };
  const open = window && phased.state === 'running' && now >= window.from && now < window.to && phased.admitted < window.users;
  return open ? { versionId: phased.versionId, admit: true } : { versionId: online.versionId, admit: false };
}
