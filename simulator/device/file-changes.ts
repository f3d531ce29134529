import { isFileApi } from '../protocol/api-calls.ts';

/** How long a new run waits for the changes of the one before it. */
const LIMIT = 3000;

/**
 * Changes to files that the embedder has not answered yet. The next run of the app reads its files from the host, so that it
 * waits for them.
 */
export class FileChanges {
  readonly #underWay = new Set<number>();
  #settled: (() => void)[] = [];

  /** A call that goes to the embedder. */
  passed(id: number, api: string): void {
    if (id !== 0 && isFileApi(api)) this.#underWay.add(id);
  }

  answered(id: number): void {
    if (!this.#underWay.delete(id) || this.#underWay.size > 0) return;
    for (const settled of this.#settled.splice(0)) settled();
  }

  /** Resolves when all are answered, or when a host does not answer. */
  settled(): Promise<void> {
    if (this.#underWay.size === 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.#settled.push(resolve);
      setTimeout(resolve, LIMIT);
    });
  }
}
