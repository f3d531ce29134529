/** Functions that esbuild puts before a file that needs them, the same text each time. */
const HELPERS = new Set(
  [
    'create defProp defProps getOwnPropDesc getOwnPropDescs getOwnPropNames getOwnPropSymbols getProtoOf hasOwnProp propIsEnum pow knownSymbol',
    'export copyProps toESM toCommonJS reExport defNormalProp spreadValues spreadProps objRest restKey template typeError accessCheck',
    'publicField privateIn privateGet privateAdd privateSet privateWrapper privateMethod async await asyncGenerator yieldStar forAwait',
    'decorateClass decorateParam decoratorStart decoratorStrings decoratorContext runInitializers decorateElement expectFn using callDispose',
    'superGet superSet superWrapper earlyAccess name',
  ]
    .join(' ')
    .split(' ')
    .map((name) => `__${name}`),
);

/** One statement at the start of a line: its further lines are indented, but for the one that closes it. */
const STATEMENT = /^var (__\w+) = (?:.*;\n|.*\n(?:[ \t].*\n)*[^ \t\n].*;\n)/;

/**
 * Takes the helpers out of scripts that esbuild wrote one by one, so that they stand once before all of them.
 *
 * @param codes bodies as esbuild writes them without minifying
 * @returns the bodies, and the helpers as statements for a scope that holds them
 */
export function shareHelpers(codes: readonly string[]): { codes: string[]; helpers: string } {
  const shared = new Map<string, string>();
  const rest = codes.map((code) => {
    const strict = code.startsWith('"use strict";\n') ? '"use strict";\n' : '';
    let body = code.slice(strict.length);
    for (let found = STATEMENT.exec(body); found; found = STATEMENT.exec(body)) {
      const [statement, name = ''] = found;
      if (!HELPERS.has(name) || (shared.get(name) ?? statement) !== statement) break;
      shared.set(name, statement);
      body = body.slice(statement.length);
    }
    return strict + body;
  });
  return { codes: rest, helpers: [...shared.values()].join('') };
}
