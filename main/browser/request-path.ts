/**
 * Decoded path of a request target, `/` between its parts, or null for one that is malformed or tries to climb: absolute
 * forms, NUL, backslashes, and `.` or `..` in any encoding.
 */
export function requestPath(target: string | undefined): string | null {
  if (!target?.startsWith('/')) return null;
  const raw = target.split(/[?#]/, 1)[0] ?? '';
  let decoded: string;
  try {
    decoded = decodeURIComponent(raw);
  } catch {
    return null;
  }
  if (decoded.includes('\0') || decoded.includes('\\') || decoded.startsWith('//')) return null;
  return decoded.split('/').some((part) => part === '.' || part === '..') ? null : decoded;
}
