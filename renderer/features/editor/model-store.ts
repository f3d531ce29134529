import { isAppError } from '../../../main/contract/errors.ts';
import type { FileContent } from '../../../main/contract/models.ts';

/** What the store needs of a text model; Monaco's models have it. */
export interface EditableModel {
  getValue(): string;
  /** Comes back to an earlier value when edits are undone. */
  getAlternativeVersionId(): number;
  onDidChangeContent(listener: () => void): { dispose(): void };
  dispose(): void;
}

export interface ModelFactory<M extends EditableModel> {
  create(path: string, text: string): M;
  /** Replaces the text by an edit that can be undone. */
  replaceText(model: M, text: string): void;
}

export interface FileAccess {
  read(path: string): Promise<FileContent>;
  /** Fails with `file-changed` when the file has another version than `baseVersion`; null writes in any case. */
  write(path: string, text: string, baseVersion: string | null): Promise<FileContent>;
}

/** A file of the project that is open in an editor. */
export interface OpenText<M extends EditableModel> {
  readonly path: string;
  readonly model: M;
  /** Version of the file on disk that the text is based on; '' when there is none. */
  baseVersion: string;
  dirty: boolean;
  /** The file as it is on disk now, where it changed under unsaved text. */
  conflict: FileContent | null;
  /** The file is gone from the disk. */
  missing: boolean;
}

interface Held<M extends EditableModel> extends OpenText<M> {
  references: number;
  savedAt: number;
  listener: { dispose(): void };
  /** Reads and writes of one file run one after another. */
  work: Promise<unknown>;
}

export interface ModelReference<M extends EditableModel> {
  readonly file: OpenText<M>;
  /** Gives the reference back; the model is disposed with the last one. */
  release(): void;
}

export interface ModelStoreOptions<M extends EditableModel> {
  files: FileAccess;
  models: ModelFactory<M>;
  /** The text was edited, or whether it is dirty, missing or in conflict changed. */
  onDidChange: (file: OpenText<M>) => void;
}

/** The only place where text models are made. One model a file, counted by references, disposed with the last of them. */
export class ModelStore<M extends EditableModel> {
  readonly #options: ModelStoreOptions<M>;
  readonly #held = new Map<string, Held<M>>();
  readonly #opening = new Map<string, Promise<Held<M>>>();

  constructor(options: ModelStoreOptions<M>) {
    this.#options = options;
  }

  get(path: string): OpenText<M> | undefined {
    return this.#held.get(path);
  }

  all(): OpenText<M>[] {
    return [...this.#held.values()];
  }

  /** Reads the file unless it is open already. Errors: those of `files.read`. */
  async acquire(path: string): Promise<ModelReference<M>> {
    const held = this.#held.get(path) ?? (await this.#open(path));
    held.references += 1;
    let released = false;
    return {
      file: held,
      release: () => {
        if (released) return;
        released = true;
        held.references -= 1;
        if (held.references === 0) this.#drop(held);
      },
    };
  }

  #open(path: string): Promise<Held<M>> {
    const opening = this.#opening.get(path);
    if (opening) return opening;
    const open = this.#read(path).finally(() => this.#opening.delete(path));
    this.#opening.set(path, open);
    return open;
  }

  async #read(path: string): Promise<Held<M>> {
    const content = await this.#options.files.read(path);
    const model = this.#options.models.create(path, content.text);
    const held: Held<M> = {
      path,
      model,
      baseVersion: content.version,
      dirty: false,
      conflict: null,
      missing: false,
      references: 0,
      savedAt: model.getAlternativeVersionId(),
      listener: { dispose: () => undefined },
      work: Promise.resolve(),
    };
    held.listener = model.onDidChangeContent(() => {
      held.dirty = model.getAlternativeVersionId() !== held.savedAt;
      this.#options.onDidChange(held);
    });
    this.#held.set(path, held);
    return held;
  }

  #drop(held: Held<M>): void {
    if (this.#held.get(held.path) === held) this.#held.delete(held.path);
    held.listener.dispose();
    held.model.dispose();
  }

  /** Writes the text. Errors: those of `files.write`; after `file-changed` the file is in conflict. */
  save(path: string): Promise<void> {
    return this.#queue(path, async (held) => {
      const at = held.model.getAlternativeVersionId();
      try {
        const written = await this.#options.files.write(path, held.model.getValue(), held.missing ? null : held.baseVersion);
        this.#settle(held, written.version, at);
      } catch (error) {
        if (isAppError(error, 'file-changed')) await this.#compare(held);
        throw error;
      }
    });
  }

  /** Looks at the file again after something changed on disk: clean text follows, unsaved text comes into conflict. */
  reconcile(path: string): Promise<void> {
    return this.#queue(path, (held) => this.#compare(held));
  }

  /** Ends a conflict in favour of the text in the editor: the next save replaces what is on disk. */
  keepMine(path: string): void {
    const held = this.#held.get(path);
    if (!held?.conflict) return;
    held.baseVersion = held.conflict.version;
    held.conflict = null;
    this.#options.onDidChange(held);
  }

  /** Ends a conflict in favour of the disk. The editor's text can be had back by undo. */
  loadTheirs(path: string): void {
    const held = this.#held.get(path);
    if (held?.conflict) this.#take(held, held.conflict);
  }

  /** Puts unsaved text of an earlier session back, on top of what is on disk. */
  restore(path: string, text: string, baseVersion: string): void {
    const held = this.#held.get(path);
    if (!held || held.model.getValue() === text) return;
    const disk: FileContent = { path, text: held.model.getValue(), version: held.baseVersion };
    this.#options.models.replaceText(held.model, text);
    if (baseVersion !== disk.version) {
      held.conflict = disk;
      this.#options.onDidChange(held);
    }
  }

  /** Gives the text on disk back to a file whose changes the user does not want. */
  revert(path: string): Promise<void> {
    return this.#queue(path, async (held) => this.#take(held, await this.#options.files.read(path)));
  }

  async #compare(held: Held<M>): Promise<void> {
    let disk: FileContent;
    try {
      disk = await this.#options.files.read(held.path);
    } catch (error) {
      if (!isAppError(error, 'file-missing')) throw error;
      if (!held.missing) {
        held.missing = true;
        held.conflict = null;
        this.#options.onDidChange(held);
      }
      return;
    }
    if (disk.version === held.baseVersion && !held.missing) {
      if (held.conflict === null) return;
      held.conflict = null;
      this.#options.onDidChange(held);
      return;
    }
    if (disk.text === held.model.getValue()) this.#settle(held, disk.version, held.model.getAlternativeVersionId());
    else if (held.dirty) {
      held.missing = false;
      held.conflict = disk;
      this.#options.onDidChange(held);
    } else this.#take(held, disk);
  }

  #take(held: Held<M>, disk: FileContent): void {
    held.baseVersion = disk.version;
    this.#options.models.replaceText(held.model, disk.text);
    this.#settle(held, disk.version, held.model.getAlternativeVersionId());
  }

  #settle(held: Held<M>, version: string, savedAt: number): void {
    held.baseVersion = version;
    held.savedAt = savedAt;
    held.conflict = null;
    held.missing = false;
    held.dirty = held.model.getAlternativeVersionId() !== savedAt;
    this.#options.onDidChange(held);
  }

  #queue(path: string, work: (held: Held<M>) => Promise<void>): Promise<void> {
    const held = this.#held.get(path);
    if (!held) return Promise.resolve();
    const run = held.work.then(() => (this.#held.get(path) === held ? work(held) : undefined));
    held.work = run.catch(() => undefined);
    return run;
  }
}
