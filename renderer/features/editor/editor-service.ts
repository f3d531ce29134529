import type { editor as MonacoEditor } from 'monaco-editor/editor';
import { isAppError } from '../../../main/contract/errors.ts';
import { isImage, isInside } from '../../file-kinds.ts';
import { text } from '../../i18n.ts';
import type { FilePlace } from '../../open-file.ts';
import { errorToast } from '../../report.ts';
import { rpc } from '../../rpc.ts';
import { useProject } from '../../stores/project.ts';
import { useSettings } from '../../stores/settings.ts';
import { ask, showToast } from '../../ui/index.ts';
import { DraftKeeper } from './draft-keeper.ts';
import { INITIAL_EDITOR, useEditor, withMarks, withoutTab, withTab } from './editor-store.ts';
import { loadMonaco } from './load-monaco.ts';
import { type ModelReference, ModelStore, type OpenText } from './model-store.ts';
import { readSession, type TextPlace, writeSession } from './session.ts';
import { editorTexts } from './texts.ts';

type Model = MonacoEditor.ITextModel;

/** Milliseconds of rest after which autosave writes. */
const AUTOSAVE_DELAY = 1000;

const references = new Map<string, ModelReference<Model>>();
const viewStates = new Map<string, unknown>();
const autosaves = new Map<string, ReturnType<typeof setTimeout>>();
const revealListeners = new Set<(place: FilePlace) => void>();
let pendingReveal: FilePlace | undefined;
let store: Promise<ModelStore<Model>> | undefined;
let ready: ModelStore<Model> | undefined;
/** Grows with each project, so that answers about an earlier one are dropped. */
let generation = 0;

const drafts = new DraftKeeper(
  {
    save: async (path, draft) => {
      await rpc.call('drafts.save', { path, ...draft });
    },
    discard: async (path) => {
      await rpc.call('drafts.discard', { path });
    },
  },
  (error) => {
    // While the connection is lost the text is still in this page, and the next edit tries again.
    if (!isAppError(error, 'closed') && !isAppError(error, 'no-project')) errorToast(error);
  },
);

function models(): Promise<ModelStore<Model>> {
  store ??= loadMonaco().then(({ monacoModels }) => {
    ready = new ModelStore<Model>({
      models: monacoModels,
      files: {
        read: (path) => rpc.call('files.read', { path }),
        write: (path, content, baseVersion) => rpc.call('files.write', { path, text: content, baseVersion }),
      },
      onDidChange: onDidChangeText,
    });
    return ready;
  });
  return store;
}

function onDidChangeText(file: OpenText<Model>): void {
  const marks = { dirty: file.dirty, missing: file.missing, conflict: file.conflict !== null };
  useEditor.setState((state) => withMarks(state, file.path, marks));
  if (file.dirty) drafts.changed(file.path, () => ({ text: file.model.getValue(), baseVersion: file.baseVersion }));
  else drafts.settled(file.path);
  clearTimeout(autosaves.get(file.path));
  if (file.dirty && !file.conflict && !file.missing && useSettings.getState().settings.autoSave) {
    autosaves.set(
      file.path,
      setTimeout(() => save(file.path).catch(errorToast), AUTOSAVE_DELAY),
    );
  }
}

/** The open text of a path, once its tab is there. */
export function openText(path: string): OpenText<Model> | undefined {
  return ready?.get(path);
}

/** Raised with each wish to show a file: one that was read more slowly than a later one stays behind it. */
let turn = 0;

/** Opens a file in a tab and shows the place. Errors: those of `files.read`. */
export async function open(place: FilePlace, activate = true): Promise<void> {
  const { path } = place;
  const mine = generation;
  if (activate) turn += 1;
  const myTurn = turn;
  if (isImage(path)) {
    useEditor.setState((state) => withTab(state, { path, kind: 'image', dirty: false, missing: false, conflict: false }, activate));
    persist();
    return;
  }
  if (!references.has(path)) {
    const reference = await (await models()).acquire(path);
    // Asked for twice at once, or for a project that is closed by now: one reference is enough.
    if (mine !== generation || references.has(path)) reference.release();
    else references.set(path, reference);
    if (mine !== generation) return;
  }
  const file = references.get(path)?.file;
  const inFront = activate && myTurn === turn;
  useEditor.setState((state) =>
    withTab(
      state,
      { path, kind: 'text', dirty: file?.dirty ?? false, missing: file?.missing ?? false, conflict: Boolean(file?.conflict) },
      inFront,
    ),
  );
  persist();
  if (inFront && (place.line !== undefined || !place.keepFocus)) reveal(place);
}

function reveal(place: FilePlace): void {
  pendingReveal = place;
  for (const listener of revealListeners) listener(place);
}

/** Hears which place to show; a text editor that was made later asks `takeReveal`. */
export function onReveal(listener: (place: FilePlace) => void): () => void {
  revealListeners.add(listener);
  return () => revealListeners.delete(listener);
}

export function takeReveal(path: string): FilePlace | undefined {
  if (pendingReveal?.path !== path) return undefined;
  const place = pendingReveal;
  pendingReveal = undefined;
  return place;
}

export function activate(path: string): void {
  turn += 1;
  useEditor.setState((state) => (state.active === path ? state : { ...state, active: path, cursor: null, comparing: false }));
  persist();
}

export async function save(path: string): Promise<void> {
  clearTimeout(autosaves.get(path));
  const file = ready?.get(path);
  if (file && (file.dirty || file.missing)) await ready?.save(path);
}

