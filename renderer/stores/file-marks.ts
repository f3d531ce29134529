import { create } from 'zustand';

interface FileMarks {
  /** Paths with unsaved text. */
  dirty: ReadonlySet<string>;
  /** The path that the editor shows. */
  shown: string | null;
  /** Where the cursor is in it, from 1, and how many characters are selected. */
  cursor: { line: number; column: number; selected: number } | null;
}

/** What the editor tells the rest of the window. */
export const useFileMarks = create<FileMarks>(() => ({ dirty: new Set(), shown: null, cursor: null }));
