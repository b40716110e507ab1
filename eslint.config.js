import js from '@eslint/js';
import hooks from 'eslint-plugin-react-hooks';
import ts from 'typescript-eslint';

/** Folders as they may be imported: by alias (`#` unescaped begins a comment), or by a path that climbs out of its own. */
const from = (...folders) =>
  folders.flatMap((folder) => [`\\#${folder}/**`, `**/../${folder.replace(/^main\//, '')}/**`]);

/** A law of docs/architecture.md as a restriction on imports. */
const forbid = (message, group, extra = {}) => ({ group, message, ...extra });

const restrict = (...patterns) => ({
  '@typescript-eslint/no-restricted-imports': ['error', { patterns }],
});

const noWiderWorld = [
  {
    regex: '^(?!\\.{1,2}/|#core/|zod$|@jmespath-community/jmespath$)',
    message: 'core is pure: no Electron, no Node, no DOM, no package but the schemas.',
  },
  forbid('core knows no other folder.', from('main', 'hub', 'renderer', 'preload', 'e2e')),
];
const noExpressions = forbid('Expressions have one door: core/config/expression.ts.', ['@jmespath-community/jmespath']);
const noElectron = forbid('Only main/hosts/electron, main/electron.ts and preload may know Electron.', [
  'electron',
  'electron/*',
  'electron-store',
]);
const noSocketIo = forbid('Socket.IO has one door: main/feed/transports/socket-io.ts.', [
  'socket.io-client',
  'engine.io-client',
]);
const noWs = forbid(
  'WebSockets have one door on each side: main/feed/transports/websocket.ts to backends, main/hosts/web/sessions.ts to walls.',
  ['ws'],
);
const noWsInHub = forbid('WebSockets have one door in the hub: hub/web-socket-server.ts.', ['ws']);
const hubAlone = forbid('The hub stands alone.', from('main', 'renderer', 'preload', 'e2e'));
const noConf = forbid('conf has one door: main/config/conf-storage.ts.', ['conf']);
const noWindows = forbid('main does not reach into other processes.', from('renderer', 'preload', 'e2e'));
const noHub = forbid('main starts the hub in main/app/demo-server.ts; the roots take its clock.', from('hub'));
const noDisk = forbid('The disk arrives as the port Files.', ['fs', 'fs/**', 'node:fs', 'node:fs/**']);
const noSchemasInPages = forbid(
  'Pages take only types from here: the schema library stays in the main process.',
  ['zod', '\\#core/ipc/**', '!\\#core/ipc/wire', '\\#core/config/schema', '\\#core/config/parse'],
  { allowTypeImports: true },
);

const noOthersInPreload = {
  regex: '^(?!\\./|#core/|electron$)',
  message: 'A sandboxed preload has Electron, and of this app core and its own folder.',
};

/** What each part of main may use of the others. */
const PARTS = {
  adapters: ['ports'],
  app: ['board', 'celebrations', 'config', 'feed', 'history', 'hosts', 'outbox', 'ports', 'telemetry'],
  board: ['ports'],
  celebrations: ['ports'],
  cli: ['config', 'ports'],
  config: ['ports'],
  feed: ['outbox', 'ports'],
  history: ['ports'],
  hosts: ['cli', 'config', 'ports'],
  outbox: ['ports'],
  ports: [],
  telemetry: ['celebrations', 'feed', 'outbox', 'ports'],
};
/** Parts that deal with the disk itself, or are there to start the app. */
const ON_DISK = ['adapters', 'cli', 'hosts'];

/** Restrictions on one part of main, without those in `doors`. */
function part(name, ...doors) {
  const others = Object.keys(PARTS).filter((other) => other !== name && !PARTS[name].includes(other));
  const laws = [noElectron, noExpressions, noSocketIo, noWs, noConf, noWindows, noHub];
  return [
    ...laws.filter((law) => !doors.includes(law)),
    ...(ON_DISK.includes(name) ? [] : [noDisk]),
    forbid(
      `main/${name} may use core and, of main, ${PARTS[name].join(', ') || 'nothing'}.`,
      from(...others.map((other) => `main/${other}`)),
    ),
  ];
}

const noShells = forbid('The application does not know its shell.', from('main/hosts/electron', 'main/hosts/web'));
const onlyIpcDoor = forbid('ipcMain has one door: main/hosts/electron/ipc.ts.', ['electron'], {
  importNames: ['ipcMain', 'ipcRenderer', 'default'],
});
const onlyWindows = forbid('BrowserWindow lives under main/hosts/electron/windows.', ['electron'], {
  importNames: ['BrowserWindow', 'BaseWindow', 'WebContentsView'],
  allowTypeImports: true,
});

const syntax = (...more) => ({
  'no-restricted-syntax': [
    'error',
    { selector: 'ImportExpression', message: 'An import that is no statement would pass the laws unseen.' },
    ...more,
  ],
});
const noSend = {
  selector: "CallExpression[callee.object.property.name=/^(webContents|mainFrame)$/][callee.property.name='send']",
  message: 'webContents.send has one door: main/hosts/electron/ipc.ts.',
};
const noSendAtAll = {
  selector: 'CallExpression[callee.property.name=/^(send|sendToFrame|postMessage)$/]',
  message: 'Messages to pages have one door: main/hosts/electron/ipc.ts.',
};
const noOwnDate = {
  selector: "NewExpression[callee.name='Date'][arguments.length=0]",
  message: 'Time arrives through the constructor: Clock.',
};

