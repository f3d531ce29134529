import { afterEach, expect, test } from 'vitest';
import { runMiniProgram, stopAll } from '../test-support/run-mini-program.ts';

afterEach(stopAll);

const start = (wxml = '<view id="v" class="row" data-k="1">x</view><view class="row"></view>', pageJs = 'Page({})', options = {}) =>
  runMiniProgram(
    { 'app.json': JSON.stringify({ pages: ['a'], tabBar: undefined }), 'app.js': 'App({ log: [] })', 'a.wxml': wxml, 'a.js': pageJs },
    options,
  );

test('an API gives a promise, or calls back when it was given a callback', async () => {
  const app = await start();
  await expect(app.wx['setStorage']!({ key: 'k', data: 1 })).resolves.toEqual({ errMsg: 'setStorage:ok' });
  const seen: unknown[] = [];
  const returned = app.wx['getStorage']!({
    key: 'k',
    success: (result: unknown) => seen.push(result),
    complete: () => seen.push('complete'),
  });
  expect(returned).toBeUndefined();
  expect(seen).toEqual([]);
  await app.idle();
  expect(seen).toEqual([{ data: 1, errMsg: 'getStorage:ok' }, 'complete']);
  await expect(app.wx['getStorage']!({ key: 'none' })).rejects.toEqual({ errMsg: 'getStorage:fail data not found' });
});

test('a callback that throws is an error of the app', async () => {
  const app = await start();
  app.wx['setStorage']!({
    key: 'k',
    data: 1,
    success: () => {
      throw new Error('in success');
    },
  });
  await app.idle();
  expect(app.of('appError')).toMatchObject([{ message: 'in success', path: 'a' }]);
});

test('storage answers at once, and every change has left the thread when the call returns', async () => {
  const app = await start(undefined, undefined, { storage: { old: '"kept"' } });
  expect(app.wx['getStorageSync']!('old')).toBe('kept');
  expect(app.wx['getStorageSync']!('none')).toBe('');
  app.wx['setStorageSync']!('a', { n: 1 });
  app.wx['setStorageSync']!('a', { n: 2 });
  app.wx['removeStorageSync']!('old');
  expect(app.wx['getStorageSync']!('a')).toEqual({ n: 2 });
  expect(app.calls('storageSet')).toEqual([
    { key: 'a', json: '{"n":1}' },
    { key: 'a', json: '{"n":2}' },
  ]);
  expect(app.calls('storageRemove')).toEqual([{ key: 'old' }]);
  expect(app.wx['getStorageInfoSync']!()).toEqual({ keys: ['a'], currentSize: 1, limitSize: 10240 });
  app.wx['clearStorageSync']!();
  expect(app.calls('storageClear')).toEqual([{}]);
});

test('storage has limits and wants text keys', async () => {
  const app = await start();
  expect(() => app.wx['setStorageSync']!('k', 'x'.repeat(1024 * 1024))).toThrow('setStorageSync:fail exceed storage item max length');
  expect(() => app.wx['getStorageSync']!(5)).toThrow('getStorageSync:fail parameter error: parameter should be String instead of Number;');
  for (let i = 0; i < 10; i++) app.wx['setStorageSync']!(`k${i}`, 'x'.repeat(1024 * 1024 - 10));
  expect(() => app.wx['setStorageSync']!('last', 'x'.repeat(1000))).toThrow('setStorageSync:fail exceed storage max size 10Mb');
});

test('dialogs are drawn by the device and answer with the choice', async () => {
  const app = await start();
  app.answers['showModal'] = () => ({ confirm: true, cancel: false });
  expect(await app.api('showModal', { title: 'Sure?' })).toMatchObject({ confirm: true, cancel: false, errMsg: 'showModal:ok' });
  expect(app.calls('showModal')[0]).toMatchObject({ title: 'Sure?', showCancel: true });
  expect(await app.api('showToast', {})).toEqual({
    errMsg: 'showToast:fail parameter error: parameter.title should be String instead of Undefined;',
  });
  app.answers['showActionSheet'] = () => {
    throw new Error('showActionSheet:fail cancel');
  };
  expect(await app.api('showActionSheet', { itemList: ['a'] })).toEqual({ errMsg: 'showActionSheet:fail cancel' });
});

test('request goes through the host, with validated arguments', async () => {
  const app = await start();
  app.answers['request'] = () => ({ data: { ok: true }, statusCode: 200, header: {}, cookies: [] });
  expect(await app.api('request', { url: 'https://x.test/list', data: { q: 'a b', n: 1 } })).toMatchObject({
    data: { ok: true },
    statusCode: 200,
    errMsg: 'request:ok',
  });
  expect(app.calls('request')[0]).toMatchObject({ url: 'https://x.test/list?q=a%20b&n=1', method: 'GET', timeout: 60000 });
  await app.api('request', { url: 'https://x.test/', method: 'post', data: { a: 1 } });
  expect(app.calls('request')[1]).toMatchObject({ method: 'POST', data: '{"a":1}', header: { 'content-type': 'application/json' } });
  expect(await app.api('request', { url: 'nonsense' })).toEqual({ errMsg: 'request:fail invalid url "nonsense"' });
});