/** Saves every file with unsaved text. A failure stops nothing; the first one is thrown at the end. */
export async function saveAll(): Promise<void> {
  const results = await Promise.allSettled(dirtyPaths().map(save));
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

export function dirtyPaths(): string[] {
  return useEditor
    .getState()
    .tabs.filter((tab) => tab.dirty)
    .map((tab) => tab.path);
}

/** Asks about unsaved text of these files. True when they may be closed. */
export async function mayClose(paths: readonly string[]): Promise<boolean> {
  const dirty = dirtyPaths().filter((path) => paths.includes(path));
  const [first] = dirty;
  if (first === undefined) return true;
  const t = text(editorTexts);
  const answer = await ask({
    title: dirty.length === 1 ? t.closeTitle(first) : t.manyTitle(dirty.length),
    description: dirty.length === 1 ? t.closeText : `${t.manyText} ${dirty.join(', ')}. ${t.closeText}`,
    choices: [
      { value: 'cancel', label: t.cancel },
      { value: 'discard', label: t.dontSave },
      { value: 'save', label: dirty.length === 1 ? t.save : t.saveAll },
    ],
  });
  if (answer === 'discard') {
    for (const path of dirty) drafts.settled(path);
    return true;
  }
  if (answer !== 'save') return false;
  try {
    await Promise.all(dirty.map(save));
    return true;
  } catch (error) {
    errorToast(error);
    return false;
  }
}

/** Closes tabs after asking about unsaved text. False when the user stayed. */
export async function close(paths: readonly string[]): Promise<boolean> {
  if (!(await mayClose(paths))) return false;
  for (const path of paths) drop(path);
  return true;
}

/** Closes a tab without asking; unsaved text is given up. */
export function drop(path: string): void {
  clearTimeout(autosaves.get(path));
  drafts.settled(path);
  viewStates.delete(path);
  // The editor lets go of the model before it is disposed.
  useEditor.setState((state) => withoutTab(state, path));
  const reference = references.get(path);
  references.delete(path);
  setTimeout(() => reference?.release());
  persist();
}

export function keepMine(path: string): void {
  ready?.keepMine(path);
}

export function loadTheirs(path: string): void {
  ready?.loadTheirs(path);
}

export function viewState(path: string): unknown {
  return viewStates.get(path);
}

export function keepViewState(path: string, state: unknown, place: TextPlace | undefined): void {
  if (!references.has(path)) return;
  viewStates.set(path, state);
  persist(place ? { path, place } : undefined);
}

/** Files changed on disk; '' means that anything may have. */
export async function onDidChangeFiles(paths: readonly string[]): Promise<void> {
  const open = ready?.all() ?? [];
  const touched = open.filter((file) => paths.some((path) => isInside(file.path, path)));
  await Promise.all(touched.map((file) => ready?.reconcile(file.path)));
}

/** Tabs follow files that the user renamed or moved, with their unsaved text. */
export async function onDidRename(from: string, to: string): Promise<void> {
  const { tabs, active } = useEditor.getState();
  for (const tab of tabs.filter((each) => isInside(each.path, from))) {
    const target = to + tab.path.slice(from.length);
    const unsaved = tab.dirty ? ready?.get(tab.path)?.model.getValue() : undefined;
    await open({ path: target, keepFocus: true }, tab.path === active);
    const opened = ready?.get(target);
    if (unsaved !== undefined && opened) ready?.restore(target, unsaved, opened.baseVersion);
    drop(tab.path);
  }
}

/** Opens what was open in this window's session of the project, and unsaved text of earlier ones. */
export async function openSession(): Promise<void> {
  generation += 1;
  const mine = generation;
  clear();
  const { project } = useProject.getState();
  if (!project) return;
  const session = readSession(project.folder);
  for (const [path, place] of Object.entries(session.places)) viewStates.set(path, place);
  const kept = (await rpc.call('drafts.list', {})).drafts;
  const paths = [...new Set([...session.tabs, ...kept.map((draft) => draft.path)])];
  for (const path of paths) {
    if (mine !== generation) return;
    // A file that is gone by now is simply not opened again; its draft stays until it is back.
    await open({ path, keepFocus: true }, path === session.active).catch(() => undefined);
  }
  if (mine !== generation) return;
  const { active, tabs } = useEditor.getState();
  const first = tabs[0];
  if (active === null && first) activate(first.path);
  restoreDrafts(kept);
}

function restoreDrafts(kept: readonly { path: string; text: string; baseVersion: string }[]): void {
  let restored = 0;
  for (const draft of kept) {
    const file = ready?.get(draft.path);
    if (!file) continue;
    drafts.known(draft.path);
    ready?.restore(draft.path, draft.text, draft.baseVersion);
    if (file.dirty) restored += 1;
    else drafts.settled(draft.path);
  }
  if (restored > 0) showToast({ message: text(editorTexts).restored(restored) });
}

function clear(): void {
  drafts.reset();
  for (const timer of autosaves.values()) clearTimeout(timer);
  autosaves.clear();
  viewStates.clear();
  useEditor.setState(INITIAL_EDITOR);
  const released = [...references.values()];
  references.clear();
  setTimeout(() => {
    for (const reference of released) reference.release();
  });
}

function persist(seen?: { path: string; place: TextPlace }): void {
  const { project } = useProject.getState();
  if (!project) return;
  const { tabs, active } = useEditor.getState();
  writeSession(
    project.folder,
    tabs.map((tab) => tab.path),
    active,
    seen,
  );
}

export function flushDrafts(): Promise<void> {
  return drafts.flush();
}
