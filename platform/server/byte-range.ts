import type { ByteRange } from '../store/content-store.ts';

interface Asked {
  range?: string;
  'if-range'?: string;
}

/**
 * The bytes that a request asks for (RFC 9110, 14.2): null is the whole content, also for several ranges, other units and what
 * cannot be read. `If-Range` with another tag asks for the whole as well.
 */
export function rangeOf(headers: Asked, size: number, etag: string): ByteRange | null | 'unsatisfiable' {
  const condition = headers['if-range'];
  if (condition !== undefined && condition !== etag) return null;
  const [, from, to] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(headers.range?.trim() ?? '') ?? [];
  if (from === undefined || to === undefined || (from === '' && to === '')) return null;
  if (from === '') {
    const last = Math.min(Number(to), size);
    return last === 0 ? 'unsatisfiable' : { start: size - last, end: size - 1 };
  }
  const start = Number(from);
  const end = to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (to !== '' && Number(to) < start) return null;
  return start >= size ? 'unsatisfiable' : { start, end };
}
