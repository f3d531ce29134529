/** Where the user was in a file. */
export interface TextPlace {
  line: number;
  column: number;
  scrollTop: number;
}

export interface EditorSession {
  tabs: readonly string[];
  active: string | null;
  places: Record<string, TextPlace>;
}

const EMPTY: EditorSession = { tabs: [], active: null, places: {} };
const key = (folder: string): string => `kumquat.editor.${folder}`;

/** What was open in this window when the project was last shown; nothing where that is not known or not readable. */
export function readSession(folder: string): EditorSession {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(key(folder)) ?? 'null');
    if (typeof stored !== 'object' || stored === null) return EMPTY;
    const { tabs, active, places } = stored as Partial<EditorSession>;
    return {
      tabs: Array.isArray(tabs) ? tabs.filter((path) => typeof path === 'string') : [],
      active: typeof active === 'string' ? active : null,
      places: typeof places === 'object' && places !== null ? places : {},
    };
  } catch {
    return EMPTY;
  }
}

/** Keeps what is open, for a reload of this window. Places of closed files are forgotten. */
export function writeSession(
  folder: string,
  tabs: readonly string[],
  active: string | null,
  seen?: { path: string; place: TextPlace },
): void {
  const before = readSession(folder).places;
  const places = Object.fromEntries(tabs.flatMap((path) => (before[path] ? [[path, before[path]]] : [])));
  if (seen) places[seen.path] = seen.place;
  sessionStorage.setItem(key(folder), JSON.stringify({ tabs, active, places }));
}
