/** Limits of one message, checked before anything else looks at it. Sizes in characters and bytes. */
export const MAX_MESSAGE_SIZE = 16 * 1024 * 1024;
export const MAX_MESSAGE_DEPTH = 64;

/**
 * Whether a structured value stays within a size and a depth. Strings count their characters, buffers their bytes, every
 * other value 8. Values that contain themselves are too deep. Stops as soon as the answer is known.
 */
export function fits(value: unknown, maxSize = MAX_MESSAGE_SIZE, maxDepth = MAX_MESSAGE_DEPTH): boolean {
  let left = maxSize;
  const visit = (part: unknown, depth: number): boolean => {
    if (depth > maxDepth) return false;
    left -= typeof part === 'string' ? part.length : 8;
    if (left < 0) return false;
    if (typeof part !== 'object' || part === null) return true;
    if (part instanceof ArrayBuffer || ArrayBuffer.isView(part)) {
      left -= part.byteLength;
      return left >= 0;
    }
    if (part instanceof Map) return [...part].every(([key, entry]) => visit(key, depth + 1) && visit(entry, depth + 1));
    if (Array.isArray(part) || part instanceof Set) {
      for (const entry of part) if (!visit(entry, depth + 1)) return false;
      return true;
    }
    for (const [key, entry] of Object.entries(part)) {
      left -= key.length;
      if (!visit(entry, depth + 1)) return false;
    }
    return true;
  };
  return visit(value, 0);
}
