import { create } from 'zustand';

export interface EditorTab {
  path: string;
  kind: 'text' | 'image';
  dirty: boolean;
  missing: boolean;
  conflict: boolean;
}

export interface EditorState {
  tabs: readonly EditorTab[];
  active: string | null;
  /** Of the active text, from 1. */
  cursor: { line: number; column: number; selected: number } | null;
  /** The conflict of the active file is shown as a comparison. */
  comparing: boolean;
}

export const INITIAL_EDITOR: EditorState = { tabs: [], active: null, cursor: null, comparing: false };

export const useEditor = create<EditorState>(() => INITIAL_EDITOR);

/** Adds a tab after the active one, unless it is there; makes it the active one if wanted. */
export function withTab(state: EditorState, tab: EditorTab, activate: boolean): EditorState {
  const there = state.tabs.some((each) => each.path === tab.path);
  const at = state.tabs.findIndex((each) => each.path === state.active) + 1 || state.tabs.length;
  const tabs = there ? state.tabs : [...state.tabs.slice(0, at), tab, ...state.tabs.slice(at)];
  if (!activate || state.active === tab.path) return { ...state, tabs };
  return { ...state, tabs, active: tab.path, cursor: null, comparing: false };
}

/** Takes a tab away; its neighbour becomes active when it was. */
export function withoutTab(state: EditorState, path: string): EditorState {
  const index = state.tabs.findIndex((tab) => tab.path === path);
  if (index < 0) return state;
  const tabs = state.tabs.filter((tab) => tab.path !== path);
  if (state.active !== path) return { ...state, tabs };
  return { ...state, tabs, active: (tabs[index] ?? tabs[index - 1])?.path ?? null, cursor: null, comparing: false };
}

/** Changes what a tab shows of its file; the same state when nothing differs. */
export function withMarks(state: EditorState, path: string, marks: Pick<EditorTab, 'dirty' | 'missing' | 'conflict'>): EditorState {
  const tab = state.tabs.find((each) => each.path === path);
  if (!tab || (tab.dirty === marks.dirty && tab.missing === marks.missing && tab.conflict === marks.conflict)) return state;
  const comparing = state.comparing && (state.active !== path || marks.conflict);
  return { ...state, comparing, tabs: state.tabs.map((each) => (each.path === path ? { ...each, ...marks } : each)) };
}
