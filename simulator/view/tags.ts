import { BUILT_IN_TAGS } from '../protocol/built-ins.ts';

const builtIns = new Set(BUILT_IN_TAGS);
const known = new Map<string, string>();

/**
 * Element name of a tag of Op.create. `:view` is a built-in or a plain tag, anything else a component's host.
 * `missing` hears of a native tag that is not built in, once each.
 */
export function elementName(tag: string, missing: (name: string) => void): string {
  const found = known.get(tag);
  if (found) return found;
  let name: string;
  if (tag.startsWith(':')) {
    const native = tag.slice(1);
    if (builtIns.has(native)) name = `wx-${native}`;
    else {
      name = native.includes('-') ? native : `wx-n-${native}`;
      missing(native);
    }
  } else name = tag.includes('-') && !tag.startsWith('wx-') ? tag : `x-${tag}`;
  known.set(tag, name);
  return name;
}
