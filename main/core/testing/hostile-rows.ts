import { tmpdir } from 'node:os';
import type { CommandInput, CommandName } from '../../contract/commands.ts';

interface Rows<C extends CommandName> {
  /** Arguments that the contract accepts. Rows of wrong types and sizes are made from them, one field at a time. */
  valid: CommandInput<C>;
  /** Fields that may be absent. */
  optional?: (keyof CommandInput<C>)[];
  /** Fields that hold what the contract does not know; whoever uses them checks them. */
  opaque?: (keyof CommandInput<C>)[];
  /** Arguments of the right type that must not be carried out. Empty only for commands without arguments. */
  hostile: unknown[];
}

/** In the project of `hostile-arguments.test.ts`, which has the links named here, all of these leave it or are no file names. */
const LEAVING = [
  '../outside/secret.txt',
  'a/../../outside/secret.txt',
  '..',
  '/etc/passwd',
  '//server/share',
  'C:/x',
  'c:x',
  '\\\\server\\share',
  'a\\..\\b',
  'a\0b',
  './a',
  'a//b',
  'a/',
  'folder-link/secret.txt',
  'folder-link/new/deep.txt',
  'con',
  'NUL.txt',
  'sub/aux.js',
  'com1',
  'LPT9.log',
  'a.txt:stream',
  'a. ',
  'a\nb',
  'x'.repeat(300),
];
/** Links themselves: followed for reading and writing, but moving or deleting one leaves its target alone. */
const LINKS = ['file-link', 'dangling-link', 'loop-link'];
const FOLLOWED = [...LEAVING, ...LINKS];

const FOLDERS = ['', 'relative', '.', '../x', 'a\0b', `/${'x'.repeat(4096)}`];
const noArguments = { valid: {}, hostile: [] };

