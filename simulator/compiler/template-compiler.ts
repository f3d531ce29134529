import type { TmplGroup } from 'glass-easel-template-compiler';
import { joinPath } from '../protocol/resolve-module.ts';
import { compareText, type Finding, finding } from './diagnostics.ts';
import type { Source } from './source-tree.ts';
import { TemplateEngineFailure, withTemplateEngine } from './template-engine.ts';
import { passUnchangedItems } from './template-loops.ts';
import { originalColumn, readTemplate, type TemplateSource } from './template-source.ts';
import { positionAt, type TextPosition } from './text-position.ts';
import { compileViewScript } from './view-script.ts';

export interface CompiledTemplate {
  /** A generator expression; names the runtime's variables. */
  code: string;
  /** Paths without an ending. */
  templates: (TextPosition & { path: string; tag: 'import' | 'include' })[];
  scripts: (TextPosition & { path: string })[];
  /** Addresses of images and the like, from the root. */
  assets: (TextPosition & { path: string })[];
  /** Inline view scripts: `path/of/template#module` -> body. */
  inlineScripts: Record<string, string>;
  findings: Finding[];
}

interface TemplateParseError {
  isError: boolean;
  code: number;
  message: string;
  startLine: number;
  startColumn: number;
}

/** `missing end tag` and `invalid end tag`: the template compiler goes on with a guess, a mini program does not. */
const UNBALANCED = new Set([0x10007, 0x1001f]);

/** `child nodes are not allowed`: the content of a `slot` is left out. `illegal entity`: `&xyz;` is shown as it is written. */
const HARMLESS = new Set([0x10015, 0x10005]);

function severityOf({ code, isError }: TemplateParseError): 'error' | 'warning' {
  if (HARMLESS.has(code)) return 'warning';
  return isError || UNBALANCED.has(code) ? 'error' : 'warning';
}

/** Elements in each other: far more than any page has, and less than the template compiler's stack takes. */
const MAX_DEPTH = 128;

/** Brackets and operators in each other in one expression: the same. */
const MAX_EXPRESSION_DEPTH = 128;

