import { DeepCopyKind } from 'glass-easel';
import { afterEach, expect, test } from 'vitest';
import { passUnchangedItems } from '../compiler/template-loops.ts';
import { appConfig, buildLogic } from './test-support/build-sources.ts';
import { type MiniProgram, runCompiled, stopAll } from './test-support/run-mini-program.ts';

afterEach(stopAll);

interface Item {
  id: string | number | null;
  label: string;
}

const ROWS = '<view wx:for="{{rows}}" wx:key="id" class="row"><text>{{index}}</text><text>:{{item.id}}={{item.label}};</text></view>';

function list(wxml = ROWS, options = ''): Promise<MiniProgram> {
  const sources = {
    'app.json': JSON.stringify({ pages: ['pages/a/a'] }),
    'app.js': 'App({})',
    'pages/a/a.json': '{}',
    'pages/a/a.wxml': wxml,
    'pages/a/a.js': `Page({ options: { ${options} }, data: { rows: [] } })`,
  };
  // Counts the items that are gone through.
  const logic = passUnchangedItems(buildLogic(sources)).replaceAll(')return;var', ')return;globalThis.gone=(globalThis.gone??0)+1;var');
  return runCompiled({ config: appConfig(sources), scripts: { 'logic.js': logic } });
}

const shown = (rows: readonly Item[]): string => rows.map(({ id, label }, index) => `${index}:${id ?? ''}=${label};`).join('');

/** The same numbers at every run. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** The view's element of each row, by what it shows as its key. */
function elementsByKey(app: MiniProgram): Map<string, number> {
  const found = new Map<string, number>();
  for (const node of app.view.nodes.values()) {
    const key = /^:(.*)=/.exec(node.text ?? '')?.[1];
    if (key !== undefined) found.set(key, node.id);
  }
  return found;
}

/** The page shows the very objects of its data, which an app may change without a word. */
const SHARED = `dataDeepCopy: "${DeepCopyKind.None}", propertyPassingDeepCopy: "${DeepCopyKind.None}"`;

test.each([
  [1, ''],
  [2, ''],
  [3, SHARED],
  [4, SHARED],
])('any change of a list is shown, and items keep their elements by their keys (%d, %s)', async (seed, options) => {
  const app = await list(ROWS, options);
  const pick = random(seed);
  let next = 0;
  let rows: Item[] = [];
  const fresh = (): Item => ({ id: ++next, label: `new ${next}` });
  const changes: (() => Record<string, unknown>)[] = [
    () => ({ rows: rows.toSpliced(pick(rows.length + 1), 0, fresh(), fresh()) }),
    () => ({ rows: rows.toSpliced(pick(rows.length + 1), pick(4)) }),
    () => ({ rows: rows.filter(() => pick(3) > 0) }),
    () => ({ rows: rows.toReversed() }),
    () => ({ rows: rows.map((row) => (pick(2) ? row : { ...row, label: `whole ${++next}` })) }),
    () => ({ rows: [...rows, fresh(), fresh(), fresh()] }),
    () => (rows.length ? { [`rows[${pick(rows.length)}].label`]: `path ${++next}` } : {}),
    () => (rows.length ? { [`rows[${pick(rows.length)}].id`]: ++next } : {}),
    () => (rows.length ? { [`rows[${pick(rows.length)}]`]: fresh() } : {}),
    () => ({ [`rows[${rows.length}]`]: fresh() }),
    () => (rows.length ? { [`rows[${pick(rows.length)}].label`]: `both ${++next}`, rows: rows.slice(1) } : {}),
    () => (rows.length ? { rows: rows.slice(1), 'rows[0]': fresh() } : {}),
    // As many programs do: what is shown changes only when the list is set, whatever is set before.
    () => {
      const own = app.page.data['rows'] as Item[];
      if (own.length === 0) return {};
      const changed = pick(own.length);
      own[changed]!.label = `own ${++next}`;
      const before = [
        {},
        { [`rows[${changed}].other`]: 1 },
        { [`rows[${pick(own.length)}].id`]: ++next },
        { [`rows[${own.length}]`]: fresh() },
      ];
      app.page.setData(before[pick(before.length)]!);
      return { rows: (app.page.data['rows'] as Item[]).slice(pick(2)) };
    },
  ];
  for (let step = 0; step < 120; step++) {
    const before = elementsByKey(app);
    app.page.setData(changes[pick(changes.length)]!());
    await app.idle();
    rows = structuredClone(app.page.data['rows'] as Item[]);
    expect(app.view.text()).toBe(shown(rows));
    const after = elementsByKey(app);
    for (const { id } of rows) if (before.has(String(id))) expect(after.get(String(id))).toBe(before.get(String(id)));
  }
});

