import { transform } from 'esbuild';
import { type AtRule, type ChildNode, CssSyntaxError, type Document, parse, Root } from 'postcss';
import { joinPath } from '../protocol/resolve-module.ts';
import { type Finding, finding } from './diagnostics.ts';
import type { Source } from './source-tree.ts';
import { browserSelector } from './style-selector.ts';
import { isLocalAddress } from './template-source.ts';
import type { TextPosition } from './text-position.ts';

/** A style sheet file, parsed. Shared by all that import it: clone before changing. */
export interface ParsedStyle {
  path: string;
  hash: string;
  root: Root;
  imports: (TextPosition & { path: string })[];
  assets: (TextPosition & { path: string })[];
  findings: Finding[];
}

/** Rules in each other: more than anybody writes. */
const MAX_DEPTH = 100;

const TOKENS =
  /url\(\s*(?:"[^"]*"|'[^']*'|[^)"']*)\s*\)|"(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\])*'|(?<![\w#.-])[-+]?(?:\d+\.?\d*|\.\d+)rpx\b/gi;

export function parseStyle(source: Source): ParsedStyle {
  const style: ParsedStyle = { path: source.path, hash: source.hash, root: new Root(), imports: [], assets: [], findings: [] };
  try {
    style.root = parse(source.text);
  } catch (error) {
    if (!(error instanceof CssSyntaxError)) throw error;
    const place = { line: error.line ?? 0, column: error.column ?? 0 };
    style.findings.push(finding('error', 'style-syntax', error.reason, place));
    return style;
  }
  const deep = tooDeepRule(style.root);
  if (deep) {
    style.findings.push(finding('error', 'style-syntax', `Rules are nested more than ${MAX_DEPTH} levels deep here.`, startOf(deep)));
    return { ...style, root: new Root() };
  }
  const directory = source.path.split('/').slice(0, -1).join('/');
  const resolve = (address: string) => joinPath(address.startsWith('/') ? '' : directory, address.replace(/[?#].*$/, ''));
  style.root.walkAtRules('import', (rule) => {
    const address = importAddress(rule);
    if (address === null) return;
    style.imports.push({ path: resolve(address) ?? address, ...startOf(rule) });
  });
  style.root.walkDecls((declaration) => {
    declaration.value = declaration.value.replace(TOKENS, (token) => {
      if (/rpx$/i.test(token)) return `calc(${Number.parseFloat(token)} * var(--rpx))`;
      const address = urlAddress(token);
      if (address === null || !isLocalAddress(address)) return token;
      const path = resolve(address);
      if (path === null) return token;
      style.assets.push({ path, ...startOf(declaration) });
      return `url("${path}${/[?#].*$/.exec(address)?.[0] ?? ''}")`;
    });
  });
  // Conditions cannot hold variables; a media query is answered by a screen 375 px wide, where 1rpx is half a pixel.
  style.root.walkAtRules(/^(media|supports|container)$/, (rule) => {
    rule.params = rule.params.replace(TOKENS, (token) => (/rpx$/i.test(token) ? `${Number.parseFloat(token) / 2}px` : token));
  });
  return style;
}

/** The first rule that stands too deep: what walks through a sheet comes back from each level. */
function tooDeepRule(root: Root): ChildNode | undefined {
  let level: ChildNode[] = root.nodes;
  for (let depth = 0; level.length > 0 && depth < MAX_DEPTH; depth++) {
    level = level.flatMap((node) => ('nodes' in node && node.nodes ? node.nodes : []));
  }
  return level[0];
}

/** The address of a local `@import`; null for one of the network, which is left where it stands. */
export function importAddress(rule: AtRule): string | null {
  const match = /^\s*(?:url\(\s*)?(?:"([^"]*)"|'([^']*)'|([^\s"')]+))/.exec(rule.params);
  const address = match?.[1] ?? match?.[2] ?? match?.[3] ?? '';
  return isLocalAddress(address) ? address : null;
}

function urlAddress(token: string): string | null {
  return /^url\(\s*["']?(.*?)["']?\s*\)$/i.exec(token)?.[1] ?? null;
}

function startOf(node: ChildNode): TextPosition {
  return { line: node.source?.start?.line ?? 0, column: node.source?.start?.column ?? 0 };
}

/**
 * The CSS of a component: its sheet with all imports in place, for a browser.
 *
 * @param sheets every sheet that can be reached, by path
 * @param scope prefix of its classes, '' when not scoped
 */
export async function compileStyle(
  entry: string,
  sheets: ReadonlyMap<string, ParsedStyle>,
  scope: string,
  mode: 'development' | 'production',
): Promise<string> {
  const root = new Root();
  for (const node of flatten(entry, sheets, new Set())) root.append(node);
  const host = scope === '' ? entry.replace(/\.wxss$/, '') : scope;
  root.walkRules((rule) => {
    if (!insideKeyframes(rule.parent)) rule.selector = browserSelector(rule.selector, scope, host);
  });
  const css = root.toString();
  return mode === 'development' ? css : (await transform(css, { loader: 'css', minifyWhitespace: true, logLevel: 'silent' })).code.trim();
}

function insideKeyframes(parent: { type: string; name?: string } | Document | undefined): boolean {
  return parent?.type === 'atrule' && /keyframes$/i.test((parent as AtRule).name);
}

/** Copies of a sheet's nodes, each import replaced by what it names; a sheet that was taken already comes no second time. */
function flatten(path: string, sheets: ReadonlyMap<string, ParsedStyle>, taken: Set<string>): ChildNode[] {
  const sheet = sheets.get(path);
  if (!sheet || taken.has(path)) return [];
  taken.add(path);
  const directory = path.split('/').slice(0, -1).join('/');
  return sheet.root.nodes.flatMap((node) => {
    const address = node.type === 'atrule' && node.name === 'import' ? importAddress(node) : null;
    if (address === null) return [node.clone()];
    const target = joinPath(address.startsWith('/') ? '' : directory, address);
    return target === null ? [] : flatten(target, sheets, taken);
  });
}
