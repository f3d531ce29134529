import type { Build } from './build.ts';
import { type IndexMap, originalPosition } from './source-map.ts';

/** `file` is a path in the build or an address that ends with one; line and column are 1-based, as in error stacks. */
export interface GeneratedLocation {
  file: string;
  line: number;
  column: number;
}

/** `path` is relative to the project; line and column are 1-based. */
export interface SourceLocation {
  path: string;
  line: number;
  column: number;
}

/** Where places of a development build's scripts come from; null for what has no source (or in a production build). */
export function resolveLocations(build: Pick<Build, 'files'>, locations: readonly GeneratedLocation[]): (SourceLocation | null)[] {
  const maps = new Map<string, IndexMap | null>();
  return locations.map(({ file, line, column }) => {
    const path = buildPath(build, file);
    if (path === null) return null;
    let map = maps.get(path);
    if (map === undefined) {
      const written = build.files.get(`${path}.map`);
      map = written?.kind === 'generated' ? (JSON.parse(written.text) as IndexMap) : null;
      maps.set(path, map);
    }
    return map && resolve(map, line - 1, column - 1);
  });
}

function buildPath(build: Pick<Build, 'files'>, file: string): string | null {
  const path = file.replace(/[?#].*$/, '').replace(/^[a-z][a-z+.-]*:\/\/[^/]*\//i, '');
  const parts = path.split('/').filter((part) => part !== '');
  for (let from = 0; from < parts.length; from++) {
    const candidate = parts.slice(from).join('/');
    if (build.files.has(`${candidate}.map`)) return candidate;
  }
  return null;
}

function resolve(map: IndexMap, line: number, column: number): SourceLocation | null {
  const section = map.sections.findLast(({ offset }) => offset.line <= line);
  if (!section) return null;
  const found = originalPosition(section.map, line - section.offset.line, column);
  return found && { path: found.source, line: found.line + 1, column: found.column + 1 };
}