test('keys that are missing, doubled or names of every object are no keys to lose items by', async () => {
  const app = await list();
  const series: Item[][] = [
    ['a', 'a', 'b'].map((id, n) => ({ id, label: `${n}` })),
    ['a', 'b'].map((id, n) => ({ id, label: `${n}` })),
    ['b', null, null].map((id, n) => ({ id, label: `${n}` })),
    [null, 'constructor', '__proto__'].map((id, n) => ({ id, label: `${n}` })),
    ['constructor'].map((id, n) => ({ id, label: `${n}` })),
    ['toString', 'constructor', 'x'].map((id, n) => ({ id, label: `${n}` })),
    [],
  ];
  for (const rows of series) {
    app.page.setData({ rows });
    await app.idle();
    expect(app.view.text()).toBe(shown(rows));
  }
});

test('a list may become an object, and a list again', async () => {
  const app = await list();
  for (const rows of [
    [{ id: 1, label: 'a' }],
    { x: { id: 1, label: 'b' }, y: { id: 2, label: 'c' } },
    [{ id: 2, label: 'd' }],
    'no list',
    [],
  ]) {
    app.page.setData({ rows });
    await app.idle();
    const items = Array.isArray(rows) ? [...rows.entries()] : typeof rows === 'string' ? [] : Object.entries(rows);
    const wanted = items.map(([index, { id, label }]) => `${index}:${id}=${label};`).join('');
    if (typeof rows !== 'string') expect(app.view.text()).toBe(wanted);
  }
});

test('rows that show other data too follow it, whether the list has changed or not', async () => {
  const app = await list('<text wx:for="{{rows}}" wx:key="*this" wx:for-item="row">{{row}}{{row === chosen ? "!" : ""}}</text>');
  app.page.setData({ rows: [1, 2, 3], chosen: 2 });
  await app.idle();
  expect(app.view.text()).toBe('12!3');
  app.page.setData({ chosen: 3 });
  await app.idle();
  expect(app.view.text()).toBe('123!');
  app.page.setData({ chosen: 1, rows: [1, 3] });
  await app.idle();
  expect(app.view.text()).toBe('1!3');
});

test('of a list that is set as a whole, only the items that show something new are gone through', async () => {
  const app = await list('<view wx:for="{{rows}}" wx:key="id"><image src="{{item.icon}}" />{{item.label}}{{item.parts[0]}}</view>');
  const gone = async (rows: object[]): Promise<unknown> => {
    app.scope['gone'] = 0;
    app.page.setData({ rows });
    await app.idle();
    return app.scope['gone'];
  };
  const rows = [1, 2, 3, 4].map((id) => ({ id, icon: `/${id}.png`, label: id, unseen: [id] }));
  expect(await gone(rows)).toBe(4);
  expect(await gone(rows.slice(1))).toBe(0);
  expect(await gone(rows.slice(1).map((row) => ({ ...row, unseen: ['other'] })))).toBe(0);
  expect(await gone(rows.slice(1).map((row) => (row.id === 3 ? { ...row, label: 'new' } : row)))).toBe(1);
  expect(app.view.text()).toBe('2new4');
  // What an object holds may have changed.
  const parts = ['!'];
  expect(await gone(rows.slice(1).map((row) => (row.id === 4 ? { ...row, parts } : row)))).toBe(2);
  expect(await gone(rows.slice(1).map((row) => (row.id === 4 ? { ...row, parts } : row)))).toBe(1);
  expect(app.view.text()).toBe('234!');
});
