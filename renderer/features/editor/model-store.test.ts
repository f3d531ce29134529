import { beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../main/contract/errors.ts';
import { type EditableModel, type FileAccess, ModelStore } from './model-store.ts';

/** A model with undo, as far as the store can see it. */
class FakeModel implements EditableModel {
  disposed = false;
  listeners = new Set<() => void>();
  #history: { text: string; id: number }[];
  #next = 2;

  constructor(text: string) {
    this.#history = [{ text, id: 1 }];
  }
  get #now() {
    const now = this.#history.at(-1);
    if (!now) throw new Error('no text');
    return now;
  }
  getValue = () => this.#now.text;
  getAlternativeVersionId = () => this.#now.id;
  onDidChangeContent = (listener: () => void) => {
    this.listeners.add(listener);
    return { dispose: () => void this.listeners.delete(listener) };
  };
  dispose = () => {
    this.disposed = true;
  };
  type(text: string): void {
    this.#history.push({ text, id: this.#next++ });
    for (const listener of this.listeners) listener();
  }
  undo(): void {
    this.#history.pop();
    for (const listener of this.listeners) listener();
  }
}

let disk: Map<string, string>;
let reads: number;
let made: FakeModel[];
let store: ModelStore<FakeModel>;
const version = (text: string): string => `v:${text}`;

const files: FileAccess = {
  async read(path) {
    reads += 1;
    const text = disk.get(path);
    if (text === undefined) throw new AppError('file-missing', 'gone', { path });
    return { path, text, version: version(text) };
  },
  async write(path, text, base) {
    if (base !== null && version(disk.get(path) ?? '') !== base) throw new AppError('file-changed', 'changed', { path });
    disk.set(path, text);
    return { path, text, version: version(text) };
  },
};

beforeEach(() => {
  disk = new Map([['a.js', 'one']]);
  reads = 0;
  made = [];
  store = new ModelStore<FakeModel>({
    files,
    models: {
      create: (_path, text) => {
        const model = new FakeModel(text);
        made.push(model);
        return model;
      },
      replaceText: (model, text) => text !== model.getValue() && model.type(text),
    },
    onDidChange: () => undefined,
  });
});

async function open(path = 'a.js') {
  const reference = await store.acquire(path);
  return { reference, file: reference.file };
}

describe('references', () => {
  it('makes one model however many ask at once, and disposes it with the last reference', async () => {
    const [first, second] = await Promise.all([store.acquire('a.js'), store.acquire('a.js')]);
    expect(made).toHaveLength(1);
    expect(reads).toBe(1);
    first.release();
    first.release();
    expect(first.file.model.disposed).toBe(false);
    second.release();
    expect(second.file.model.disposed).toBe(true);
    expect(made[0]?.listeners.size).toBe(0);
    expect(store.all()).toEqual([]);
  });

  it('reads again after the last reference went', async () => {
    (await store.acquire('a.js')).release();
    disk.set('a.js', 'two');
    expect((await store.acquire('a.js')).file.model.getValue()).toBe('two');
  });

  it('keeps text and its undo while other tabs are shown, opened and closed', async () => {
    disk.set('b.js', 'two');
    const first = await open();
    first.file.model.type('one more');
    const second = await open('b.js');
    second.file.model.type('two more');
    // The same file in a second place, as the comparison with the disk is.
    const again = await open();
    expect(again.file.model).toBe(first.file.model);
    again.reference.release();
    second.reference.release();
    expect(store.get('b.js')).toBeUndefined();
    expect([first.file.model.disposed, first.file.model.getValue(), first.file.dirty]).toEqual([false, 'one more', true]);
    first.file.model.undo();
    expect([first.file.model.getValue(), first.file.dirty]).toEqual(['one', false]);
    first.reference.release();
    first.reference.release();
    expect([store.all(), made.every((model) => model.disposed)]).toEqual([[], true]);
  });

  it('keeps nothing of a file that cannot be read', async () => {
    await expect(store.acquire('missing.js')).rejects.toMatchObject({ code: 'file-missing' });
    expect(store.get('missing.js')).toBeUndefined();
  });
});

describe('dirty state', () => {
  it('ends when edits are undone', async () => {
    const { file } = await open();
    file.model.type('two');
    expect(file.dirty).toBe(true);
    file.model.undo();
    expect(file.dirty).toBe(false);
  });

  it('ends when the text is saved, and comes back when that is undone', async () => {
    const { file } = await open();
    file.model.type('two');
    await store.save('a.js');
    expect(disk.get('a.js')).toBe('two');
    expect(file).toMatchObject({ dirty: false, baseVersion: version('two') });
    file.model.undo();
    expect(file.dirty).toBe(true);
  });
});

describe('changes on disk', () => {
  it('are taken over by clean text, which can be undone', async () => {
    const { file } = await open();
    disk.set('a.js', 'outside');
    await store.reconcile('a.js');
    expect(file.model.getValue()).toBe('outside');
    expect(file.dirty).toBe(false);
    file.model.undo();
    expect(file.model.getValue()).toBe('one');
    expect(file.dirty).toBe(true);
  });

  it('come into conflict with unsaved text, and keeping mine lets the next save win', async () => {
    const { file } = await open();
    file.model.type('mine');
    disk.set('a.js', 'theirs');
    await store.reconcile('a.js');
    expect(file.model.getValue()).toBe('mine');
    expect(file.conflict?.text).toBe('theirs');
    store.keepMine('a.js');
    await store.save('a.js');
    expect(disk.get('a.js')).toBe('mine');
    expect(file).toMatchObject({ conflict: null, dirty: false });
  });

  it('replace unsaved text when the user loads them', async () => {
    const { file } = await open();
    file.model.type('mine');
    disk.set('a.js', 'theirs');
    await store.reconcile('a.js');
    store.loadTheirs('a.js');
    expect(file.model.getValue()).toBe('theirs');
    expect(file).toMatchObject({ conflict: null, dirty: false });
  });

  it('that nobody told of stop a save and become a conflict', async () => {
    const { file } = await open();
    file.model.type('mine');
    disk.set('a.js', 'theirs');
    await expect(store.save('a.js')).rejects.toMatchObject({ code: 'file-changed' });
    expect(disk.get('a.js')).toBe('theirs');
    expect(file.conflict?.text).toBe('theirs');
  });

  it('that are the same text as the unsaved one settle it', async () => {
    const { file } = await open();
    file.model.type('same');
    disk.set('a.js', 'same');
    await store.reconcile('a.js');
    expect(file).toMatchObject({ conflict: null, dirty: false });
  });

  it('mark a deleted file, which saving makes again', async () => {
    const { file } = await open();
    disk.delete('a.js');
    await store.reconcile('a.js');
    expect(file.missing).toBe(true);
    await store.save('a.js');
    expect(disk.get('a.js')).toBe('one');
    expect(file.missing).toBe(false);
  });
});

describe('drafts', () => {
  it('come back as unsaved text', async () => {
    const { file } = await open();
    store.restore('a.js', 'draft', version('one'));
    expect(file).toMatchObject({ dirty: true, conflict: null });
    expect(file.model.getValue()).toBe('draft');
  });

  it('of an older file are in conflict with the file as it is now', async () => {
    const { file } = await open();
    store.restore('a.js', 'draft', version('zero'));
    expect(file.conflict?.text).toBe('one');
  });
});
