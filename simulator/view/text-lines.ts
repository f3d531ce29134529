/** Style that cuts a `text` with `overflow` after `max-lines`; '' cuts nothing. */
export function cutStyle(properties: ReadonlyMap<string, unknown>): string {
  const overflow = String(properties.get('overflow') ?? 'clip');
  const lines = Math.max(0, Math.round(Number(properties.get('max-lines') ?? (overflow === 'ellipsis' ? 1 : 0)) || 0));
  if (lines === 0 || overflow === 'visible') return '';
  if (overflow === 'ellipsis') return `display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:${lines};overflow:hidden`;
  const height = `display:inline-block;max-width:100%;max-height:${lines}lh;overflow:hidden`;
  return overflow === 'fade' ? `${height};mask-image:linear-gradient(to bottom, #000 calc(100% - 1lh), transparent)` : height;
}
