import { isStorageApi, keepStorage } from '../protocol/api-calls.ts';

/**
 * The app's storage as it passes by: what the app finds when it is started again. The embedder brings its own copy with each
 * start, which lacks the changes that were still on their way to it.
 */
export class StorageCopy {
  #items = new Map<string, string>();
  /** Changes that the embedder has not answered, by call number, oldest first. */
  readonly #underWay = new Map<number, { api: string; args: unknown }>();

  /** Key to JSON text. */
  get items(): Record<string, string> {
    return Object.fromEntries(this.#items);
  }

  /** The embedder's copy as it sent it just now. */
  begin(storage: Record<string, string>): void {
    this.#items = new Map(Object.entries(storage));
    for (const { api, args } of this.#underWay.values()) keepStorage(this.#items, api, args);
  }

  /** A call that goes to the embedder. */
  passed(id: number, api: string, args: unknown): void {
    if (!isStorageApi(api)) return;
    this.#underWay.set(id, { api, args });
    keepStorage(this.#items, api, args);
  }

  answered(id: number): void {
    this.#underWay.delete(id);
  }
}
