import { type CallExpression, type Expression, type Node, type ObjectExpression, type Pattern, parse } from 'acorn';
import { ancestor } from 'acorn-walk';

/** `options.styleIsolation`, or what `options.addGlobalClass` amounts to; null when the script gives neither as a literal. */
export type StyleOption = string | null;

export interface ScriptFacts {
  /** Line 1-based, column 0-based, in the text that was read. */
  requires: { id: string; line: number; column: number; optional: boolean }[];
  /** How the ids of requires begin that are worked out at run time, as in `require('./languages/' + name)`. */
  families: string[];
  styleOption: StyleOption;
}

/** Reads what the graph needs to know from a CommonJS text: literal requires and the component's style option. */
export function readScript(code: string): ScriptFacts {
  const facts: ScriptFacts = { requires: [], families: [], styleOption: null };
  if (!/\brequire\b|styleIsolation|addGlobalClass/.test(code)) return facts;
  const program = parse(code, { ecmaVersion: 'latest', sourceType: 'script', locations: true, allowReturnOutsideFunction: true });
  const option = (object: Node | null | undefined) => {
    if (object?.type === 'ObjectExpression') facts.styleOption ??= styleOptionOf(object as ObjectExpression);
  };
  ancestor(program, {
    CallExpression(node, _state, ancestors) {
      const wanted = requiredArgument(node);
      const id = textOf(wanted);
      const beginning = id === null ? beginningOf(wanted) : '';
      if (/^[./].*\//.test(beginning)) facts.families.push(beginning);
      if (id === null || !node.loc) return;
      const { line, column } = node.loc.start;
      facts.requires.push({ id, line, column, optional: ancestors.some((parent) => parent.type === 'TryStatement') });
    },
    Property(node) {
      if (nameOf(node.key) === 'options') option(node.value);
    },
    PropertyDefinition(node) {
      if (nameOf(node.key) === 'options') option(node.value);
    },
    AssignmentExpression(node) {
      if (node.left.type === 'MemberExpression' && nameOf(node.left.property) === 'options') option(node.right);
    },
    // esbuild lowers class fields to calls: __publicField(this, "options", { ... })
    ExpressionStatement(node) {
      const call = node.expression.type === 'CallExpression' ? node.expression : null;
      if (call && textOf(call.arguments[1]) === 'options') option(call.arguments[2]);
    },
  });
  return facts;
}

/** Of `require('x')`, `require('x', callback)` and `require.async('x')`. */
function requiredArgument(node: CallExpression): Node | undefined {
  const { callee } = node;
  const plain = callee.type === 'Identifier' && callee.name === 'require';
  const async =
    callee.type === 'MemberExpression' &&
    callee.object.type === 'Identifier' &&
    callee.object.name === 'require' &&
    nameOf(callee.property) === 'async';
  return plain || async ? node.arguments[0] : undefined;
}

/** The text that an expression's value surely begins with; '' when nothing is known. */
function beginningOf(
  node: (Node & { left?: Node; operator?: string; quasis?: { value: { cooked?: string | null } }[] }) | undefined,
): string {
  if (node?.type === 'TemplateLiteral') return node.quasis?.[0]?.value.cooked ?? '';
  if (node?.type === 'BinaryExpression' && node.operator === '+') return textOf(node.left) ?? beginningOf(node.left);
  return '';
}

function styleOptionOf(object: ObjectExpression): StyleOption {
  let option: StyleOption = null;
  for (const property of object.properties) {
    if (property.type !== 'Property') continue;
    const name = nameOf(property.key);
    if (name === 'styleIsolation') return textOf(property.value) ?? option;
    if (name === 'addGlobalClass' && isTrue(property.value)) option = 'apply-shared';
  }
  return option;
}

function nameOf(key: Node & { name?: unknown; value?: unknown }): string | null {
  if (key.type === 'Identifier' && typeof key.name === 'string') return key.name;
  return key.type === 'Literal' && typeof key.value === 'string' ? key.value : null;
}

function textOf(node: (Node & { value?: unknown; quasis?: { value: { cooked?: string | null } }[] }) | undefined): string | null {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node?.type === 'TemplateLiteral' && node.quasis?.length === 1) return node.quasis[0]?.value.cooked ?? null;
  return null;
}

/** `true`, or `!0` as a minifier writes it. */
function isTrue(node: Expression | Pattern): boolean {
  if (node.type === 'Literal') return node.value === true;
  return node.type === 'UnaryExpression' && node.operator === '!' && node.argument.type === 'Literal' && node.argument.value === 0;
}
