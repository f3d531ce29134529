import { transform } from 'esbuild';
import { compareText } from './diagnostics.ts';
import { type Mode, SCRIPT_TARGET } from './script-compiler.ts';
import { shareHelpers } from './shared-helpers.ts';
import type { IndexMap, SourceMap } from './source-map.ts';
import { countLines } from './text-position.ts';

/** A script module to be written: its key and CommonJS body. */
export interface WrittenModule {
  key: string;
  code: string;
  map: SourceMap | null;
}

/** A script's text, and its source map where one is wanted. */
export interface WrittenScript {
  text: string;
  map: string | null;
}

/** `logic.js` of one package: module definitions, then the registration of the rest of its part. */
export async function writeLogic(modules: readonly WrittenModule[], part: Record<string, string>, mode: Mode): Promise<WrittenScript> {
  const sorted = [...modules].sort((a, b) => compareText(a.key, b.key));
  if (mode === 'development') return writeWithMap(sorted, part);
  const { codes, helpers } = shareHelpers(sorted.map((module) => module.code));
  const definitions = codes.map((code, index) => definition(sorted[index]?.key ?? '', code));
  const text = `(()=>{${helpers}${definitions.join('')}__kumquatLogic.register(${objectText(part)});})();\n`;
  return { text: await minified(text), map: null };
}

function definition(key: string, code: string): string {
  return `__kumquatLogic.define(${JSON.stringify(key)},function(require,module,exports){\n${code.endsWith('\n') ? code : `${code}\n`}});\n`;
}

async function minified(script: string): Promise<string> {
  return (await transform(script, { minify: true, legalComments: 'none', target: SCRIPT_TARGET, logLevel: 'silent' })).code;
}

function writeWithMap(modules: readonly WrittenModule[], part: Record<string, string>): WrittenScript {
  const map: IndexMap = { version: 3, sections: [] };
  let line = 0;
  let text = '';
  for (const { key, code, map: own } of modules) {
    const defined = definition(key, code);
    text += defined;
    if (own) map.sections.push({ offset: { line: line + 1, column: 0 }, map: own });
    line += countLines(defined);
  }
  text += `__kumquatLogic.register(${objectText(part)});\n`;
  return { text: `${text}//# sourceMappingURL=logic.js.map\n`, map: JSON.stringify(map) };
}

/** `view.js` of one package. */
export async function writeView(
  packageRoot: string,
  styles: Readonly<Record<string, string>>,
  scripts: readonly (readonly [string, string])[],
  mode: Mode,
): Promise<string> {
  const bodies = scripts.map(([path, body]) => `${JSON.stringify(path)}:function(require,exports,module){${body}\n}`);
  const part = { packageRoot: JSON.stringify(packageRoot), styles: JSON.stringify(styles), scripts: `{${bodies.join(',\n')}}` };
  const text = `__kumquatView.register(${objectText(part)});\n`;
  return mode === 'development' ? text : minified(text);
}

/** An object literal whose values are already JavaScript. */
function objectText(entries: Record<string, string>): string {
  return `{${Object.entries(entries)
    .map(([key, value]) => `${key}:${value}`)
    .join(',\n')}}`;
}
