import { describe, expect, it } from 'vitest';
import { type EditorTab, INITIAL_EDITOR, withMarks, withoutTab, withTab } from './editor-store.ts';

const tab = (path: string): EditorTab => ({ path, kind: 'text', dirty: false, missing: false, conflict: false });
const three = ['a', 'b', 'c'].reduce((state, path) => withTab(state, tab(path), true), INITIAL_EDITOR);

describe('tabs', () => {
  it('open after the active one, once', () => {
    const state = withTab({ ...three, active: 'a' }, tab('d'), true);
    expect(state.tabs.map((each) => each.path)).toEqual(['a', 'd', 'b', 'c']);
    expect(withTab(state, tab('d'), true).tabs).toHaveLength(4);
    expect(state.active).toBe('d');
  });

  it('give the place to their neighbour when they close', () => {
    expect(withoutTab({ ...three, active: 'b' }, 'b').active).toBe('c');
    expect(withoutTab({ ...three, active: 'c' }, 'c').active).toBe('b');
    expect(withoutTab({ ...three, active: 'a' }, 'c').active).toBe('a');
    expect(withoutTab(withTab(INITIAL_EDITOR, tab('a'), true), 'a').active).toBeNull();
  });

  it('stay the same object when their marks do not change', () => {
    expect(withMarks(three, 'a', { dirty: false, missing: false, conflict: false })).toBe(three);
    expect(withMarks(three, 'a', { dirty: true, missing: false, conflict: false }).tabs[0]?.dirty).toBe(true);
  });

  it('leave the comparison when the conflict ends', () => {
    const comparing = { ...withMarks(three, 'c', { dirty: true, missing: false, conflict: true }), comparing: true };
    expect(withMarks(comparing, 'c', { dirty: true, missing: false, conflict: false }).comparing).toBe(false);
    expect(withMarks(comparing, 'a', { dirty: true, missing: false, conflict: false }).comparing).toBe(true);
  });
});
