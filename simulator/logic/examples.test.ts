import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { ProjectCompiler } from '../compiler/project-compiler.ts';
import type { FakeNode } from './test-support/fake-view.ts';
import { type MiniProgram, runCompiled, stopAll } from './test-support/run-mini-program.ts';

afterEach(stopAll);

const ROOT = path.resolve(import.meta.dirname, '../..');

async function runExample(name: string): Promise<MiniProgram> {
  const folder = path.join(ROOT, 'examples', name);
  const compiler = new ProjectCompiler({ folder, mode: 'development', npmFolders: [path.join(ROOT, 'node_modules')] });
  const build = await compiler.build();
  await compiler.dispose();
  expect(build.diagnostics).toEqual([]);
  const scripts: Record<string, string> = {};
  for (const [file, content] of build.files) if (file.endsWith('logic.js') && content.kind === 'generated') scripts[file] = content.text;
  return runCompiled({ config: build.config!, scripts });
}

/** Opens a page and lets its timers of some milliseconds run. */
async function open(app: MiniProgram, name: string, query = ''): Promise<void> {
  expect(await app.api('reLaunch', { url: `/pages/${name}/${name}${query}` })).toEqual({ errMsg: 'reLaunch:ok' });
  await app.idle();
}

function find(app: MiniProgram, wanted: string, matches: (node: FakeNode) => boolean): FakeNode {
  const search = (node: FakeNode): FakeNode | undefined => {
    for (const child of node.children) {
      const found = search(child);
      if (found) return found;
    }
    return matches(node) ? node : undefined;
  };
  const found = search(app.view.body);
  if (!found) throw new Error(`nothing with ${wanted} in ${app.view.html()}`);
  return found;
}

/** Waits for a text: libraries show what they open some frames later. */
async function seen(app: MiniProgram, text: string): Promise<void> {
  await vi.waitFor(() => expect(app.view.text()).toContain(text), { timeout: 5000, interval: 20 });
}

/** Taps the innermost element with exactly this text. */
async function tap(app: MiniProgram, text: string): Promise<void> {
  const node = find(app, text, (candidate) => candidate.tag === '#text' && candidate.text.trim() === text);
  app.view.tap(node.parent!);
  await app.idle();
}

async function tapClass(app: MiniProgram, name: string): Promise<void> {
  app.view.tap(
    find(app, name, (node) =>
      String(node.attributes['class'] ?? '')
        .split(/\s+/)
        .includes(name),
    ),
  );
  await app.idle();
}

/** Folders of a package that hold a component, parts of others left out. */
function publishedComponents(packageFolder: string, parts: readonly string[]): string[] {
  const folder = path.join(ROOT, 'node_modules', packageFolder);
  const isComponent = (name: string): boolean =>
    [name, 'index'].some((file) => {
      const json = path.join(folder, name, `${file}.json`);
      return existsSync(json) && JSON.parse(readFileSync(json, 'utf8')).component === true;
    });
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && isComponent(entry.name) && !parts.includes(entry.name))
    .map((entry) => entry.name);
}

function shownComponents(example: string, prefix: string): Set<string> {
  const pages = path.join(ROOT, 'examples', example, 'pages');
  const ids = readdirSync(pages).flatMap((page) =>
    Object.values(JSON.parse(readFileSync(path.join(pages, page, `${page}.json`), 'utf8')).usingComponents as Record<string, string>),
  );
  return new Set(ids.map((id) => id.slice(prefix.length).split('/')[0] ?? ''));
}

test.each([
  ['tdesign', 'tdesign-miniprogram/', 'tdesign-miniprogram/miniprogram_dist', ['message-item']],
  ['vant', '@vant/weapp/', '@vant/weapp/dist', ['picker-column']],
  ['weui', 'weui-miniprogram/', 'weui-miniprogram/miniprogram_dist', []],
])('the example %s shows every component of its library', (example, prefix, packageFolder, parts) => {
  const shown = shownComponents(example, prefix);
  expect(publishedComponents(packageFolder, parts).filter((name) => !shown.has(name))).toEqual([]);
  expect(shown.size).toBeGreaterThan(20);
});

