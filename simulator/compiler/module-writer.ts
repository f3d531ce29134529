import { compareText } from './diagnostics.ts';
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
export function writeLogic(modules: readonly WrittenModule[], part: Record<string, string>, withMap: boolean): WrittenScript {
  const map: IndexMap = { version: 3, sections: [] };
  let line = 0;
  let text = '';
  for (const module of [...modules].sort((a, b) => compareText(a.key, b.key))) {
    const body = module.code.endsWith('\n') ? module.code : `${module.code}\n`;
    text += `__kumquatLogic.define(${JSON.stringify(module.key)},function(require,module,exports){\n${body}});\n`;
    if (module.map) map.sections.push({ offset: { line: line + 1, column: 0 }, map: module.map });
    line += countLines(body) + 2;
  }
  text += `__kumquatLogic.register(${objectText(part)});\n`;
  if (!withMap) return { text, map: null };
  return { text: `${text}//# sourceMappingURL=logic.js.map\n`, map: JSON.stringify(map) };
}

/** `view.js` of one package. */
export function writeView(
  packageRoot: string,
  styles: Readonly<Record<string, string>>,
  scripts: readonly (readonly [string, string])[],
): string {
  const bodies = scripts.map(([path, body]) => `${JSON.stringify(path)}:function(require,exports,module){${body}\n}`);
  const part = { packageRoot: JSON.stringify(packageRoot), styles: JSON.stringify(styles), scripts: `{${bodies.join(',\n')}}` };
  return `__kumquatView.register(${objectText(part)});\n`;
}

/** An object literal whose values are already JavaScript. */
function objectText(entries: Record<string, string>): string {
  return `{${Object.entries(entries)
    .map(([key, value]) => `${key}:${value}`)
    .join(',\n')}}`;
}
