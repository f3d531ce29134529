import { crc32, deflateSync } from 'node:zlib';

/**
 * A mini program that misbehaves in one way. It is one page, whose `rage` runs when the page is ready; `NAME` in its files stands
 * for the path of that page, without an ending.
 */
export interface HostileProgram {
  name: string;
  /** Body of `rage`; `page` is the page. */
  rage?: string;
  /** Stands before the page's definition. */
  script?: string;
  /** Members of the page's definition. */
  members?: string;
  /** Stands in the page's data. */
  data?: string;
  wxml?: string;
  wxss?: string;
  /** `usingComponents` of the page. */
  uses?: Record<string, string>;
  /** More files of the project; paths begin at its root. */
  files?: Record<string, string | Uint8Array>;
  /** In place of the project's app.js, and more of its app.json. Such a program is no page among others. */
  app?: { js?: string; json?: object };
  /** It never gives back the thread of its logic, or of its page, which is told in the simulator's status. */
  hangs?: 'logic' | 'page';
  /** It cannot be built, and this is told where the problems are. */
  problem?: string;
  /** What the console tells. */
  told?: string;
  /** What is told of its page without a window; null when nothing is wrong with it there. */
  snapshot: string | null;
  /** It spoils its thread: what is mended runs in a new one, after Compile. */
  spoils?: true;
  /** Nothing of the page appears. */
  blank?: true;
  /** The program runs in every test run; the others when all of them are asked for. */
  always?: true;
}

const DOES_NOT_ANSWER = 'does not answer';
const PART_JSON = '{ "component": true }';

/** A component of the page's folder. */
function part(script: string, wxml = '<view>{{ n }}</view>', json = PART_JSON): Record<string, string> {
  return { 'pages/NAME/part.js': script, 'pages/NAME/part.wxml': wxml, 'pages/NAME/part.json': json };
}

/** A picture of one bit a pixel, all of it white; its file is small. */
function hugePicture(side: number): Uint8Array {
  const chunk = (type: string, data: Uint8Array): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body) >>> 0, 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = 1;
  const rows = deflateSync(Buffer.alloc(side * (Math.ceil(side / 8) + 1)), { level: 1 });
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const nested = (depth: number): string => '<view>'.repeat(depth) + '</view>'.repeat(depth);