/** One template file. A broken one still gives what could be read of it. */
export function compileTemplate(source: Source): CompiledTemplate {
  const path = source.path.replace(/\.wxml$/, '');
  const directory = path.split('/').slice(0, -1).join('/');
  const resolve = (src: string) => joinPath(src.startsWith('/') ? '' : directory, src.replace(/[?#].*$/, ''));
  const read = readTemplate(source.text, (src) => {
    const resolved = resolve(src);
    return resolved === null ? null : `/${resolved}`;
  });
  const refuse = (message: string, offset: number): CompiledTemplate => {
    const found = finding('error', 'template-syntax', message, positionAt(source.text, offset));
    return { ...noticeTemplate(path, [`${source.path}:${found.line}:${found.column} ${message}`]), findings: [found] };
  };
  const { deepest, deepestExpression } = read;
  if (deepest.depth > MAX_DEPTH) {
    const message = `The elements are nested ${deepest.depth} levels deep; at most ${MAX_DEPTH} are possible. Move inner ones into a component.`;
    return refuse(message, deepest.offset);
  }
  if (deepestExpression.depth > MAX_EXPRESSION_DEPTH) {
    const message = `The expression is nested ${deepestExpression.depth} levels deep; at most ${MAX_EXPRESSION_DEPTH} are possible. Work its value out in the script.`;
    return refuse(message, deepestExpression.offset);
  }
  try {
    return withTemplateEngine(({ TmplGroup: Group }) => withGroup(Group, (group) => compileRead(source, path, read, resolve, group)));
  } catch (error) {
    if (!(error instanceof TemplateEngineFailure)) throw error;
    return refuse(`The template cannot be compiled (${error.message}). Is an expression or an element of it very long or deep?`, 0);
  }
}

/** A group that a failure left half used cannot be freed. */
function withGroup<T>(Group: typeof TmplGroup, task: (group: TmplGroup) => T): T {
  const group = new Group();
  const result = task(group);
  group.free();
  return result;
}

function compileRead(
  source: Source,
  path: string,
  read: TemplateSource,
  resolve: (src: string) => string | null,
  group: TmplGroup,
): CompiledTemplate {
  const errors = group.addTmpl(path, read.text) as TemplateParseError[];
  const result: CompiledTemplate = {
    code: '',
    templates: [],
    scripts: [],
    assets: [],
    inlineScripts: {},
    findings: errors.map((error) =>
      finding(severityOf(error), 'template-syntax', error.message, {
        line: error.startLine + 1,
        column: originalColumn(read, source.text, error.startLine, error.startColumn) + 1,
      }),
    ),
  };
  for (const { name, offset } of read.falseTexts) {
    const message = `${name}="false" is a text that is not empty, and so it is true. Write ${name}="{{false}}".`;
    result.findings.push(finding('warning', 'template-syntax', message, positionAt(source.text, offset)));
  }
  for (const { tag, src, offset } of read.references) {
    const bare = tag === 'asset' ? src : src.replace(tag === 'wxs' ? /\.wxs$/ : /\.wxml$/, '');
    const reference = { path: resolve(bare) ?? src, ...positionAt(source.text, offset) };
    if (tag === 'wxs') result.scripts.push(reference);
    else if (tag === 'asset') result.assets.push(reference);
    else result.templates.push({ ...reference, tag });
  }
  for (const name of group.getInlineScriptModuleNames(path) as string[]) {
    const body = group.getInlineScript(path, name);
    const script = compileViewScript(path, body, { text: source.text, offset: read.inlineScripts.get(name) ?? 0 });
    group.setInlineScript(path, name, script.code);
    result.inlineScripts[`${path}#${name}`] = script.code;
    result.scripts.push(...script.requires);
    result.findings.push(...script.findings);
  }
  const mistakes = result.findings.filter((found) => found.severity === 'error');
  // Half a template would run scripts that expect all of it: what is wrong is shown in its place.
  if (mistakes.length > 0) {
    const lines = mistakes.map((found) => `${source.path}:${found.line}:${found.column} ${found.message}`);
    return { ...result, code: noticeTemplate(path, lines).code, inlineScripts: {} };
  }
  result.code = sortBindingMaps(hookRuntime(passUnchangedItems(group.getTmplGenObject(path))));
  return result;
}

/** A template that only shows these lines, for a component whose own cannot be used. */
export function noticeTemplate(path: string, lines: readonly string[]): CompiledTemplate {
  const style = 'padding: 16px; color: #b00020; background: #fff4f4; font: 14px/1.5 monospace; word-break: break-all';
  const text = (line: string) => line.replace(/[&<>"{}]/g, (char) => `&#${char.charCodeAt(0)};`);
  const code = withTemplateEngine(({ TmplGroup: Group }) =>
    withGroup(Group, (group) => {
      group.addTmpl(path, `<view style="${style}">${lines.map((line) => `<view>${text(line)}</view>`).join('')}</view>`);
      return sortBindingMaps(hookRuntime(group.getTmplGenObject(path)));
    }),
  );
  return { code, templates: [], scripts: [], assets: [], inlineScripts: {}, findings: [] };
}

/**
 * The compiler lists the data that each template binds in the order of a hash table, which depends on what was compiled before in
 * this process. Sorted, the same source gives the same bytes.
 */
function sortBindingMaps(code: string): string {
  return code.replace(/\bA=\{((?:"[^"\\]*":new Array\(\d+\),?)+)\}/g, (_all, entries: string) => {
    const sorted = entries.match(/"[^"\\]*":new Array\(\d+\)/g)?.sort(compareText) ?? [];
    return `A={${sorted.join(',')}}`;
  });
}

/**
 * Lets the logic thread see every template runtime, to run event handlers of view scripts where they belong, and `worklet:`
 * attributes, which the runtime keeps from native nodes.
 */
function hookRuntime(code: string): string {
  return code
    .replaceAll('R.setFnFilter(Q.A,Q.B);', 'R.setFnFilter(Q.A,Q.B);__kumquatHook(R);')
    .replaceAll(/\bR\.wl\((?=\w+,")/g, '__kumquatWorklet(');
}

const LOAD = 'module.loader.call(null, require, module.exports, module);';

/** The template compiler's runtime; each view script's exports are named to `__kumquatTag` once, when it is loaded. */
function templateRuntime(): string {
  const text = withTemplateEngine(({ TmplGroup: Group }) =>
    withGroup(Group, (group) => {
      // The module loader is part of the runtime only when there is a script.
      group.addScript('runtime', '');
      return group.getRuntimeString();
    }),
  );
  if (!text.includes(LOAD)) throw new Error('The runtime of this template compiler is not the one this compiler was made for.');
  return text.replace(LOAD, `${LOAD} __kumquatTag(filename, module.exports);`);
}

let runtime: string | undefined;

/**
 * An expression that gives all template generators by path, for `LogicPart.groups`.
 *
 * @param templates path and generator expression
 * @param scripts path (no ending) and body of the view scripts that the templates load
 */
export function templateGroups(templates: readonly [string, string][], scripts: readonly [string, string][]): string {
  runtime ??= templateRuntime();
  return [
    `(()=>{var G={};var R={};${runtime}`,
    // A platform that is older than this compiler does not know it.
    'var __kumquatLoop=globalThis.__kumquatLoop||(()=>{});',
    'Q.A=globalThis.__kumquatChangeProp;Q.C=globalThis.__kumquatCallScript;',
    ...scripts.map(([path, body]) => `R[${JSON.stringify(path)}]=D(${JSON.stringify(path)},(require,exports,module)=>{${body}\n});`),
    ...templates.map(([path, code]) => {
      const name = JSON.stringify(path);
      return `try{G[${name}]=${code};}catch(e){__kumquatLogic.fail(${name},e)}`;
    }),
    'return G})()',
  ].join('\n');
}
