import type { Notification } from '../../contract/operations-models.ts';
import type { Route } from '../route.ts';

/** The page where a reader sees what a notification is about; null when they cannot see it any more. */
export function placeOf({ kind, miniProgram, data }: Notification, reader: { reviewer: boolean }): Route | null {
  if (!miniProgram || kind === 'removed') return null;
  // Test members do not see the mini program; it stands in their list.
  if (data['role'] === 'test-member') return { at: 'list' };
  if (reader.reviewer && (kind === 'review-submitted' || kind === 'review-withdrawn')) return { at: 'reviews' };
  return { at: 'program', id: miniProgram.id, page: kind === 'role-changed' ? 'members' : 'versions' };
}