/** For every command: what it takes, and what it must refuse. */
export const HOSTILE_ROWS: { [C in CommandName]: Rows<C> } = {
  'app.info': noArguments,
  'app.openExternal': {
    valid: { url: 'http://127.0.0.1:4000/console/' },
    hostile: [
      '',
      'nonsense',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'data:text/html,x',
      'vscode://open?x',
      'http://evil.example/',
      'http://127.0.0.1:1@evil.example/',
      'http://user:secret@127.0.0.1:4000/',
      '--help',
    ].map((url) => ({ url })),
  },
  'app.close': noArguments,

  'settings.get': noArguments,
  'settings.set': {
    valid: { patch: { theme: 'dark' } },
    hostile: [
      { theme: 'x' },
      { unknown: 1 },
      JSON.parse('{"__proto__":{"polluted":1},"unknown":1}'),
      { constructor: {} },
      { language: '../../etc' },
      { platformAddress: 'file:///x' },
      { platformAddress: 'javascript:alert(1)' },
      { platformAddress: `http://${'x'.repeat(3000)}.example` },
      { editorFontSize: 1e9 },
      { editorTabSize: 0.5 },
      { simulatorZoom: -1 },
      { simulatorDevice: 'x'.repeat(65) },
      { simulatorLanguage: '../zh' },
      { simulatorKeyboard: 'no' },
      { simulatorEnvironment: { a: 'x'.repeat(5000) } },
      { compileModes: { a: 'x'.repeat(65) } },
      { compileModes: Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`/p${index}`, ''])) },
      { layout: { a: 'x'.repeat(100_000) } },
    ].map((patch) => ({ patch })),
  },

  'projects.templates': noArguments,
  'projects.recent': noArguments,
  'projects.forget': { valid: { folder: '/a' }, hostile: [{ folder: '' }, { folder: 'a\0b' }] },
  'projects.pickFolder': { valid: {}, hostile: [{}] },
  'projects.create': {
    valid: { template: 'hello', language: 'javascript', name: 'x', parent: tmpdir(), folderName: 'x' },
    hostile: [
      ...['../x', 'a/b', '/x', '..', '.', 'con', 'nul.app', 'a\0b', 'C:', 'a\\b', 'a:b', ' ', 'a.'].map((folderName) => ({ folderName })),
      ...FOLDERS.map((parent) => ({ parent })),
      ...['../../etc', '/etc', '', '.', 'hello/pages', 'hello\0'].map((template) => ({ template })),
      { name: ' ' },
    ].map((change) => ({ template: 'hello', language: 'javascript', name: 'x', parent: tmpdir(), folderName: 'x', ...change })),
  },
  'projects.open': {
    valid: { folder: '/a' },
    hostile: [...FOLDERS, '/nowhere/at/all', '/etc', '/dev/null', '//server/share'].map((folder) => ({ folder })),
  },
  'projects.current': noArguments,
  'projects.close': noArguments,
  'projects.bind': {
    valid: { appId: 'a' },
    hostile: ['..', '../../accounts', 'a/b', 'a\0', 'a b', 'a?x', '\r\n', '"'].map((appId) => ({ appId })),
  },

  'projects.setUrlCheck': { valid: { urlCheck: false }, hostile: [{ urlCheck: 'false' }, { urlCheck: 0 }] },

  'modes.list': noArguments,
  'modes.save': {
    valid: { modes: [{ name: 'a', pathName: 'pages/a', query: 'b=1', scene: 1011 }] },
    hostile: [
      [{ name: ' ', pathName: '', query: '', scene: null }],
      [{ name: 'a', pathName: '', query: '', scene: -1 }],
      [{ name: 'a', pathName: '', query: '', scene: 1.5 }],
      [{ name: 'a', pathName: '', query: '', scene: null, extra: 1 }],
      [JSON.parse('{"name":"a","pathName":"","query":"","scene":null,"__proto__":{"polluted":1},"x":1}')],
      [
        { name: 'a', pathName: '', query: '', scene: null },
        { name: 'a', pathName: 'b', query: '', scene: null },
      ],
      Array.from({ length: 101 }, (_, index) => ({ name: `m${index}`, pathName: '', query: '', scene: null })),
    ].map((modes) => ({ modes })),
  },

  'files.list': { valid: { path: '' }, hostile: FOLLOWED.map((path) => ({ path })) },
  'files.all': noArguments,
  'files.read': { valid: { path: 'app.js' }, hostile: [...FOLLOWED, '', 'sub', 'none.js'].map((path) => ({ path })) },
  'files.write': {
    valid: { path: 'app.js', text: '', baseVersion: null },
    hostile: [
      ...[...FOLLOWED, '', 'sub', 'app.js/below'].map((path) => ({ path, text: 'written', baseVersion: null })),
      { path: 'app.js', text: 'written', baseVersion: '' },
      { path: 'app.js', text: 'written', baseVersion: '0-0' },
      { path: 'none.js', text: 'written', baseVersion: '0-0' },
    ],
  },
  'files.create': {
    valid: { path: 'new.js', kind: 'file' },
    optional: ['text'],
    hostile: [...FOLLOWED, '', 'app.js', 'sub'].flatMap((path) => [
      { path, kind: 'file' },
      { path, kind: 'folder' },
    ]),
  },
  'files.rename': {
    valid: { from: 'app.js', to: 'b.js' },
    hostile: [
      ...[...LEAVING, '', 'app.json', 'sub', 'dangling-link'].map((to) => ({ from: 'app.js', to })),
      ...[...LEAVING, '', 'none.js'].map((from) => ({ from, to: 'b.js' })),
      { from: 'sub', to: 'sub/inside' },
      { from: 'app.js', to: 'folder-link/app.js' },
    ],
  },
  'files.delete': { valid: { path: 'app.js' }, hostile: [...LEAVING, '', 'none.js'].map((path) => ({ path })) },
  'files.restore': {
    valid: { undo: '0'.repeat(24) },
    hostile: ['', '..', '../../x', '/etc', '0'.repeat(24), 'a\0', `${'0'.repeat(23)}/`].map((undo) => ({ undo })),
  },
  'files.image': { valid: { path: 'a.png' }, hostile: [...FOLLOWED, '', 'app.js', 'image-link.png'].map((path) => ({ path })) },

  'drafts.list': noArguments,
  'drafts.save': {
    valid: { path: 'app.js', text: '', baseVersion: '' },
    hostile: ['../x', '/etc/passwd', 'C:/x', 'a\\b', 'a\0b', './a', 'a//b'].map((path) => ({ path, text: '', baseVersion: '' })),
  },
  'drafts.discard': { valid: { path: 'app.js' }, hostile: ['../x', '/etc/passwd', 'a\\b', 'a\0b', 'a//b'].map((path) => ({ path })) },

  'simulator.start': noArguments,
  'simulator.compile': { valid: {}, hostile: [{}] },
  'simulator.stop': { valid: { session: 'x' }, hostile: [{ session: ['x'] }] },
  'simulator.hostCall': {
    valid: { session: 'x', api: 'request', args: {} },
    optional: ['call', 'args'],
    opaque: ['args'],
    hostile: [
      ...['', 'other', '../x', 'constructor', '__proto__'].map((session) => ({ session, api: 'request', args: {} })),
      { session: 'x', api: 'abort', args: { call: 1 }, call: -1 },
      { session: 'x', api: 'abort', args: { call: 1 }, call: 1.5 },
    ],
  },
  'simulator.source': {
    valid: { session: 'x', locations: [{ file: 'logic.js', line: 1, column: 1 }] },
    hostile: [
      { session: 'other', locations: [] },
      { session: 'x', locations: [{ file: 'x', line: 1.5, column: 0 }] },
      { session: 'x', locations: [{ file: '../../etc/passwd', line: 1, column: 0 }] },
      { session: 'x', locations: Array.from({ length: 101 }, () => ({ file: 'x', line: 1, column: 0 })) },
    ],
  },

  'platform.status': noArguments,
  'platform.allowNetwork': { valid: { allow: true }, hostile: [{ allow: true }] },

  'account.current': noArguments,
  'account.setUp': {
    valid: { account: 'ana', name: 'Ana', password: 'x'.repeat(8) },
    hostile: [
      { account: 'x', name: 'x', password: 'long enough' },
      { account: 'ana', name: ' ', password: 'long enough' },
      { account: 'ana', name: 'x', password: 'short' },
    ],
  },
  'account.login': {
    valid: { account: 'ana', password: 'x' },
    hostile: [
      { account: ' ', password: 'x' },
      { account: 'ana', password: '' },
    ],
  },
  'account.logout': noArguments,

  'miniPrograms.list': noArguments,
  'miniPrograms.create': { valid: { name: 'x' }, hostile: [{ name: '' }, { name: ' ' }] },
  'miniPrograms.apps': noArguments,
  'miniPrograms.domains': noArguments,
  'miniPrograms.versions': noArguments,

  'notifications.list': {
    valid: { language: 'en' },
    optional: ['before'],
    hostile: [
      { language: 'xx' },
      { language: '../en' },
      ...[0, -1, 1.5, 2 ** 53, '7', [7]].map((before) => ({ language: 'en', before })),
      // Nobody is logged in.
      { language: 'en' },
    ],
  },
  'notifications.markRead': {
    valid: { ids: [1] },
    optional: ['ids'],
    hostile: [[0], [-1], [1.5], ['1'], [2 ** 53], Array.from({ length: 201 }, (_, index) => index + 1), [1]].map((ids) => ({ ids })),
  },

  'preview.create': {
    valid: { app: 'web', page: '', query: '' },
    hostile: ['../../x', '/etc/passwd', 'a\0b', 'pages/none'].map((page) => ({ app: 'web', page, query: '' })),
  },
  'upload.create': {
    valid: { version: '1.0.0', remarks: '' },
    hostile: [
      { version: ' ', remarks: '' },
      { version: 'x'.repeat(10_000), remarks: '' },
      { version: '../1', remarks: '' },
    ],
  },
  'upload.suggest': noArguments,
};
