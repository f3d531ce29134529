// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { type FromView, Op } from '../../protocol/ops.ts';
import { applyOps } from '../apply-ops.ts';
import { connect } from '../channel.ts';
import { elementOf, enroll, stateOf } from '../elements.ts';
import { emit } from '../emit.ts';
import { registry } from '../registry.ts';
import { OpsBuilder } from '../testing/ops-builder.ts';
import type { ComponentDescriptor } from './component-descriptor.ts';
import { installViewScriptGlobals, typeName } from './globals.ts';
import { loadViewScript } from './module-loader.ts';

interface ScriptEvent {
  instance: ComponentDescriptor;
  currentTarget: { dataset: Record<string, unknown> };
}

let sent: FromView[] = [];
const binding = { host: 9, hostElement: 1, scope: 'card' };

registry.register({
  packageRoot: '',
  styles: {},
  scripts: {
    'lib/math': (_load, exports) => {
      Object.assign(exports, { twice: (n: number) => n * 2 });
    },
    'pages/a/a#m': (load, exports) => {
      const math = load('../../lib/math.wxs') as { twice(n: number): number };
      exports['four'] = math.twice(2);
      exports['handle'] = (event: ScriptEvent, owner: ComponentDescriptor) => {
        event.instance.addClass('on').setStyle({ marginTop: '4px' });
        event.instance.getState()['count'] = Number(event.instance.getState()['count'] ?? 0) + 1;
        owner.callMethod('changed', {
          data: event.currentTarget.dataset,
          count: event.instance.getState()['count'],
          found: owner.selectComponent('.inner') !== null,
        });
        return event.currentTarget.dataset['stop'] !== true;
      };
      exports['changed'] = (now: number, before: number, owner: ComponentDescriptor, own: ComponentDescriptor) => {
        owner.getState()['width'] = now;
        own.getState()['width'] = before;
        owner.selectComponent('.box')?.addClass('found');
        owner.selectComponent('.part')?.callMethod('open', owner.selectAllComponents('.box').length);
      };
      exports['fail'] = () => {
        throw new Error('broken handler');
      };
    },
  },
});

beforeEach(() => {
  sent = [];
  connect({ postMessage: (message) => sent.push(message) });
  document.body.replaceChildren();
  enroll(1, document.body);
});

describe('view scripts', () => {
  it('loads modules with what they require', () => {
    expect(loadViewScript('pages/a/a#m')['four']).toBe(4);
    expect(() => loadViewScript('pages/none')).toThrow('not part of the build');
  });

  it('handles an event with descriptors of the owner and the element, scoped to its classes', () => {
    const ops = new OpsBuilder();
    const id = ops.tree(['view', { class: 'card--box', '@tap': 1 }, ['view', { class: 'card--inner' }]]);
    ops.dataset(id, { stop: false }).viewScript(id, 'tap', 'pages/a/a#m', 'handle', false, binding);
    applyOps(ops.batch());
    emit(elementOf(id), 'tap', {}, { bubbles: true });
    expect(elementOf(id).className).toBe('card--box card--on');
    expect(elementOf(id).getAttribute('style')).toContain('margin-top: 4px');
    expect(sent[0]).toEqual({ kind: 'call', host: 9, method: 'changed', args: { data: { stop: false }, count: 1, found: true } });
    expect(sent[1]).toMatchObject({ kind: 'event', type: 'tap' });

    ops.dataset(id, { stop: true }).named(Op.setClass, id, 'card--box card--new');
    applyOps(ops.batch());
    expect(emit(elementOf(id), 'tap', {}, { bubbles: true })).toBe(false);
    expect(sent.filter((message) => message.kind === 'event')).toHaveLength(1);
    expect(elementOf(id).className).toBe('card--box card--new card--on');
  });

  it('runs change: listeners when the whole batch is there; an element of its template stands for a virtual host', () => {
    const ops = new OpsBuilder();
    const [, top] = [ops.tree(['view', { class: 'card--box' }]), ops.tree(['view', { class: 'card--box' }])];
    const change = { binding: { ...binding, hostElement: top, virtual: true }, now: 7, before: 3 };
    ops.runViewScript(top, 'pages/a/a#m', 'changed', change);
    const part = ops.create('part');
    ops.named(Op.setHost, part, 'spart').named(Op.setClass, part, 'card--part').add(Op.append, top, part);
    applyOps(ops.batch());
    expect([...document.body.children].map((child) => child.className)).toEqual(['card--box', 'card--box card--found']);
    expect(stateOf(elementOf(top))).toMatchObject({ ownerState: { width: 7 }, scriptState: { width: 3 } });
    expect(sent).toEqual([{ kind: 'call', host: 9, element: part, method: 'open', args: 1 }]);
  });

  it('reports an error of a handler and lets the event go on', () => {
    const ops = new OpsBuilder();
    const id = ops.tree(['view', { '@tap': 1 }]);
    ops.viewScript(id, 'tap', 'pages/a/a#m', 'fail', false, binding);
    applyOps(ops.batch());
    emit(elementOf(id), 'tap', {});
    expect(sent.map((message) => message.kind)).toEqual(['viewError', 'event']);
  });

  it('names constructors and makes dates and patterns', () => {
    const target = {} as { getRegExp(p: string, f?: string): RegExp; getDate(...args: number[]): Date };
    installViewScriptGlobals(target);
    expect(target.getRegExp('a+', 'g').flags).toBe('g');
    expect(target.getDate(2024, 0, 31).getDate()).toBe(31);
    expect([[], {}, 'a', 1, true, () => 0, new Date(0), /x/].map(typeName)).toEqual([
      'Array',
      'Object',
      'String',
      'Number',
      'Boolean',
      'Function',
      'Date',
      'RegExp',
    ]);
  });
});
