/** A source map, revision 3, as esbuild writes it. */
export interface SourceMap {
  version: number;
  sources: string[];
  sourcesContent?: (string | null)[];
  names?: string[];
  mappings: string;
}

/** An index map: whole maps, each from a 0-based line on. */
export interface IndexMap {
  version: 3;
  sections: { offset: { line: number; column: number }; map: SourceMap }[];
}

/** Generated column, source, source line, source column; all 0-based. */
type Segment = [number, number, number, number];

const DIGITS = new Map([...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].map((digit, value) => [digit, value]));
const decoded = new WeakMap<SourceMap, Segment[][]>();

/** Decodes the `mappings` of a map: for each generated line its segments, ascending. */
function decodeMappings(map: SourceMap): Segment[][] {
  let lines = decoded.get(map);
  if (lines) return lines;
  let [source, line, column] = [0, 0, 0];
  lines = map.mappings.split(';').map((text) => {
    let generated = 0;
    const segments: Segment[] = [];
    for (const part of text === '' ? [] : text.split(',')) {
      const fields = decodeNumbers(part);
      generated += fields[0] ?? 0;
      if (fields.length < 4) continue;
      source += fields[1] ?? 0;
      line += fields[2] ?? 0;
      column += fields[3] ?? 0;
      segments.push([generated, source, line, column]);
    }
    return segments;
  });
  decoded.set(map, lines);
  return lines;
}

/** Base 64 variable-length quantities: five bits a digit, lowest first, the sign in the lowest bit. */
function decodeNumbers(text: string): number[] {
  const numbers: number[] = [];
  let [value, shift] = [0, 0];
  for (const digit of text) {
    const bits = DIGITS.get(digit) ?? 0;
    value |= (bits & 31) << shift;
    shift += 5;
    if (bits & 32) continue;
    numbers.push(value & 1 ? -(value >>> 1) : value >>> 1);
    [value, shift] = [0, 0];
  }
  return numbers;
}

/** Where a place of the generated text comes from. Lines and columns 0-based; null when the map does not say. */
export function originalPosition(map: SourceMap, line: number, column: number): { source: string; line: number; column: number } | null {
  const segments = decodeMappings(map)[line];
  if (!segments || segments.length === 0) return null;
  const found = segments.findLast((segment) => segment[0] <= column) ?? segments[0];
  const source = found && map.sources[found[1]];
  return found && source !== undefined ? { source, line: found[2], column: found[3] } : null;
}
