import { type MiniProgram, runMiniProgram } from './run-mini-program.ts';

/** Parts of a component by its name: each becomes `parts/NAME` with the JSON of a component. */
export interface Part {
  wxml?: string;
  js?: string;
  json?: object;
}

/**
 * A mini program of one page at `pages/a/a`, whose template may use every part by its name, as may the parts themselves.
 * Further files by path.
 */
export function runPage(
  wxml: string,
  js: string,
  parts: Record<string, Part> = {},
  more: Record<string, string> = {},
): Promise<MiniProgram> {
  const usingComponents = Object.fromEntries(Object.keys(parts).map((name) => [name, `parts/${name}`]));
  const files = Object.entries(parts).flatMap(([name, part]) => [
    [`parts/${name}.json`, JSON.stringify({ component: true, usingComponents, ...part.json })],
    [`parts/${name}.wxml`, part.wxml ?? '<slot/>'],
    [`parts/${name}.js`, part.js ?? 'Component({})'],
  ]);
  return runMiniProgram({
    'app.json': JSON.stringify({ pages: ['pages/a/a'] }),
    'app.js': 'App({ log: [] }); globalThis.log = function (x) { getApp().log.push(x) }',
    'pages/a/a.json': JSON.stringify({ usingComponents }),
    'pages/a/a.wxml': wxml,
    'pages/a/a.js': js,
    ...Object.fromEntries(files),
    ...more,
  });
}
