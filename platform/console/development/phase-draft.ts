import { Phase } from '../../contract/release-models.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** The fields of a phase as somebody types them. */
export interface PhaseDraft {
  percent: string;
  /** A name per line. */
  allowList: string;
  hasWindow: boolean;
  /** Milliseconds since the epoch; kept while `hasWindow` is off. */
  window: { from: number; to: number; users: string };
}

/** Fields for a running phase, or for a first one. */
export function draftOf(phase: Phase | null, now = Date.now()): PhaseDraft {
  const minute = Math.ceil(now / 60_000) * 60_000;
  const { from, to, users } = phase?.window ?? { from: minute, to: minute + DAY_MS, users: 1000 };
  return {
    percent: String(phase?.percent ?? 10),
    allowList: phase?.allowList.join('\n') ?? '',
    hasWindow: phase?.window != null,
    window: { from, to, users: String(users) },
  };
}

/** The phase that the fields say; or what is missing. */
export function readDraft(draft: PhaseDraft): { phase: Phase } | { wrong: 'nobody' | 'window' | 'fields' } {
  const allowList = [...new Set(draft.allowList.split(/[\n,;]+/).map((name) => name.trim()))].filter((name) => name !== '');
  const window = draft.hasWindow ? { ...draft.window, users: Number(draft.window.users) } : null;
  const read = Phase.safeParse({ percent: draft.percent.trim() === '' ? Number.NaN : Number(draft.percent), allowList, window });
  if (!read.success) return { wrong: 'fields' };
  const phase = read.data;
  if (phase.percent === 0 && phase.allowList.length === 0 && !phase.window) return { wrong: 'nobody' };
  if (phase.window && phase.window.from >= phase.window.to) return { wrong: 'window' };
  return { phase };
}

/** `2026-03-01T09:30` in the reader's time zone, as `datetime-local` fields have it. */
export function toLocal(time: number): string {
  const shifted = new Date(time - new Date(time).getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16);
}

/** The time that a `datetime-local` field says; null while it says none. */
export function parseLocal(text: string): number | null {
  const time = new Date(text).getTime();
  return Number.isNaN(time) ? null : time;
}
