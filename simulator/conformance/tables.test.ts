import path from 'node:path';
import { expect, test } from 'vitest';
import { API_TABLE } from '../protocol/api-table.ts';
import { COMPONENT_TABLE } from '../protocol/component-table.ts';
import { apiCases, apisOf, componentCases } from './testing/program-cases.ts';
import { supportDocument } from './testing/support-document.ts';

/** Cases of the component model are no API's. */
const apiNames = apiCases()
  .filter(({ family }) => family !== 'model')
  .flatMap(({ names }) => names.flatMap(apisOf));
const tags = componentCases();

test('each case names an API and a component of the tables', () => {
  expect(apiNames.filter((name) => !API_TABLE.has(name))).toEqual([]);
  expect(tags.filter(({ tag }) => !COMPONENT_TABLE.has(tag))).toEqual([]);
});

test('what is refused or simulated says why', () => {
  const silent = [...API_TABLE, ...COMPONENT_TABLE].filter(([, { status, note }]) => status !== 'supported' && !note);
  expect(silent.map(([name]) => name)).toEqual([]);
});

test('each API and component that is not refused is tried by a case', () => {
  const tried = new Set([...apiNames, ...tags.filter(({ names }) => names.length > 0).map(({ tag }) => tag)]);
  const untried = [...API_TABLE, ...COMPONENT_TABLE].filter(([name, { status }]) => status !== 'refused' && !tried.has(name));
  expect(untried.map(([name]) => name)).toEqual([]);
});

test('the documentation shows the tables as they are', async () => {
  const document = supportDocument({
    api: (name) => apiNames.filter((other) => other === name).length,
    component: (tag) => tags.find((other) => other.tag === tag)?.names.length ?? 0,
  });
  await expect(document).toMatchFileSnapshot(path.resolve(import.meta.dirname, '../../docs/simulator-support.md'));
});
