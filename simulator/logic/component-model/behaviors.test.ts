import { afterEach, expect, test } from 'vitest';
import { stopAll } from '../test-support/run-mini-program.ts';
import { runPage } from '../test-support/run-page.ts';

afterEach(stopAll);

test('lifetimes of behaviors run first, in order; methods and data of the component win', async () => {
  const app = await runPage('<c id="c"/>', 'Page({})', {
    c: {
      wxml: '{{from}}/{{deep.a}}{{deep.b}}',
      js: `
        const inner = Behavior({ data: { from: 'inner', deep: { a: 1 } }, methods: { who() { return 'inner' } }, attached() { log('inner') } });
        const outer = Behavior({ behaviors: [inner], data: { from: 'outer', deep: { b: 2 } }, methods: { who() { return 'outer' } }, lifetimes: { attached() { log('outer') } } });
        const other = Behavior({ attached() { log('other') } });
        Component({ behaviors: [outer, other], data: { from: 'component' }, methods: { own() { return this.who() } }, attached() { log('component ' + this.own() + this.hasBehavior(inner) + this.hasBehavior(Behavior({}))) } })`,
    },
  });
  expect(app.log).toEqual(['inner', 'outer', 'other', 'component outertruefalse']);
  expect(app.view.text()).toBe('component/12');
});

test('observers and properties of behaviors work in the component', async () => {
  const app = await runPage('<c n="{{n}}"/>', 'Page({ data: { n: 1 } })', {
    c: {
      wxml: '{{n}}',
      js: "const b = Behavior({ properties: { n: Number }, observers: { n(v) { log('behavior ' + v) } } }); Component({ behaviors: [b], observers: { n(v) { log('component ' + v) } } })",
    },
  });
  expect(app.log).toEqual(['behavior 1', 'component 1']);
  expect(app.view.text()).toBe('1');
});

test('definitionFilter changes the definition that uses the behavior, and may call those of its own behaviors', async () => {
  const app = await runPage('<c id="c"/>', 'Page({})', {
    c: {
      wxml: '{{a}}{{b}}',
      js: `
        const first = Behavior({ definitionFilter(def) { def.data.a = 'A' } });
        const second = Behavior({ behaviors: [first], data: {}, definitionFilter(def, filters) { filters[0](def); def.data.b = 'B' } });
        Component({ behaviors: [second], data: {} })`,
    },
  });
  expect(app.view.text()).toBe('AB');
});

test('a page may use behaviors', async () => {
  const app = await runPage(
    '{{x}}',
    "const b = Behavior({ data: { x: 'from behavior' }, methods: { hello() { return 'hello' } }, attached() { log('attached') } }); Page({ behaviors: [b], onLoad() { log(this.hello()) } })",
  );
  expect(app.view.text()).toBe('from behavior');
  expect(app.log).toEqual(['attached', 'hello']);
});

test('wx://component-export decides what selectComponent gives', async () => {
  const app = await runPage('<c id="with"/><d id="without"/>', 'Page({})', {
    c: { js: "Component({ behaviors: ['wx://component-export'], export() { return { mine: this.data.n } }, data: { n: 3 } })" },
    d: { js: 'Component({ export() { return { mine: 1 } }, data: { n: 4 } })' },
  });
  const select = (selector: string) => (app.page['selectComponent'] as (s: string) => Record<string, unknown>).call(app.page, selector);
  expect(select('#with')).toEqual({ mine: 3 });
  expect(select('#without')['data']).toEqual({ n: 4 });
});

test('wx://form-field gives name and value, and both form behaviors can be asked for', async () => {
  const app = await runPage('<c name="a" value="{{v}}"/>', 'Page({ data: { v: 5 } })', {
    c: {
      wxml: '{{name}}={{value}}',
      js: "Component({ behaviors: ['wx://form-field', 'wx://form-field-group', 'wx://form-field-button'] })",
    },
  });
  expect(app.view.text()).toBe('a=5');
});

test('wx://form-field-group hands the fields inside a component to the form around it', async () => {
  const app = await runPage('<form id="f" bind:submit="on"><c/></form>', 'Page({ on(e) { log(e.detail.value) } })', {
    c: { wxml: '<d name="inner" value="1"/>', js: "Component({ behaviors: ['wx://form-field-group'] })" },
    d: { js: "Component({ behaviors: ['wx://form-field'] })" },
  });
  app.view.event('f', 'submit', { value: {} });
  await app.idle();
  expect(app.log).toEqual([{ inner: '1' }]);
});

test('an unknown behavior is an error that names it', async () => {
  const app = await runPage('<c/>', 'Page({})', { c: { wxml: 'still here', js: "Component({ behaviors: ['wx://nothing'] })" } });
  expect(app.view.text()).toBe('still here');
  expect(app.of('appError').map(({ message }) => message)).toEqual(['The behavior "wx://nothing" of parts/c does not exist']);
});