test('components of TDesign answer taps', async () => {
  const app = await runExample('tdesign');
  await open(app, 'buttons');
  await tap(app, 'Tapped 0');
  await seen(app, 'Tapped 1');

  await open(app, 'popups', '?open=');
  expect(app.view.text()).not.toContain('Delete it?');
  await tap(app, 'dialog');
  await seen(app, 'Delete it?');
  await tap(app, 'Delete');
  await seen(app, 'Yes');

  await open(app, 'tabs');
  await tap(app, 'Third');
  await seen(app, 'Tab third');

  await open(app, 'fields');
  await tapClass(app, 't-stepper__plus');
  await seen(app, 'Amount 2');

  await open(app, 'folding');
  await tap(app, 'Second panel');
  await seen(app, 'Open: 0,1');

  await open(app, 'choices');
  await tap(app, 'Large');
  await seen(app, 'Size l');
  expect(app.of('appError')).toEqual([]);
});

test('components of Vant answer taps, and their view scripts measure', async () => {
  const app = await runExample('vant');
  await open(app, 'buttons');
  await tap(app, 'Tapped 0');
  await seen(app, 'Tapped 1');

  await open(app, 'cells');
  const images = find(app, 'van-image', (node) => String(node.attributes['class'] ?? '').includes('van-image--round'));
  expect(String(images.attributes['style'])).toContain('width:80px');

  await open(app, 'popups', '?open=');
  await tap(app, 'sheet');
  await seen(app, 'What now?');
  await tap(app, 'Share');
  await vi.waitFor(() => expect(app.view.text()).not.toContain('No answer'));

  await open(app, 'fields');
  await tapClass(app, 'van-stepper__plus');
  await seen(app, 'Amount 2');

  await open(app, 'tabs');
  await tap(app, 'Third');
  await seen(app, 'Tab 2');

  await open(app, 'choices');
  await tap(app, 'Small');
  await seen(app, 'Size s');
  expect(app.of('appError')).toEqual([]);
});

test('components of WeUI answer taps', async () => {
  const app = await runExample('weui');
  await open(app, 'popups', '?open=');
  await tap(app, 'dialog');
  await seen(app, 'Delete it?');
  await tap(app, 'Delete');
  await vi.waitFor(() => expect(app.view.text()).not.toContain('No answer'));

  await open(app, 'form');
  app.view.tap('submit');
  await app.idle();
  await seen(app, 'A name is needed');

  await open(app, 'choices');
  await tap(app, 'Lime');
  await seen(app, 'Chosen: kumquat,lime');

  await open(app, 'slides');
  await seen(app, 'FirstslideNormalNoteDelete');
  expect(app.of('appError')).toEqual([]);
});

test('a store is the same in two pages and their components', async () => {
  const app = await runExample('state');
  await seen(app, '1 in the cart, 3 €');
  app.view.tap('add-lime');
  await app.idle();
  await seen(app, '2 in the cart, 4 €');
  await app.api('navigateTo', { url: '/pages/cart/cart' });
  await app.idle();
  await seen(app, '2 in the cart, 4 €');
  app.view.tap('more');
  app.view.tap('tick');
  await app.idle();
  await seen(app, 'Pieces3Total7Ticks1');
  await app.api('navigateBack', {});
  await app.idle();
  await seen(app, '3 in the cart, 7 €');
  await seen(app, 'Kumquats: 2');
  expect(app.of('appError')).toEqual([]);
});

test('computed values and watchers follow data and properties', async () => {
  const app = await runExample('state');
  await open(app, 'computed');
  await seen(app, 'Full nameAda LovelaceLetters11');
  app.view.tap('rename');
  app.view.tap('more');
  await app.idle();
  await seen(app, 'Full nameGrace HopperLetters11');
  await seen(app, 'from Ada Lovelace');
  await seen(app, 'Sum of 2 and 24Doubled8Seen2 and 2');
  expect(app.of('appError')).toEqual([]);
});
