import type { OpBatch, ViewRequest } from '../../protocol/ops.ts';

/** Enough for most pages, so that the buffer seldom grows. */
const INITIAL_CAPACITY = 16_384;

/** Collects one flush's operations: integers in a growing buffer, every string once, structured values apart. */
export class OpWriter {
  private ops = new Int32Array(INITIAL_CAPACITY);
  private length = 0;
  /** Where the count of the list that is being written stands. */
  private list = 0;
  private codeOfOne = 0;
  private strings: string[] = [];
  private readonly stringIndexes = new Map<string, number>();
  private values: unknown[] = [];
  private requests: ViewRequest[] = [];

  /** Integers that were written since the batch before. */
  get size(): number {
    return this.length;
  }

  get isEmpty(): boolean {
    return this.length === 0 && this.requests.length === 0;
  }

  /** Whether something was asked that the app waits for. */
  get hasRequests(): boolean {
    return this.requests.length > 0;
  }

  /** Index of a string in this flush's table. */
  string(text: string): number {
    let index = this.stringIndexes.get(text);
    if (index === undefined) {
      index = this.strings.length;
      this.strings.push(text);
      this.stringIndexes.set(text, index);
    }
    return index;
  }

  /** Index of a structured value in this flush's list. */
  value(value: unknown): number {
    this.values.push(value);
    return this.values.length - 1;
  }

  request(request: ViewRequest): void {
    this.requests.push(request);
  }

  write2(code: number, a: number, b: number): void {
    const at = this.take(3);
    this.ops[at] = code;
    this.ops[at + 1] = a;
    this.ops[at + 2] = b;
  }

  write3(code: number, a: number, b: number, c: number): void {
    const at = this.take(4);
    this.ops[at] = code;
    this.ops[at + 1] = a;
    this.ops[at + 2] = b;
    this.ops[at + 3] = c;
  }

  write4(code: number, a: number, b: number, c: number, d: number): void {
    const at = this.take(5);
    this.ops[at] = code;
    this.ops[at + 1] = a;
    this.ops[at + 2] = b;
    this.ops[at + 3] = c;
    this.ops[at + 4] = d;
  }

  /** Any number of integers; the code is the first of them. */
  write(words: readonly number[]): void {
    const at = this.take(words.length);
    this.ops.set(words, at);
  }

  /** A code with its fixed operands, then a counted list. */
  writeList(head: readonly number[], list: readonly number[]): void {
    const at = this.take(head.length + 1 + list.length);
    this.ops.set(head, at);
    this.ops[at + head.length] = list.length;
    this.ops.set(list, at + head.length + 1);
  }

  /**
   * Begins an operation with one operand and a counted list, which `addToList` fills until `endList`. A list of one becomes
   * `codeOfOne` with two operands, and an empty list no operation.
   */
  startList(code: number, codeOfOne: number, operand: number): void {
    const at = this.take(3);
    this.ops[at] = code;
    this.ops[at + 1] = operand;
    this.list = at + 2;
    this.codeOfOne = codeOfOne;
  }

  addToList(id: number): void {
    const at = this.take(1);
    this.ops[at] = id;
  }

  endList(): void {
    const { ops, list } = this;
    const count = this.length - list - 1;
    ops[list] = count;
    if (count === 1) {
      ops[list - 2] = this.codeOfOne;
      ops[list] = ops[list + 1]!;
      this.length = list + 1;
    } else if (count === 0) this.length = list - 2;
  }

  /** Hands out what was collected and starts the next flush. */
  takeBatch(): OpBatch {
    const batch: OpBatch = {
      kind: 'ops',
      ops: this.ops.slice(0, this.length),
      strings: this.strings,
      ...(this.values.length > 0 && { values: this.values }),
      ...(this.requests.length > 0 && { requests: this.requests }),
    };
    this.length = 0;
    this.strings = [];
    this.stringIndexes.clear();
    this.values = [];
    this.requests = [];
    return batch;
  }

  private take(count: number): number {
    const at = this.length;
    const end = at + count;
    if (end > this.ops.length) {
      const grown = new Int32Array(Math.max(this.ops.length * 2, end));
      grown.set(this.ops.subarray(0, at));
      this.ops = grown;
    }
    this.length = end;
    return at;
  }
}
