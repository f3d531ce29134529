import { MOST_TEXT } from '../backend/text-room.ts';
import type { ViewContextHost } from '../backend/view-context.ts';

/** What is told once of a page that holds more than a phone shows in good time. */
export function sizeWarnings(path: string, warn: (text: string) => void): Required<Pick<ViewContextHost, 'crowded' | 'textCut'>> {
  return {
    crowded: (elements) =>
      warn(
        `${path} has more than ${elements} nodes: a phone slows down beyond a thousand. Show a part of the list, or use recycling components.`,
      ),
    textCut: () =>
      warn(`${path} shows more than ${MOST_TEXT} characters of text, which a phone cannot lay out: the rest was cut. Show a part of it.`),
  };
}
