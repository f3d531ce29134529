/** A place in a text, both 1-based, columns in UTF-16 units. */
export interface TextPosition {
  line: number;
  column: number;
}

/** The place of a 0-based offset; an offset behind the end is the end. */
export function positionAt(text: string, offset: number): TextPosition {
  const before = text.slice(0, Math.max(0, offset));
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: countLines(before) + 1, column: before.length - lineStart + 1 };
}

/** Number of line feeds. */
export function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

/** The place of a value (or key) of a JSON text, found by its literal; the whole file (0, 0) when it is not written so. */
export function positionOfLiteral(text: string, value: string, after = 0): TextPosition {
  const offset = text.indexOf(JSON.stringify(value), after);
  return offset < 0 ? { line: 0, column: 0 } : positionAt(text, offset);
}
