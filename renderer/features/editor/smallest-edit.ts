/** One replacement that turns a text into another; offsets count from 0. */
export interface TextEdit {
  start: number;
  end: number;
  text: string;
}

/** Keeps what both texts have in common at their start and end, so that cursors and marks stay where they are. */
export function smallestEdit(before: string, after: string): TextEdit | undefined {
  if (before === after) return undefined;
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let tail = 0;
  while (tail < most - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  // Neither half of a line end nor of a surrogate pair is cut off.
  while (start > 0 && isJoined(before, start)) start -= 1;
  while (tail > 0 && isJoined(before, before.length - tail)) tail -= 1;
  return { start, end: before.length - tail, text: after.slice(start, after.length - tail) };
}

function isJoined(text: string, place: number): boolean {
  const before = text[place - 1] ?? '';
  const here = text[place] ?? '';
  return (before === '\r' && here === '\n') || /[\uD800-\uDBFF]/.test(before) || /[\uDC00-\uDFFF]/.test(here);
}
