// @vitest-environment happy-dom
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type FromView, Op } from '../protocol/ops.ts';
import { announce } from './announce.ts';
import { applyOps } from './apply-ops.ts';
import { setAssetBase } from './assets.ts';
import type { BuiltIn } from './built-in.ts';
import { defineBuiltIns } from './built-ins/define-built-ins.ts';
import { connect } from './channel.ts';
import { elementOf, enroll, nodeOf } from './elements.ts';
import { OpsBuilder } from './testing/ops-builder.ts';

let sent: FromView[] = [];
let ops: OpsBuilder;

beforeAll(() => {
  defineBuiltIns();
  setAssetBase('http://page.test/build/');
  connect({ postMessage: (message) => sent.push(message) });
});

beforeEach(() => {
  document.body.replaceChildren();
  enroll(1, document.body);
  sent = [];
  ops = new OpsBuilder();
});

const apply = (): void => applyOps(ops.batch());
const tags = (): string[] => [...document.body.children].map((child) => child.id);

describe('applyOps', () => {
  it('creates built-ins, component hosts and texts', () => {
    const view = ops.create(':view');
    const host = ops.create('t-button');
    const plain = ops.create('card');
    const text = ops.text('hello');
    ops.add(Op.append, 1, view, Op.append, view, host, Op.append, host, plain, Op.append, plain, text);
    ops.named(Op.setHost, host, 'miniprogram_npm/t/button');
    apply();
    expect(document.body.innerHTML).toBe(
      '<wx-view><t-button wx-host="miniprogram_npm/t/button"><x-card>hello</x-card></t-button></wx-view>',
    );
    ops.named(Op.setText, text, 'bye');
    apply();
    expect(document.body.textContent).toBe('bye');
  });

  it('hides what is hidden by true or a text, also the text false, and shows it for false and an empty text', () => {
    const id = ops.tree(['view', { hidden: true }]);
    apply();
    const shown = [true, '', 'hidden', false, 'x', 'false'].map((hidden) => {
      ops.attribute(id, 'hidden', hidden);
      apply();
      return !elementOf(id).hasAttribute('hidden');
    });
    expect(shown).toEqual([false, true, false, true, false, false]);
  });

  it('shows nothing of a long batch before its last part has come', () => {
    const label = ops.text('before');
    ops.add(Op.append, 1, label);
    apply();
    const made = ops.create(':view');
    const inside = ops.text('inside');
    ops.add(Op.append, made, inside);
    applyOps({ ...ops.batch(), goesOn: true });
    expect([elementOf(made).textContent, document.body.textContent]).toEqual(['inside', 'before']);
    ops.named(Op.setText, label, 'after');
    ops.named(Op.setText, inside, 'changed');
    applyOps({ ...ops.batch(), goesOn: true });
    ops.add(Op.append, made, label);
    applyOps({ ...ops.batch(), goesOn: true });
    expect([elementOf(made).textContent, document.body.textContent]).toEqual(['inside', 'before']);
    ops.add(Op.append, 1, made);
    apply();
    expect(document.body.innerHTML).toBe('<wx-view>changedafter</wx-view>');
  });

  it('takes nothing from the page for an element that is not on it before the last part has come', () => {
    const label = ops.text('label');
    ops.add(Op.append, 1, label);
    apply();
    const made = ops.create(':view');
    const old = ops.text('old');
    ops.add(Op.append, made, old);
    ops.add(Op.replace, made, label, old);
    applyOps({ ...ops.batch(), goesOn: true });
    expect([elementOf(made).textContent, document.body.textContent]).toEqual(['old', 'label']);
    ops.add(Op.append, 1, made);
    apply();
    expect(document.body.innerHTML).toBe('<wx-view>label</wx-view>');
  });

  it('inserts, replaces and splices siblings', () => {
    const ids = ['a', 'b', 'c', 'd', 'e'].map((name) => {
      const id = ops.create(':view');
      ops.named(Op.setId, id, name);
      return id;
    });
    const [a, b, c, d, e] = ids as [number, number, number, number, number];
    ops.add(Op.spliceAppend, 1, 2, a, b);
    apply();
    expect(tags()).toEqual(['a', 'b']);
    ops.add(Op.insert, 1, c, a, Op.insert, 1, d, 0);
    apply();
    expect(tags()).toEqual(['c', 'a', 'b', 'd']);
    ops.add(Op.replace, 1, e, a);
    apply();
    expect(tags()).toEqual(['c', 'e', 'b', 'd']);
    ops.add(Op.spliceBefore, 1, e, 2, 1, a);
    apply();
    expect(tags()).toEqual(['c', 'a', 'd']);
    ops.add(Op.spliceRemove, 1, c, 2);
    apply();
    expect(tags()).toEqual(['d']);
    ops.add(Op.remove, 1, d, Op.release, 2, d, e);
    apply();
    expect(tags()).toEqual([]);
    expect(nodeOf(d)).toBeUndefined();
  });

  it('gives built-ins their values as they are and other elements attributes', () => {
    const list = [1, 2];
    const picker = ops.tree(['picker', { range: list, disabled: true, 'header-text': 'x', rangeKey: 'name' }]);
    const plain = ops.create('card');
    ops.add(Op.append, 1, plain);
    ops.attribute(plain, 'title', 'T').attribute(plain, 'onclick', 'alert(1)').attribute(plain, 'big', true);
    apply();
    const element = elementOf(picker) as BuiltIn;
    expect(element.properties.get('range')).toBe(list);
    expect(element.properties.get('range-key')).toBe('name');
    expect(element.hasAttribute('disabled')).toBe(true);
    expect(elementOf(plain).outerHTML).toBe('<x-card title="T" big=""></x-card>');
  });

  it('converts rpx and makes addresses of the project absolute in inline styles', () => {
    const id = ops.tree(['view', { style: 'width: 10rpx; background-image: url(/images/a.png)' }]);
    apply();
    const style = elementOf(id).getAttribute('style');
    expect(style).toContain('calc(10 * var(--rpx))');
    expect(style).toContain('http://page.test/build/images/a.png');
  });

  it('reports a failing operation and applies the next ones', () => {
    ops.add(Op.append, 1, 4444);
    ops.tree(['view', { id: 'next' }]);
    apply();
    expect(tags()).toEqual(['next']);
    expect(sent).toMatchObject([{ kind: 'viewError', message: 'Error: there is no element 4444' }]);
  });

  it('says once that a tag is not built in', () => {
    ops.tree(['view', {}, ['marquee2', {}, 'x'], ['marquee2', {}, 'y']]);
    apply();
    expect(sent).toEqual([{ kind: 'missingComponent', name: 'marquee2' }]);
    expect(document.querySelectorAll('wx-n-marquee2')).toHaveLength(2);
  });

  it('shows written line breaks, entities and wide blanks of a text', () => {
    const id = ops.tree(['text', { decode: true }, 'a &lt; b\\nc']);
    apply();
    expect(elementOf(id).textContent).toBe('a < b\nc');
    ops.attribute(id, 'decode', false);
    apply();
    expect(elementOf(id).textContent).toBe('a &lt; b\nc');
  });
});

