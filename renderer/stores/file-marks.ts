import { create } from 'zustand';

/** Paths with unsaved text, as the editor says, and the path that it shows. */
export const useFileMarks = create<{ dirty: ReadonlySet<string>; shown: string | null }>(() => ({ dirty: new Set(), shown: null }));