test('a request can be aborted', async () => {
  const app = await start();
  app.answers['request'] = () => new Promise(() => {});
  const failed = new Promise((fail) => {
    const task = app.wx['request']!({ url: 'https://x.test/', fail }) as { abort(): void };
    queueMicrotask(() => queueMicrotask(() => task.abort()));
  });
  expect(await failed).toEqual({ errMsg: 'request:fail abort' });
});

test('sockets follow the host', async () => {
  const app = await start();
  const seen: unknown[] = [];
  const socket = app.wx['connectSocket']!({ url: 'wss://x.test/' }) as {
    onOpen(f: unknown): void;
    onMessage(f: unknown): void;
    readyState: number;
  };
  socket.onOpen(() => seen.push('open'));
  socket.onMessage((m: { data: string }) => seen.push(m.data));
  await app.idle();
  const { socketId } = app.calls('connectSocket')[0] as { socketId: number };
  app.send({ kind: 'hostEvent', name: 'socketOpen', detail: { socketId } });
  app.send({ kind: 'hostEvent', name: 'socketMessage', detail: { socketId, data: 'hi' } });
  app.send({ kind: 'hostEvent', name: 'socketMessage', detail: { socketId: -1, data: 'other' } });
  expect(seen).toEqual(['open', 'hi']);
  expect(socket.readyState).toBe(1);
});

test('a version that the host finds while the program runs is ready to be applied', async () => {
  const app = await start();
  const manager = app.wx['getUpdateManager']!() as Record<
    'onCheckForUpdate' | 'onUpdateReady' | 'applyUpdate',
    (listener?: unknown) => void
  >;
  const seen: unknown[] = [];
  manager.onUpdateReady(() => seen.push('ready'));
  manager.applyUpdate();
  expect(app.calls('applyUpdate')).toEqual([]);
  app.send({ kind: 'hostEvent', name: 'updateReady', detail: {} });
  expect(seen).toEqual(['ready']);
  manager.applyUpdate();
  expect(app.calls('applyUpdate')).toEqual([{}]);
});

test('a query asks the view once for all its parts', async () => {
  const app = await start();
  app.view.answerFields = (node) => ({ top: node ? 5 : 0, width: 20 });
  const results = await new Promise<unknown[]>((done) => {
    const query = app.wx['createSelectorQuery']!() as {
      select(s: string): { boundingClientRect(): void };
      selectAll(s: string): { boundingClientRect(): void };
      selectViewport(): { scrollOffset(): void };
      exec(f: unknown): void;
    };
    query.select('#v').boundingClientRect();
    query.selectAll('.row').boundingClientRect();
    query.selectViewport().scrollOffset();
    query.select('.nothing').boundingClientRect();
    query.exec(done);
  });
  expect(results).toEqual([
    { id: 'v', dataset: { k: '1' }, top: 5, width: 20 },
    [expect.objectContaining({ id: 'v' }), expect.objectContaining({ id: '' })],
    { top: 0, width: 20 },
    null,
  ]);
  expect(app.view.requests.filter((request) => request.kind === 'fields')).toHaveLength(1);
});

test('an intersection observer watches in the view until it is disconnected', async () => {
  const app = await start();
  const seen: number[] = [];
  const observer = app.wx['createIntersectionObserver']!(app.page, { thresholds: [0.5] }) as {
    relativeToViewport(): typeof observer;
    observe(s: string, f: (r: { intersectionRatio: number }) => void): void;
    disconnect(): void;
  };
  observer.relativeToViewport().observe('#v', (result) => seen.push(result.intersectionRatio));
  await app.idle();
  const { id } = app.view.requests.at(-1)!;
  app.view.send({ kind: 'intersection', observer: id, entry: { intersectionRatio: 0 } });
  app.view.send({ kind: 'intersection', observer: id, entry: { intersectionRatio: 1 } });
  await app.idle();
  expect(seen).toEqual([1]);
  observer.disconnect();
  await app.idle();
  expect(app.view.requests.at(-1)).toMatchObject({ kind: 'unobserve', observer: id });
});

test('sizes come from the device profile', async () => {
  const app = await start();
  expect(app.wx['getWindowInfo']!()).toMatchObject({
    screenWidth: 393,
    screenHeight: 852,
    windowWidth: 393,
    windowHeight: 852 - 54 - 44,
    statusBarHeight: 54,
  });
  expect(app.wx['getMenuButtonBoundingClientRect']!()).toEqual({ width: 87, height: 32, top: 60, bottom: 92, left: 299, right: 386 });
  expect(app.wx['getSystemInfoSync']!()).toMatchObject({
    platform: 'ios',
    model: 'iPhone 15',
    pixelRatio: 3,
    SDKVersion: expect.any(String),
  });
});

