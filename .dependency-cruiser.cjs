/** Who may import whom: the table of ARCHITECTURE.md. A room may always import itself. */
const rooms = {
  'main/contract': [],
  'platform/contract': [],
  'simulator/protocol': [],
  'main/core': ['main/contract', 'simulator/compiler', 'simulator/protocol', 'simulator/host', 'platform/client', 'platform/contract'],
  'main/carriers': ['main/contract'],
  'main/electron': ['main/core', 'main/carriers', 'main/contract', 'simulator/protocol'],
  // The command line has no window of its own: `open` starts the browser shell's Node half.
  'main/browser': ['main/core', 'main/carriers', 'main/contract', 'simulator/protocol'],
  'main/cli': ['main/core', 'main/carriers', 'main/contract', 'main/browser', 'simulator/protocol', 'simulator/host', 'simulator/compiler'],
  preload: [],
  renderer: ['main/contract', 'main/carriers', 'simulator/protocol'],
  'simulator/logic': ['simulator/protocol', 'simulator/host'],
  'simulator/view': ['simulator/protocol', 'simulator/host'],
  'simulator/device': ['simulator/protocol', 'simulator/host'],
  'simulator/host': ['simulator/protocol'],
  'simulator/compiler': ['simulator/protocol'],
  'platform/domain': ['platform/contract'],
  'platform/store': ['platform/domain', 'platform/contract'],
  'platform/server': ['platform/domain', 'platform/store', 'platform/client', 'platform/contract'],
  'platform/client': ['platform/contract'],
  'platform/console': ['platform/contract', 'platform/client'],
  'platform/container': ['platform/contract', 'platform/client', 'simulator/protocol', 'simulator/host'],
};

/** Rooms whose code runs where there is no Node. Their tests run in Node and may use it. */
const withoutNode = [
  'main/contract',
  'platform/contract',
  'simulator/protocol',
  'renderer',
  'simulator/logic',
  'simulator/view',
  'simulator/device',
  'simulator/host',
  'platform/console',
  'platform/container',
  'platform/domain',
];

const TEST = '\\.test\\.tsx?$|/testing/|/fixtures/';
const OURS = '^(main|preload|renderer|simulator|platform)/';
const asPattern = (text) => text.replaceAll('/', '\\/');

/** @type {import('dependency-cruiser').IConfiguration} */
// The swc parser of dependency-cruiser reads each file as plain TypeScript, where JSX is a syntax error: say which files are TSX.
const { Compiler } = require('@swc/core');
const parseFileSync = Compiler.prototype.parseFileSync;
Compiler.prototype.parseFileSync = function parseWithJsx(file, options, ...rest) {
  return parseFileSync.call(this, file, { ...options, tsx: file.endsWith('.tsx') }, ...rest);
};

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'not-resolvable',
      severity: 'error',
      comment: 'An import must resolve.',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\?(raw|url|worker)$' },
    },
    ...Object.entries(rooms).map(([room, allowed]) => ({
      name: `${room.replace('/', '-')}-imports`,
      severity: 'error',
      comment: `${room} may import ${allowed.length > 0 ? allowed.join(', ') : 'no other room'}.`,
      from: { path: `^${asPattern(room)}/`, pathNot: TEST },
      to: { path: OURS, pathNot: [room, ...allowed].map((name) => `^${asPattern(name)}/`) },
    })),
    {
      name: 'no-node-in-pages',
      severity: 'error',
      comment: 'This code runs in a page or a worker.',
      from: { path: withoutNode.map((room) => `^${asPattern(room)}/`), pathNot: TEST },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'electron-only-in-its-shell',
      severity: 'error',
      comment: 'electron belongs to main/electron and preload.',
      from: { path: OURS, pathNot: '^(main/electron|preload)/' },
      to: { path: '(^|/)node_modules/electron/|^electron$' },
    },
    {
      name: 'contracts-use-zod-only',
      severity: 'error',
      comment: 'Contracts and protocol import zod and nothing else.',
      from: { path: '^(main/contract|platform/contract|simulator/protocol)/', pathNot: TEST },
      to: { dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer'], pathNot: 'node_modules/zod/' },
    },
    {
      name: 'core-without-shells',
      severity: 'error',
      comment: 'The backend knows neither React nor a shell.',
      from: { path: '^main/core/' },
      to: { path: 'node_modules/(react|react-dom|electron|electron-store)/' },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    includeOnly: undefined,
    exclude: { path: '^(dist|release|templates|examples)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.css'],
    },
  },
};
