/** How well a query fits a text, for the palette and quick open. */
export interface Match {
  /** Higher fits better. */
  score: number;
  /** Places in the text of the query's letters. */
  at: readonly number[];
}

/**
 * Finds the query's letters in the text, in order; undefined when one is missing. Starts of words and runs of letters count
 * most, so that `phw` finds `pages/home/home.wxml` before a text that has the letters anywhere.
 */
export function fuzzyMatch(query: string, text: string): Match | undefined {
  const wanted = query.toLowerCase().replaceAll(' ', '');
  const lower = text.toLowerCase();
  if (wanted === '') return { score: 0, at: [] };
  const whole = lower.lastIndexOf(wanted);
  if (whole >= 0) {
    const starts = whole === 0 || isBoundary(text, whole);
    return {
      score: 1000 + (whole === 0 ? 300 : starts ? 200 : 0) - (text.length - whole) / 10,
      at: Array.from(wanted, (_, index) => whole + index),
    };
  }
  const at: number[] = [];
  let score = 0;
  let from = 0;
  for (const letter of wanted) {
    const next = nextPlace(lower, text, letter, from, at.at(-1));
    if (next < 0) return undefined;
    score += next === (at.at(-1) ?? -2) + 1 ? 8 : isBoundary(text, next) ? 6 : 1;
    at.push(next);
    from = next + 1;
  }
  return { score: score - text.length / 50, at };
}

/** The letter right after the last one, else at the start of a later word, else anywhere later. */
function nextPlace(lower: string, text: string, letter: string, from: number, last: number | undefined): number {
  if (last !== undefined && lower[last + 1] === letter) return last + 1;
  const anywhere = lower.indexOf(letter, from);
  for (let place = anywhere; place >= 0; place = lower.indexOf(letter, place + 1)) if (isBoundary(text, place)) return place;
  return anywhere;
}

function isBoundary(text: string, place: number): boolean {
  if (place === 0) return true;
  const before = text[place - 1] ?? '';
  const here = text[place] ?? '';
  return /[\s/._\-:]/.test(before) || (before === before.toLowerCase() && here !== here.toLowerCase());
}
