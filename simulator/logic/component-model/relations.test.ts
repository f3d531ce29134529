import { afterEach, expect, test } from 'vitest';
import { stopAll } from '../test-support/run-mini-program.ts';
import { runPage } from '../test-support/run-page.ts';

afterEach(stopAll);

const HOOKS = (who: string) =>
  ['linked', 'linkChanged', 'unlinked'].map((hook) => `${hook}(other) { log('${who} ${hook} ' + other.is) }`).join(', ');

test('parent and child: linked, and unlinked when the child goes', async () => {
  const app = await runPage('<list id="l"><item wx:if="{{on}}"/></list>', 'Page({ data: { on: true } })', {
    list: {
      js: `Component({ relations: { './item': { type: 'child', ${HOOKS('list')} } }, methods: { count() { return this.getRelationNodes('./item').length } } })`,
    },
    item: { js: `Component({ relations: { './list': { type: 'parent', ${HOOKS('item')} } } })` },
  });
  const list = (app.page['selectComponent'] as (s: string) => { count(): number }).call(app.page, '#l');
  expect(app.log.sort()).toEqual(['item linked parts/list', 'list linked parts/item']);
  expect(list.count()).toBe(1);
  app.log.length = 0;
  app.page.setData({ on: false });
  expect(app.log.sort()).toEqual(['item unlinked parts/list', 'list unlinked parts/item']);
  expect(list.count()).toBe(0);
});

test('linkChanged when a child moves; getRelationNodes gives the order of the page', async () => {
  const app = await runPage(
    '<list id="l"><item wx:for="{{list}}" wx:key="*this" n="{{item}}"/></list>',
    'Page({ data: { list: [1, 2] } })',
    {
      list: {
        js: `Component({ relations: { './item': { type: 'child', ${HOOKS('list')} } }, methods: { order() { return this.getRelationNodes('./item').map((i) => i.data.n) } } })`,
      },
      item: { js: `Component({ properties: { n: Number }, relations: { './list': { type: 'parent' } } })` },
    },
  );
  app.log.length = 0;
  app.page.setData({ list: [2, 1] });
  expect(app.log).toContain('list linkChanged parts/item');
  const list = (app.page['selectComponent'] as (s: string) => { order(): number[] }).call(app.page, '#l');
  expect(list.order()).toEqual([2, 1]);
});

test('ancestor and descendant reach over other components', async () => {
  const app = await runPage('<outer><middle><inner/></middle></outer>', 'Page({})', {
    outer: { js: `Component({ relations: { './inner': { type: 'descendant', ${HOOKS('outer')} } } })` },
    middle: {},
    inner: { js: `Component({ relations: { './outer': { type: 'ancestor', ${HOOKS('inner')} } } })` },
  });
  expect(app.log.sort()).toEqual(['inner linked parts/outer', 'outer linked parts/inner']);
});

test('a relation by behavior holds for every component with it', async () => {
  const app = await runPage(
    '<group id="g"><one/><two/></group>',
    'Page({})',
    {
      group: {
        js: "const control = require('./control'); Component({ relations: { controls: { type: 'descendant', target: control, linked(o) { log(o.is) } } }, methods: { all() { return this.getRelationNodes('controls').length } } })",
      },
      one: {
        js: "const control = require('./control'); Component({ behaviors: [control], relations: { './group': { type: 'ancestor' } } })",
      },
      two: {
        js: "const control = require('./control'); Component({ behaviors: [control], relations: { './group': { type: 'ancestor' } } })",
      },
    },
    { 'parts/control.js': 'module.exports = Behavior({})' },
  );
  expect(app.log).toEqual(['parts/one', 'parts/two']);
});

test('parent through slots of templates: wx:for and block do not part the two', async () => {
  const app = await runPage('<list><block wx:for="{{[1,2]}}" wx:key="*this"><item/></block></list>', 'Page({})', {
    list: { js: "Component({ relations: { './item': { type: 'child', linked() { log('linked') } } } })" },
    item: { js: "Component({ relations: { './list': { type: 'parent' } } })" },
  });
  expect(app.log).toEqual(['linked', 'linked']);
});