test('the navigation bar and page scroll', async () => {
  const app = await start();
  await app.api('setNavigationBarTitle', { title: 'Hi' });
  await app.api('setNavigationBarColor', { frontColor: '#ffffff', backgroundColor: '#123456' });
  expect(app.of('navigationBar').at(-1)).toEqual({
    kind: 'navigationBar',
    pageId: 1,
    state: { title: 'Hi', frontColor: '#ffffff', backgroundColor: '#123456' },
  });
  expect(await app.api('pageScrollTo', { scrollTop: 100, duration: 0 })).toEqual({ errMsg: 'pageScrollTo:ok' });
  expect(app.view.requests.at(-1)).toMatchObject({ kind: 'scroll', element: 0, top: 100, duration: 0 });
});

test('tab bar APIs fail on pages that are not tabs', async () => {
  const app = await start();
  expect(await app.api('setTabBarBadge', { index: 0, text: '1' })).toEqual({ errMsg: 'setTabBarBadge:fail not TabBar page' });
});

test('an API that a phone has and the simulator lacks fails and is reported once a page', async () => {
  const app = await start();
  expect(await app.api('faceDetect')).toEqual({
    errMsg:
      'faceDetect:fail not supported by the simulator: It follows the picture of a phone camera with models that only the super app has.',
  });
  await app.api('faceDetect');
  expect(app.of('missing')).toEqual([{ kind: 'missing', what: 'api', name: 'faceDetect', path: 'a' }]);
});

test('canIUse and typeof are truthful', async () => {
  const app = await start();
  const can = app.wx['canIUse']!;
  expect([can('navigateTo'), can('getWindowInfo.success'), can('button.open-type.share'), can('faceDetect'), can('noSuchThing')]).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
  expect(typeof app.wx['noSuchThing']).toBe('undefined');
});

test('an animation is a list of steps', async () => {
  const app = await start();
  const animation = app.wx['createAnimation']!({ duration: 100 }) as Record<string, (...args: unknown[]) => typeof animation> & {
    export(): unknown;
  };
  animation['translateX']!(10)['width']!(20)['step']!();
  expect(animation.export()).toEqual({
    actions: [
      {
        animates: [
          { type: 'translateX', args: [10] },
          { type: 'style', args: ['width', '20px'] },
        ],
        option: { transition: { duration: 100, timingFunction: 'linear', delay: 0 }, transformOrigin: '50% 50% 0' },
      },
    ],
  });
  expect(animation.export()).toEqual({ actions: [] });
  const { option } = animation as unknown as { option: { transition: { duration: number } } };
  option.transition.duration = 0;
  animation['step']!()['step']!({ duration: 7 });
  const { actions } = animation.export() as { actions: { option: typeof option }[] };
  expect(actions.map((step) => step.option.transition.duration)).toEqual([0, 7]);
});

test('base64', async () => {
  const app = await start();
  const bytes = new Uint8Array([0, 255, 16, 32]).buffer;
  expect(app.wx['arrayBufferToBase64']!(bytes)).toBe('AP8QIA==');
  expect(app.wx['base64ToArrayBuffer']!('AP8QIA==')).toEqual(bytes);
});

test('objects of the platform that are missing do nothing when used', async () => {
  const app = await start();
  const audio = app.wx['createWebAudioContext']!() as { resume(): void };
  expect(() => audio.resume()).not.toThrow();
  expect(app.of('missing')).toMatchObject([{ what: 'api', name: 'createWebAudioContext' }]);
});

test('a video context calls its element in the view', async () => {
  const app = await start('<video id="film"></video>');
  (app.wx['createVideoContext']!('film') as { seek(s: number): void }).seek(12);
  await app.idle();
  expect(app.view.requests.at(-1)).toMatchObject({ kind: 'invoke', element: app.view.byId('film').id, method: 'seek', args: [12] });
});

test('a navigator of the page navigates, a share button asks the page for its card', async () => {
  const app = await start('<view/>', "Page({ onShareAppMessage(e) { return { title: 'from ' + e.from } } })");
  app.view.send({ kind: 'call', host: 0, method: 'share', args: { from: 'button', target: {} } });
  app.view.send({ kind: 'call', host: 0, method: 'navigationBar', args: { title: 'Set' } });
  await app.idle();
  expect(app.calls('showShare')).toEqual([{ path: '/a', title: 'from button', imageUrl: '' }]);
  expect(app.of('navigationBar').at(-1)).toMatchObject({ state: { title: 'Set' } });
  app.view.send({ kind: 'call', host: 0, method: 'navigate', args: { openType: 'navigate', url: '/a?again=1', delta: 1 } });
  await app.idle();
  expect(app.stack).toEqual(['a', 'a']);
});