describe('announce', () => {
  it('sends only what something listens to, with the offsets of the listeners', () => {
    const outer = ops.tree(['view', { id: 'outer', '@tap': 1 }, ['view', { id: 'inner' }]]);
    apply();
    const inner = document.querySelector('#inner')!;
    announce(inner, 'tap', { x: 1 }, { bubbles: true, timeStamp: 5 });
    announce(inner, 'tap', {}, { bubbles: false });
    announce(inner, 'load', {});
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ kind: 'event', type: 'tap', detail: { x: 1 }, bubbles: true, timeStamp: 5 });
    expect(Object.keys((sent[0] as { offsets: object }).offsets)).toEqual([String(outer), String(ops.ids.get('inner'))]);
    ops.listen(outer, 'tap', 0);
    apply();
    announce(inner, 'tap', {}, { bubbles: true });
    expect(sent).toHaveLength(1);
  });

  it('announces from everywhere what virtual hosts listen to', () => {
    const id = ops.tree(['view', {}]);
    apply();
    const strings = ['custom'];
    applyOps({ kind: 'ops', ops: Int32Array.from([Op.listenAll, 0]), strings, values: [], requests: [] });
    announce(elementOf(id), 'custom', { a: 1 });
    expect(sent).toMatchObject([{ element: id, type: 'custom', detail: { a: 1 } }]);
  });
});

describe('rich-text', () => {
  it('keeps trusted tags and attributes only', () => {
    const id = ops.tree([
      'rich-text',
      { nodes: '<p onclick="x()" class="c">a<script>b</script><a href="javascript:x">l</a><img src="/i.png" onerror="x"></p>' },
    ]);
    apply();
    expect(elementOf(id).innerHTML).toBe('<p class="c">a<a>l</a><img src="http://page.test/build/i.png"></p>');
  });
});
