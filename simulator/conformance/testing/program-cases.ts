import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PROGRAM } from './conformance-phone.ts';

type Cases = Record<string, unknown>;
const require = createRequire(import.meta.url);

/** Names of the program's cases of APIs, by family. */
export function apiCases(): { family: string; names: string[] }[] {
  const families = require(path.join(PROGRAM, 'cases/index.js')) as Record<string, Cases>;
  return Object.entries(families).map(([family, cases]) => ({ family, names: Object.keys(cases) }));
}

/** The APIs that a case `API API Object.method: what they do` covers; methods belong to the API that gives their object. */
export const apisOf = (name: string): string[] =>
  name
    .slice(0, name.indexOf(':'))
    .split(' ')
    .filter((word) => !word.includes('.'));

/** Names of the program's cases of built-in components, by tag. */
export function componentCases(): { tag: string; names: string[] }[] {
  const tags = readdirSync(path.join(PROGRAM, 'components')).sort();
  return tags.map((tag) => ({ tag, names: Object.keys(require(path.join(PROGRAM, 'components', tag, 'cases.js')) as Cases) }));
}
