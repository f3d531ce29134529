/** Up to two letters of a name: initials of its first and last word, or the first sign of a Chinese name. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const first = [...(words[0] ?? '')];
  if (first.length === 0) return '?';
  if (/\p{Script=Han}/u.test(first[0] ?? '')) return first[0] ?? '?';
  const last = words.length > 1 ? [...(words.at(-1) ?? '')][0] : first[1];
  return `${first[0] ?? ''}${last ?? ''}`.toLocaleUpperCase();
}

/** A person as a round mark. The name stands beside it or in the control around it. */
export function Avatar({ name }: { name: string }) {
  return (
    <span className="avatar" aria-hidden="true">
      {initials(name)}
    </span>
  );
}
