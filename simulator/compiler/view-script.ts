import { type MemberExpression, type Node, parse, tokenizer } from 'acorn';
import { full } from 'acorn-walk';
import MagicString from 'magic-string';
import { joinPath } from '../protocol/resolve-module.ts';
import { type Finding, finding } from './diagnostics.ts';
import { TOO_DEEP, tooDeepInScript } from './nesting.ts';
import { positionAt, type TextPosition } from './text-position.ts';

export interface ViewScript {
  /** Body of a function with `require`, `exports` and `module`. Empty when the script is broken. */
  code: string;
  /** Path without an ending of each module it requires, and where. */
  requires: (TextPosition & { path: string })[];
  findings: Finding[];
}

/**
 * A WXS module made to run as JavaScript. In WXS `x.constructor` is a text such as `'Array'`, so reading it becomes
 * `__typeOf(x)`. The endings of required paths are dropped: modules are kept by their path without one. A backslash in the text
 * of a `getRegExp` is the pattern's own: `getRegExp('\d+')` finds digits.
 *
 * @param path path of the file, or of the template that holds the script: what its requires are relative to
 * @param original the script
 * @param source the text of the whole file and where the script begins in it, for the places of findings
 */
export function compileViewScript(path: string, original: string, source = { text: original, offset: 0 }): ViewScript {
  const place = (offset: number) => positionAt(source.text, source.offset + offset);
  const refuse = (at: number): ViewScript => ({
    code: '',
    requires: [],
    findings: [finding('error', 'script-syntax', TOO_DEEP, place(at))],
  });
  const deep = tooDeepInScript(original);
  if (deep !== null) return refuse(deep);
  try {
    return rewrite(path, original, place);
  } catch (error) {
    // Deep in other ways than by brackets.
    if (error instanceof RangeError) return refuse(0);
    throw error;
  }
}

function rewrite(path: string, original: string, place: (offset: number) => TextPosition): ViewScript {
  let program: Node;
  let text = original;
  try {
    try {
      program = parseScript(text);
    } catch (error) {
      text = withoutReservedNames(original);
      if (text === original) throw error;
      program = parseScript(text);
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const at = (error as SyntaxError & { pos?: number }).pos ?? 0;
    const message = error.message.replace(/ \(\d+:\d+\)$/, '');
    return { code: '', requires: [], findings: [finding('error', 'script-syntax', message, place(at))] };
  }
  const output = new MagicString(text);
  const requires: ViewScript['requires'] = [];
  const directory = path.split('/').slice(0, -1).join('/');
  const written = new Set<Node>();
  full(program, (node) => {
    const target = assignedMember(node);
    if (target) written.add(target);
  });
  full(program, (node) => {
    if (node.type === 'MemberExpression' && !written.has(node)) rewriteConstructor(node as MemberExpression, text, output);
    for (const pattern of patternLiterals(node)) output.overwrite(pattern.start, pattern.end, keepBackslashes(text, pattern));
    const literal = requiredLiteral(node);
    if (!literal) return;
    const bare = literal.value.replace(/\.wxs$/, '');
    const resolved = joinPath(bare.startsWith('/') ? '' : directory, bare);
    requires.push({ path: resolved ?? bare, ...place(literal.start) });
    output.overwrite(literal.start, literal.end, JSON.stringify(bare));
  });
  return { code: output.toString(), requires, findings: [] };
}

function parseScript(text: string): Node {
  return parse(text, { ecmaVersion: 'latest', sourceType: 'script', allowReturnOutsideFunction: true });
}

/**
 * Names that only JavaScript reserves, such as `class`, are names like any other in WXS. They become names of the same length;
 * members and keys (`a.class`, `{ class: 1 }`) are fine as they are.
 */
function withoutReservedNames(text: string): string {
  const reserved = /^(?:class|const|enum|export|extends|import|super|with|throw|catch|try|new)$/;
  const output = new MagicString(text);
  let before = '';
  try {
    for (const token of tokenizer(text, { ecmaVersion: 'latest' })) {
      const name = token.type.keyword ?? '';
      const isKey = /^\s*:/.test(text.slice(token.end)) && before !== '?';
      if (reserved.test(name) && before !== '.' && !isKey) output.overwrite(token.start, token.end, `${name.slice(0, -1)}$`);
      before = text.slice(token.start, token.end);
    }
  } catch {
    // What is no token is told by the parser.
    return text;
  }
  return output.toString();
}

function assignedMember(node: Node): Node | null {
  const { left, argument } = node as Node & { left?: Node; argument?: Node };
  if (node.type === 'AssignmentExpression') return left ?? null;
  return node.type === 'UpdateExpression' ? (argument ?? null) : null;
}

function rewriteConstructor(node: MemberExpression, text: string, output: MagicString): void {
  const { property, object } = node;
  const named = !node.computed && property.type === 'Identifier' && property.name === 'constructor';
  const keyed = node.computed && property.type === 'Literal' && property.value === 'constructor';
  if ((!named && !keyed) || object.type === 'Super') return;
  let from = text.lastIndexOf(named ? '.' : '[', property.start);
  while (text[from - 1] === '.' || text[from - 1] === '?') from--;
  output.appendLeft(node.start, '__typeOf(');
  output.overwrite(from, node.end, ')');
}

/** The texts written in the arguments of a `getRegExp`. */
function patternLiterals(node: Node): Node[] {
  const call = node as Node & { callee?: Node & { name?: string }; arguments?: Node[] };
  if (node.type !== 'CallExpression' || call.callee?.type !== 'Identifier' || call.callee.name !== 'getRegExp') return [];
  const found: Node[] = [];
  for (const argument of call.arguments ?? []) {
    full(argument, (inner) => {
      if (inner.type === 'Literal' && typeof (inner as Node & { value?: unknown }).value === 'string') found.push(inner);
    });
  }
  return found;
}

/** `'\d'` is a letter to JavaScript. What is an escape there already, a quote or a backslash, stays. */
function keepBackslashes(text: string, { start, end }: Node): string {
  return text.slice(start, end).replace(/\\([\s\S])/g, (pair, char: string) => (/["'\\\r\nu]/.test(char) ? pair : `\\\\${char}`));
}

function requiredLiteral(node: Node): { value: string; start: number; end: number } | null {
  const call = node as Node & { callee?: Node & { name?: string }; arguments?: (Node & { value?: unknown })[] };
  if (node.type !== 'CallExpression' || call.callee?.type !== 'Identifier' || call.callee.name !== 'require') return null;
  const first = call.arguments?.[0];
  return first?.type === 'Literal' && typeof first.value === 'string' ? { value: first.value, start: first.start, end: first.end } : null;
}