export const HOSTILE_PROGRAMS: readonly HostileProgram[] = [
  { name: 'launch-loop', app: { js: 'App({ onLaunch() { while (true) {} } });' }, hangs: 'logic', snapshot: DOES_NOT_ANSWER },
  { name: 'load-loop', members: 'onLoad() { while (true) {} }', hangs: 'logic', snapshot: DOES_NOT_ANSWER },
  {
    name: 'observer-loop',
    uses: { part: './part' },
    wxml: '<part n="{{ n }}"/>',
    files: part('Component({ properties: { n: Number }, observers: { n(n) { while (n > 0) {} } } });'),
    rage: 'page.setData({ n: 1 });',
    hangs: 'logic',
    snapshot: DOES_NOT_ANSWER,
  },
  {
    name: 'observer-of-itself',
    uses: { part: './part' },
    wxml: '<part n="{{ n }}"/>',
    data: 'n: 0',
    files: part('Component({ properties: { n: Number }, observers: { n(n) { if (n > 0) this.setData({ n: n + 1 }); } } });'),
    rage: 'page.setData({ n: 1 });',
    hangs: 'logic',
    snapshot: DOES_NOT_ANSWER,
  },
  {
    name: 'expression-loop',
    wxml: '<wxs module="m">module.exports = { f: function () { while (true) {} } };</wxs><text>{{ m.f() }}</text>',
    hangs: 'logic',
    snapshot: DOES_NOT_ANSWER,
  },
  {
    name: 'view-script-loop',
    wxml: '<wxs module="m">module.exports = { f: function (n) { while (n > 0) {} } };</wxs><view n="{{ n }}" change:n="{{ m.f }}"/>',
    data: 'n: 0',
    rage: 'page.setData({ n: 1 });',
    hangs: 'page',
    snapshot: DOES_NOT_ANSWER,
  },
  {
    name: 'getter-loop',
    rage: 'page.setData({ trap: { get inside() { while (true) {} } } });',
    wxml: '<text>{{ trap.inside }}</text>',
    hangs: 'logic',
    snapshot: DOES_NOT_ANSWER,
  },
  {
    name: 'promise-loop',
    rage: 'const again = () => Promise.resolve().then(again); again();',
    hangs: 'logic',
    snapshot: DOES_NOT_ANSWER,
    always: true,
  },
  {
    name: 'console-loop',
    rage: 'let n = 0; while (true) console.error("line", n++);',
    hangs: 'logic',
    told: 'more lines were not shown',
    snapshot: DOES_NOT_ANSWER,
    always: true,
  },
  {
    name: 'console-flood',
    rage: 'let n = 0; setInterval(() => { for (let i = 0; i < 1000; i++) console.log("line", n++, { some: { deep: [1, 2, 3] } }); }, 100);',
    told: 'more lines were not shown',
    snapshot: null,
  },
  {
    name: 'giant-object',
    rage: 'const make = (d) => d === 0 ? "x".repeat(9000) : Array.from({ length: 200 }, () => make(d - 1)); const giant = make(2); for (let i = 0; i < 20; i++) console.log(giant, i);',
    told: '(200)',
    snapshot: null,
  },
  {
    name: 'giant-lines',
    rage: 'const giant = Array.from({ length: 100 }, (_, i) => "x".repeat(3000) + i); setInterval(() => { for (let i = 0; i < 200; i++) console.log({ i, giant }); }, 200);',
    told: 'more lines were not shown',
    snapshot: null,
  },
  {
    name: 'giant-texts',
    rage: 'const text = "x".repeat(50 * 1024 * 1024); wx.setNavigationBarTitle({ title: text }); wx.showToast({ title: text }); wx.navigateTo({ url: "/NAME?a=" + text, fail: (e) => console.error(e.errMsg) }); wx[text.slice(0, 1e7)]; console.log({ [text]: text }, Symbol(text)); throw new RangeError(text);',
    members: 'onLoad() { throw new RangeError("x".repeat(50 * 1024 * 1024)); }',
    told: 'longer than 65536',
    snapshot: 'pages/NAME/NAME',
  },
  {
    name: 'error-flood',
    rage: 'setInterval(() => { for (let i = 0; i < 500; i++) Promise.reject(new Error("rejected " + i)); throw new Error("thrown"); }, 1);',
    told: 'more lines were not shown',
    snapshot: 'rejected',
  },
  {
    name: 'interval-flood',
    rage: 'for (let i = 0; i < 10000; i++) setInterval(() => { page.setData({ n: Math.random() }); }, 0);',
    wxml: '<text>{{ n }}</text>',
    told: 'timers',
    snapshot: null,
    always: true,
  },
  {
    name: 'timer-chains',
    rage: 'const again = () => { page.setData({ n: Math.random() }); setTimeout(again, 0); }; for (let i = 0; i < 100; i++) again();',
    wxml: '<text>{{ n }}</text>',
    told: 'setData',
    snapshot: null,
  },
  {
    name: 'set-data-chain',
    rage: 'const again = () => page.setData({ n: Math.random() }, again); again();',
    wxml: '<text>{{ n }}</text>',
    snapshot: null,
  },
  {
    name: 'fifty-megabytes',
    rage: 'page.setData({ text: "x".repeat(50 * 1024 * 1024) });',
    wxml: '<text>{{ text }}</text>',
    told: 'larger than 32 MB',
    snapshot: 'larger than 32 MB',
    always: true,
  },
  {
    name: 'thirty-megabytes-shown',
    rage: 'page.setData({ text: "x ".repeat(15 * 1024 * 1024) });',
    wxml: '<text>{{ text }}</text>',
    told: '1000000 characters of text',
    snapshot: null,
  },
  {
    name: 'many-nodes',
    rage: 'page.setData({ list: Array.from({ length: 100000 }, (_, i) => i) });',
    data: 'list: []',
    wxml: '<view wx:for="{{ list }}" wx:key="*this">{{ item }}</view>',
    told: 'nodes',
    snapshot: null,
    always: true,
  },
  {
    name: 'giant-event',
    uses: { part: './part' },
    wxml: '<part bind:big="onBig"/>',
    members: 'onBig(event) { console.error("had", event.detail.text.length); }',
    files: part('Component({ lifetimes: { ready() { this.triggerEvent("big", { text: "x".repeat(50 * 1024 * 1024) }); } } });'),
    told: '52428800',
    snapshot: null,
  },
  {
    name: 'component-in-itself',
    uses: { part: './part' },
    wxml: '<part/>',
    files: part('Component({});', '<part/>', '{ "component": true, "usingComponents": { "part": "./part" } }'),
    blank: true,
    told: 'levels deep',
    snapshot: 'levels deep',
    always: true,
  },
  { name: 'deep-elements', wxml: nested(2000), problem: 'levels deep', snapshot: 'levels deep', always: true },
  {
    name: 'deep-expression',
    wxml: `<view>{{ ${'('.repeat(5000)}1${')'.repeat(5000)} }}</view>`,
    problem: 'levels deep',
    snapshot: 'levels deep',
  },
  { name: 'deep-script', script: `const a = ${'['.repeat(20000)}${']'.repeat(20000)};`, problem: 'NAME.js', snapshot: 'NAME.js' },
  { name: 'deep-style', wxss: `${'.a {'.repeat(20000)} color: red; ${'}'.repeat(20000)}`, problem: 'levels deep', snapshot: 'levels deep' },
  {
    name: 'deep-json',
    rage: 'let deep = []; for (let i = 0; i < 100000; i++) deep = [deep]; page.setData({ deep });',
    told: 'nested more than 1000 levels deep',
    snapshot: 'nested more than 1000 levels deep',
  },
  {
    name: 'storage-bomb',
    rage: 'const value = "x".repeat(1000 * 1000); for (let i = 0; i < 20; i++) wx.setStorageSync("key" + i, value);',
    told: 'exceed storage max size',
    snapshot: 'exceed storage max size',
    always: true,
  },
  {
    name: 'storage-writer',
    rage: 'wx.clearStorageSync(); const value = "x".repeat(1000 * 1000); let n = 0; setInterval(() => { for (let i = 0; i < 20; i++) wx.setStorageSync("key" + (n++ % 9), value.slice(20) + n); }, 50);',
    snapshot: null,
  },
  { name: 'storage-keys', rage: 'wx.clearStorageSync(); for (let i = 0; i < 20000; i++) wx.setStorageSync("key" + i, i);', snapshot: null },
  {
    name: 'file-bomb',
    rage: 'const fs = wx.getFileSystemManager(); const bytes = new ArrayBuffer(10 * 1024 * 1024); for (let i = 0; i < 30; i++) fs.writeFileSync(wx.env.USER_DATA_PATH + "/f" + i, bytes);',
    told: 'maximum size of the file storage limit',
    snapshot: 'maximum size of the file storage limit',
  },
  {
    name: 'many-files',
    rage: 'const fs = wx.getFileSystemManager(); for (const name of fs.readdirSync(wx.env.USER_DATA_PATH)) fs.unlinkSync(wx.env.USER_DATA_PATH + "/" + name); for (let i = 0; i < 30000; i++) fs.writeFileSync(wx.env.USER_DATA_PATH + "/g" + i, "x");',
    told: 'keeps 20000 files',
    snapshot: 'keeps 20000 files',
  },
  {
    name: 'request-flood',
    rage: 'for (let i = 0; i < 20000; i++) wx.request({ url: "http://127.0.0.1:9/" + i, fail: (e) => { if (i === 0) console.error(e.errMsg); } });',
    told: 'request:fail',
    snapshot: null,
  },
  {
    name: 'socket-flood',
    rage: 'for (let i = 0; i < 1000; i++) wx.connectSocket({ url: "ws://127.0.0.1:9/" + i, fail: (e) => { if (i === 9) console.error(e.errMsg); } });',
    told: 'connectSocket:fail',
    snapshot: null,
  },
  {
    name: 'modal-flood',
    rage: 'for (let i = 0; i < 10000; i++) wx.showModal({ title: "t" + i, fail: (e) => { if (i === 9999) console.error(e.errMsg); } });',
    told: 'showModal:fail',
    snapshot: null,
    always: true,
  },
  {
    name: 'toast-flood',
    rage: 'setInterval(() => { for (let i = 0; i < 5000; i++) wx.showToast({ title: "t" + i }); }, 10);',
    members: 'onLoad() { for (let i = 0; i < 6000; i++) wx.showToast({ title: "t" + i }); }',
    told: 'showToast',
    snapshot: 'too many calls wait for an answer',
  },
  {
    name: 'phone-flood',
    rage: 'setInterval(() => { for (let i = 0; i < 2000; i++) { wx.vibrateShort({ type: "light" }); wx.setNavigationBarTitle({ title: "t" + i }); } }, 50);',
    told: 'too many calls wait for an answer',
    snapshot: 'too many calls wait for an answer',
  },
  {
    name: 'host-flood',
    rage: 'setInterval(() => { for (let i = 0; i < 500; i++) { wx.getNetworkType({}); wx.setClipboardData({ data: "x".repeat(10000) }); wx.getClipboardData({}); } }, 50);',
    snapshot: 'not available without a window',
  },
  {
    name: 'navigation-flood',
    rage: 'if (getCurrentPages().length > 1) return; for (let i = 0; i < 1000; i++) wx.navigateTo({ url: "/NAME?i=" + i, fail: (e) => { if (i === 999) console.error(e.errMsg); } });',
    told: 'navigateTo:fail',
    snapshot: null,
    always: true,
  },
  {
    name: 'query-flood',
    rage: 'setInterval(() => { for (let i = 0; i < 500; i++) { wx.createSelectorQuery().selectAll("view").boundingClientRect(() => {}).exec(); wx.createIntersectionObserver(page).relativeToViewport().observe(".a", () => {}); } }, 50);',
    wxml: '<view class="a">a</view>',
    snapshot: null,
  },
  {
    name: 'gigantic-canvas',
    rage: 'const c = wx.createOffscreenCanvas({ type: "2d", width: 100000, height: 100000 }); const x = c.getContext("2d"); x.fillRect(0, 0, 100000, 100000); console.error(c.toDataURL().length);',
    told: 'canvas',
    snapshot: 'canvas',
  },
  {
    name: 'many-canvases',
    rage: 'const all = []; for (let i = 0; i < 100; i++) { const c = wx.createOffscreenCanvas({ type: "2d", width: 8000, height: 8000 }); c.getContext("2d").fillRect(0, 0, 8000, 8000); all.push(c); } console.error("made canvas", all.length);',
    told: 'canvas',
    snapshot: 'canvas',
  },
  {
    name: 'gigabytes',
    rage: 'const all = []; try { for (let i = 0; i < 8; i++) all.push(new Uint8Array(2 ** 31)); } catch { /* The machine has less. */ } console.error("gigabytes", all.length);',
    told: 'gigabytes',
    snapshot: null,
  },
  {
    name: 'gigabyte-array',
    rage: 'const all = []; for (;;) all.push(new ArrayBuffer(2 ** 31));',
    told: 'Array buffer allocation failed',
    snapshot: 'Array buffer allocation failed',
  },
  {
    name: 'heap-bomb',
    rage: 'const all = []; for (;;) all.push(Array.from({ length: 100000 }, (_, i) => ({ i })));',
    hangs: 'logic',
    snapshot: DOES_NOT_ANSWER,
  },
  {
    name: 'huge-picture',
    wxml: '<image src="/pages/NAME/huge.png" bindload="onLoaded" binderror="onFailed" style="width:100px;height:100px"/>',
    members: 'onLoaded(e) { console.error("picture", e.detail); }, onFailed(e) { console.error("no picture", e.detail.errMsg); }',
    files: { 'pages/NAME/huge.png': hugePicture(20_000) },
    told: 'no picture',
    snapshot: null,
  },
  {
    name: 'replaced-globals',
    rage: 'Promise = null; Array.prototype.map = Array.prototype.push = null; JSON.stringify = () => { throw new Error("gone"); }; Map.prototype.get = null; Object.entries = Object.defineProperty = null; postMessage = null; setTimeout = null; console.error("replaced"); page.setData({ n: 1 }); wx.showToast({ title: "x" });',
    spoils: true,
    told: 'is not a function',
    snapshot: 'is not a function',
  },
  {
    name: 'polluted-prototypes',
    rage: 'Object.prototype.kind = "evil"; Object.prototype.get = () => 1; Object.prototype.value = 5; Object.prototype.transfer = 1; Array.prototype.extra = 1; console.error("polluted"); page.setData({ n: 1 }); wx.showToast({ title: "x" });',
    spoils: true,
    told: 'polluted',
    snapshot: null,
  },
  {
    name: 'proxy-data',
    rage: 'const trap = new Proxy({}, { ownKeys() { return Reflect.ownKeys(trap); }, get() { return trap; }, has() { return "x" in trap; } }); console.error("proxy", trap); page.setData({ trap });',
    wxml: '<text>{{ trap.a.b }}</text>',
    told: 'call stack',
    snapshot: 'call stack',
  },
  {
    name: 'endless-keys',
    rage: 'let n = 0; const trap = new Proxy({}, { ownKeys() { return ["a" + n++]; }, getOwnPropertyDescriptor() { return { enumerable: true, configurable: true, value: 1 }; }, get() { return trap; } }); page.setData({ trap });',
    wxml: '<text>{{ trap.a.b }}</text>',
    told: 'refer to themselves',
    snapshot: 'refer to themselves',
  },
  {
    name: 'proto-json',
    rage: 'page.setData(JSON.parse(\'{"__proto__":{"polluted":1},"n":2,"a":{"__proto__":{"polluted":1}}}\')); page.setData({ "__proto__.polluted": 1, "constructor.prototype.polluted": 1 }); if (({}).polluted) throw new Error("polluted"); console.error("clean");',
    wxml: '<text>{{ n }}</text>',
    told: 'clean',
    snapshot: null,
  },
  {
    name: 'worker-flood',
    files: { 'workers/NAME.js': 'worker.onMessage(() => { while (true) worker.postMessage({ n: 1 }); });' },
    rage: 'const worker = wx.createWorker("workers/NAME.js"); let n = 0; worker.onMessage(() => { n++; }); worker.postMessage({});',
    told: 'worker',
    snapshot: null,
  },
  {
    name: 'worker-loop',
    files: { 'workers/NAME.js': 'while (true) {}' },
    rage: 'const worker = wx.createWorker("workers/NAME.js"); const send = () => worker.postMessage("x".repeat(1000000)); setInterval(send, 10); for (let i = 0; i < 100; i++) send();',
    told: 'wait for the worker',
    snapshot: 'wait for the worker',
  },
  {
    name: 'giant-style',
    wxss: Array.from({ length: 80_000 }, (_, i) => `.rule-${i} .inner, .more-${i} { color: rgb(1, 2, 3); width: ${i}rpx; }`).join('\n'),
    wxml: '<view class="rule-7">a</view>',
    snapshot: null,
  },
  {
    name: 'giant-script',
    script: `const table = [${Array.from({ length: 200_000 }, (_, i) => `{ id: ${i}, name: 'A name of number ${i}' }`).join(',\n')}];`,
    data: 'n: table.length',
    wxml: '<view>{{ n }}</view>',
    snapshot: null,
  },
  {
    name: 'many-pages-named',
    app: { json: { pages: ['pages/NAME/NAME', ...Array.from({ length: 5000 }, (_, i) => `pages/p${i}/p${i}`)] } },
    problem: 'no page',
    snapshot: 'no page',
  },
  {
    name: 'rich-bomb',
    rage: 'page.setData({ nodes: Array.from({ length: 50000 }, (_, i) => ({ name: "div", children: [{ type: "text", text: "n" + i }] })) });',
    wxml: '<rich-text nodes="{{ nodes }}"/>',
    snapshot: null,
  },
  {
    name: 'style-bomb',
    wxml: '<view wx:for="{{ list }}" wx:key="*this" class="heavy">{{ item }}</view>',
    wxss: '@keyframes k { from { filter: blur(0) } to { filter: blur(80px) } } .heavy { animation: k 1s infinite; width: 3000px; height: 3000px; position: fixed; backdrop-filter: blur(40px) }',
    data: 'list: Array.from({ length: 200 }, (_, i) => i)',
    snapshot: null,
  },
  {
    name: 'moving-bomb',
    wxml: '<swiper autoplay interval="{{1}}" duration="{{1}}"><swiper-item wx:for="{{ list }}" wx:key="*this"><video src="x{{item}}.mp4"/><map/></swiper-item></swiper>',
    data: 'list: Array.from({ length: 300 }, (_, i) => i)',
    snapshot: null,
  },
];

/** Path of the program's page, without an ending. */
export const hostilePage = ({ name }: HostileProgram): string => `pages/${name}/${name}`;

/** The files of the program's page and what belongs to it, by path from the project's root; not app.js and app.json. */
export function hostileFiles(program: HostileProgram): Record<string, string | Uint8Array> {
  const { name, rage = '', script = '', members, data = '', wxml = '', wxss = '', uses = {}, files = {} } = program;
  const page = hostilePage(program);
  const named = (text: string): string => text.replaceAll('pages/NAME/NAME', page).replaceAll('NAME', name);
  const others = Object.entries(files).map(([path, content]) => [named(path), content]);
  return {
    ...Object.fromEntries(others),
    [`${page}.json`]: JSON.stringify({ usingComponents: uses }),
    [`${page}.wxss`]: wxss,
    [`${page}.wxml`]: `<text>${name}</text>\n${named(wxml)}\n`,
    [`${page}.js`]: `${script}\nPage({ data: { ${data} }, ${members ? `${members},` : ''} rage(page) { ${named(rage)} }, onReady() { this.rage(this); } });\n`,
  };
}