/** Time, randomness and the network arrive through the constructor. */
const injected = {
  'no-restricted-globals': [
    'error',
    ...['setTimeout', 'setInterval', 'performance'].map((name) => ({
      name,
      message: 'Time arrives through the constructor: Clock.',
    })),
    { name: 'fetch', message: 'The network arrives through the constructor: Fetch.' },
  ],
  'no-restricted-properties': [
    'error',
    { object: 'Date', property: 'now', message: 'Time arrives through the constructor: Clock.' },
    { object: 'Math', property: 'random', message: 'Randomness arrives through the constructor: Random.' },
    ...['setTimeout', 'setInterval', 'performance'].map((property) => ({
      object: 'window',
      property,
      message: 'Time arrives through the constructor: Clock.',
    })),
  ],
};

export default ts.config(
  { ignores: ['dist', 'release', 'coverage', '.tsbuild', 'node_modules', 'test-results', 'playwright-report'] },
  js.configs.recommended,
  {
    files: ['scripts/**/*.mjs', '*.config.js', '*.config.ts'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly', setTimeout: 'readonly' } },
  },
  {
    files: ['{core,main,preload,renderer,hub,e2e,bench,scripts}/**/*.{ts,tsx}'],
    extends: [...ts.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['core', 'main', 'preload', 'renderer', 'hub', 'e2e', 'bench/pages', 'bench', 'scripts'].map(
          (folder) => `./${folder}/tsconfig.json`,
        ),
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'no-console': 'error',
      ...syntax(noSend, noOwnDate),
      ...injected,
    },
  },
  { files: ['core/**/*.ts'], rules: restrict(...noWiderWorld, noExpressions) },
  { files: ['core/config/expression.ts'], rules: restrict(...noWiderWorld) },
  {
    files: ['core/domain/**/*.ts', 'core/kernel/**/*.ts'],
    rules: restrict(...noWiderWorld, noExpressions, forbid('No schemas inside the domain.', ['zod'])),
  },
  { files: ['hub/**/*.ts'], rules: restrict(noElectron, noSocketIo, noWsInHub, hubAlone) },
  { files: ['hub/web-socket-server.ts'], rules: restrict(noElectron, noSocketIo, hubAlone) },
  { files: ['main/*.ts'], rules: restrict(noElectron, noSocketIo, noWs, noConf, noWindows) },
  ...Object.keys(PARTS).map((name) => ({ files: [`main/${name}/**/*.ts`], rules: restrict(...part(name)) })),
  { files: ['main/app/**/*.ts'], rules: restrict(...part('app'), noShells) },
  { files: ['main/app/demo-server.ts'], rules: restrict(...part('app', noHub), noShells) },
  { files: ['main/feed/transports/socket-io.ts'], rules: restrict(...part('feed', noSocketIo)) },
  { files: ['main/feed/transports/websocket.ts'], rules: restrict(...part('feed', noWs)) },
  { files: ['main/hosts/web/sessions.ts'], rules: restrict(...part('hosts', noWs)) },
  { files: ['main/config/conf-storage.ts'], rules: restrict(...part('config', noConf)) },
  {
    files: ['main/electron.ts'],
    rules: { ...restrict(noSocketIo, noWs, noConf, noWindows, onlyIpcDoor, onlyWindows), ...syntax(noSendAtAll) },
  },
  {
    files: ['main/hosts/electron/**/*.ts'],
    rules: {
      ...restrict(...part('hosts', noElectron), onlyIpcDoor, onlyWindows),
      ...syntax(noSendAtAll, noOwnDate),
    },
  },
  {
    files: ['main/hosts/electron/windows/**/*.ts'],
    rules: restrict(...part('hosts', noElectron), onlyIpcDoor),
  },
  {
    files: ['main/hosts/electron/ipc.ts'],
    rules: { ...restrict(...part('hosts', noElectron), onlyWindows), ...syntax(noOwnDate) },
  },
  {
    files: ['preload/**/*.ts'],
    rules: restrict(
      forbid('ipcRenderer has one door: preload/bridge.ts.', ['electron'], { importNames: ['ipcRenderer', 'default'] }),
      noOthersInPreload,
      noSchemasInPages,
    ),
  },
  { files: ['preload/bridge.ts'], rules: restrict(noOthersInPreload, noSchemasInPages) },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    extends: [hooks.configs.flat.recommended],
    rules: restrict(
      forbid('A page does not know its host.', [
        'electron',
        'electron/*',
        'electron-*',
        'conf',
        'node:*',
        'socket.io*',
        'ws',
        ...from('main', 'hub', 'preload', 'e2e'),
      ]),
      noSchemasInPages,
    ),
  },
  {
    // What tests and their helpers need. The laws are about the app.
    files: ['**/*.test.{ts,tsx}', '**/testing/**/*.ts', 'e2e/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': 'off',
      'no-restricted-syntax': 'off',
      'no-restricted-globals': 'off',
      'no-restricted-properties': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    // Measures the real parts beside others' clients, in real time.
    files: ['bench/**/*.{ts,tsx}'],
    rules: {
      ...restrict(noElectron, forbid('The bench measures main, the hub and core.', from('renderer', 'preload'))),
      'no-restricted-globals': 'off',
      'no-restricted-properties': 'off',
    },
  },
  {
    // Composition roots, and the real clocks.
    files: [
      'main/{launch,web,electron}.ts',
      'hub/{cli,system-clock}.ts',
      'preload/web.ts',
      'renderer/{wall,settings}/main.tsx',
      'renderer/wall/page-clock.ts',
    ],
    rules: { 'no-restricted-globals': 'off', 'no-restricted-properties': 'off' },
  },
  { files: ['main/launch.ts', 'hub/cli.ts', 'bench/main.ts'], rules: { 'no-console': 'off' } },
);
