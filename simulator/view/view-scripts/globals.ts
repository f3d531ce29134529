const NAMES = ['Array', 'Object', 'Function', 'String', 'Number', 'Boolean', 'Date', 'RegExp'];

/** Name of a value's constructor, as view scripts compare `x.constructor` with. */
export function typeName(value: unknown): string {
  const name = Object.prototype.toString.call(value).slice(8, -1);
  if (value === undefined || value === null) return name;
  return NAMES.includes(name) ? name : 'Object';
}

/** View scripts have no `new`: these make what it would. */
export function installViewScriptGlobals(target: object): void {
  Object.assign(target, {
    getRegExp: (pattern: string, flags?: string): RegExp => new RegExp(pattern, flags),
    getDate: (...args: []): Date => new Date(...args),
    __typeOf: typeName,
  });
}
