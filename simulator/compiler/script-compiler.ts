import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { build as bundle, type Message, transform } from 'esbuild';
import { type Finding, finding } from './diagnostics.ts';
import { TOO_DEEP, tooDeepInScript } from './nesting.ts';
import { readScript, type StyleOption } from './script-facts.ts';
import { originalPosition, type SourceMap } from './source-map.ts';
import type { Source } from './source-tree.ts';
import { positionAt, type TextPosition } from './text-position.ts';

export interface ScriptDependency {
  id: string;
  line: number;
  column: number;
  /** Required inside a `try`: the script copes with its absence. */
  optional: boolean;
}

export interface CompiledScript {
  /** CommonJS, to be put into a function with `require`, `module` and `exports`. */
  code: string;
  map: SourceMap | null;
  requires: ScriptDependency[];
  /** See `ScriptFacts.families`. */
  families: string[];
  styleOption: StyleOption;
  findings: Finding[];
}

export type Mode = 'development' | 'production';

/** What the phones that run mini programs understand. */
export const SCRIPT_TARGET = 'es2020';

/** One script file, ES module, CommonJS or TypeScript, as a CommonJS body. A broken one becomes a body that throws. */
export async function compileScript(source: Source, shownPath: string, mode: Mode): Promise<CompiledScript> {
  try {
    const result = await transform(source.text, {
      legalComments: 'none',
      loader: source.path.endsWith('.ts') ? 'ts' : 'js',
      format: 'cjs',
      target: SCRIPT_TARGET,
      supported: { 'dynamic-import': false },
      sourcefile: shownPath,
      sourcemap: 'external',
      sourcesContent: mode === 'development',
      tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: true } },
      logLevel: 'silent',
    });
    const map = JSON.parse(result.map) as SourceMap;
    const deep = tooDeepInScript(result.code);
    if (deep !== null) return deepScript(shownPath, map, positionAt(result.code, deep));
    const facts = readScript(result.code);
    const requires = facts.requires.map(({ id, line, column, optional }) => {
      const place = originalPosition(map, line - 1, column);
      return { id, optional, line: place ? place.line + 1 : 0, column: place ? place.column + 1 : 0 };
    });
    return { code: result.code, map, requires, families: facts.families, styleOption: facts.styleOption, findings: [] };
  } catch (error) {
    // Deep in other ways than by brackets: more than the stack here takes, which the parser says as a mistake of syntax.
    if (error instanceof RangeError || error instanceof SyntaxError)
      return brokenScript(shownPath, [finding('error', 'script-syntax', TOO_DEEP)]);
    return brokenScript(shownPath, messagesOf(error).map(findingOf));
  }
}

/** A plain JavaScript package, or one file of it, as one module. */
export async function bundlePackage(entry: string, shownPath: string, mode: Mode): Promise<CompiledScript> {
  // Files are named in the output relative to the working directory: the package's own, so that it does not matter where it is.
  const directory = /\.c?js$/.test(entry) && statSync(entry, { throwIfNoEntry: false })?.isFile() ? dirname(entry) : entry;
  try {
    const result = await bundle({
      legalComments: 'none',
      stdin: { contents: `module.exports = require(${JSON.stringify(entry)});`, resolveDir: directory, loader: 'js' },
      absWorkingDir: directory,
      bundle: true,
      write: false,
      format: 'cjs',
      target: SCRIPT_TARGET,
      platform: 'browser',
      mainFields: ['main', 'module'],
      supported: { 'dynamic-import': false },
      define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
      logLevel: 'silent',
    });
    const code = result.outputFiles[0]?.text ?? '';
    return { code, map: null, requires: [], families: [], styleOption: null, findings: [] };
  } catch (error) {
    return brokenScript(shownPath, messagesOf(error).map(findingOf));
  }
}

/** `place` is where the code that esbuild made is too deep. */
function deepScript(shownPath: string, map: SourceMap, place: TextPosition): CompiledScript {
  const original = originalPosition(map, place.line - 1, place.column - 1);
  const found = finding(
    'error',
    'script-syntax',
    TOO_DEEP,
    original ? { line: original.line + 1, column: original.column + 1 } : undefined,
  );
  return brokenScript(shownPath, [found]);
}

/** What esbuild had to say; any other error is not about the source and goes on. */
function messagesOf(error: unknown): Message[] {
  const messages = (error as { errors?: Message[] }).errors;
  if (!Array.isArray(messages) || messages.length === 0) throw error;
  return messages;
}

function findingOf({ text, location }: Message): Finding {
  const place = location ? { line: location.line, column: columnOf(location.lineText, location.column) } : undefined;
  return finding('error', 'script-syntax', text, place);
}

function brokenScript(shownPath: string, findings: Finding[]): CompiledScript {
  const first = findings[0];
  const message = first ? `${shownPath}:${first.line}:${first.column}: ${first.message}` : shownPath;
  return {
    code: `throw new SyntaxError(${JSON.stringify(message)});\n`,
    map: null,
    requires: [],
    families: [],
    styleOption: null,
    findings,
  };
}

/** esbuild counts columns in bytes of UTF-8, from 0. */
function columnOf(lineText: string, bytes: number): number {
  return Buffer.from(lineText, 'utf8').subarray(0, bytes).toString('utf8').length + 1;
}
