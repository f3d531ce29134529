/** Class names with the prefix of a style scope, as a page's style sheets have them: the same few are asked for again and again. */
export class ScopedClasses {
  readonly #names = new Map<number, Map<string, string>>();
  /** Of lists that elements share, each of which is of one scope. */
  readonly #lists = new WeakMap<readonly string[], string>();

  constructor(private readonly prefixOf: (scope: number) => string | undefined) {}

  classOf(name: string, scope: number): string {
    let names = this.#names.get(scope);
    if (!names) {
      names = new Map();
      this.#names.set(scope, names);
    }
    const known = names.get(name);
    if (known !== undefined) return known;
    const prefix = this.prefixOf(scope);
    if (!prefix) return name;
    const scoped = `${prefix}--${name}`;
    names.set(name, scoped);
    return scoped;
  }

  /** With a space between them. */
  classesOf(names: readonly string[], scope: number): string {
    let scoped = this.#lists.get(names);
    if (scoped === undefined) {
      scoped = names.map((name) => this.classOf(name, scope)).join(' ');
      this.#lists.set(names, scoped);
    }
    return scoped;
  }
}
