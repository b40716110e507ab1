import js from '@eslint/js';
import hooks from 'eslint-plugin-react-hooks';
import ts from 'typescript-eslint';

/** Folders as they may be imported: by alias (`#` unescaped begins a comment), or by a path that climbs out of its own. */
const from = (...folders) => folders.flatMap((folder) => [`\\#${folder}/**`, `**/../${folder}/**`]);

/** A law of docs/architecture.md as a restriction on imports. */
const forbid = (message, group, extra = {}) => ({ group, message, ...extra });

const noWiderWorld = forbid('core is pure: no Electron, no Node, no DOM, no other folder.', [
  'electron',
  'electron/*',
  'electron-*',
  'node:*',
  'socket.io*',
  'ws',
  'conf',
  'react*',
  ...from('main', 'hub', 'renderer', 'preload', 'e2e'),
]);
const noElectron = forbid('Only main/hosts/electron, main/electron.ts and preload may know Electron.', [
  'electron',
  'electron/*',
  'electron-store',
]);
const noSocketIo = forbid('Socket.IO has one door: main/feed/transports/socket-io.ts.', ['socket.io-client']);
const noWs = forbid('WebSockets have one door on this side: main/hosts/web/sessions.ts.', ['ws']);
const noConf = forbid('conf has one door: main/config/conf-storage.ts.', ['conf']);
const noWindows = forbid('main does not reach into other processes.', from('renderer', 'preload', 'e2e'));
const noSchemasInPages = forbid(
  'Pages take only types from here: the schema library stays in the main process.',
  ['zod', '\\#core/ipc/**', '\\#core/config/schema', '\\#core/config/parse'],
  { allowTypeImports: true },
);

const restrict = (...patterns) => ({
  '@typescript-eslint/no-restricted-imports': ['error', { patterns }],
});

export default ts.config(
  { ignores: ['dist', 'release', 'coverage', '.tsbuild', 'node_modules', 'test-results', 'playwright-report'] },
  js.configs.recommended,
  {
    files: ['scripts/**/*.mjs', '*.config.js', '*.config.ts'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly', setTimeout: 'readonly' } },
  },
  {
    files: ['{core,main,preload,renderer,hub,e2e,scripts}/**/*.{ts,tsx}'],
    extends: [...ts.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['core', 'main', 'preload', 'renderer', 'hub', 'e2e', 'scripts'].map(
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
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.object.property.name='webContents'][callee.property.name='send']",
          message: 'webContents.send has one door: main/hosts/electron/ipc.ts.',
        },
      ],
    },
  },
  { files: ['core/**/*.ts'], rules: restrict(noWiderWorld) },
  {
    files: ['core/domain/**/*.ts', 'core/kernel/**/*.ts'],
    rules: restrict(noWiderWorld, forbid('No schemas inside the domain.', ['zod'])),
  },
  {
    files: ['hub/**/*.ts'],
    rules: restrict(
      noElectron,
      noSocketIo,
      forbid('The hub stands alone.', from('main', 'renderer', 'preload', 'e2e')),
    ),
  },
  { files: ['main/**/*.ts'], rules: restrict(noElectron, noSocketIo, noWs, noConf, noWindows) },
  { files: ['main/feed/transports/socket-io.ts'], rules: restrict(noElectron, noWs, noConf, noWindows) },
  { files: ['main/hosts/web/sessions.ts'], rules: restrict(noElectron, noSocketIo, noConf, noWindows) },
  { files: ['main/config/conf-storage.ts'], rules: restrict(noElectron, noSocketIo, noWs, noWindows) },
  {
    files: ['main/hosts/electron/**/*.ts', 'main/electron.ts'],
    rules: {
      ...restrict(
        noSocketIo,
        noWs,
        noConf,
        noWindows,
        forbid('ipcMain has one door: main/hosts/electron/ipc.ts.', ['electron'], {
          importNames: ['ipcMain', 'ipcRenderer'],
        }),
        forbid('BrowserWindow lives under main/hosts/electron/windows.', ['electron'], {
          importNames: ['BrowserWindow'],
          allowTypeImports: true,
        }),
      ),
    },
  },
  {
    files: ['main/hosts/electron/windows/**/*.ts'],
    rules: restrict(
      noSocketIo,
      noWs,
      noConf,
      noWindows,
      forbid('ipcMain has one door.', ['electron'], { importNames: ['ipcMain', 'ipcRenderer'] }),
    ),
  },
  {
    files: ['main/hosts/electron/ipc.ts'],
    rules: { ...restrict(noSocketIo, noWs, noConf, noWindows), 'no-restricted-syntax': 'off' },
  },
  {
    files: ['preload/**/*.ts'],
    rules: restrict(
      forbid('ipcRenderer has one door: preload/bridge.ts.', ['electron'], { importNames: ['ipcRenderer'] }),
      noSchemasInPages,
    ),
  },
  { files: ['preload/bridge.ts'], rules: restrict(noSchemasInPages) },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    extends: [hooks.configs.flat.recommended],
    rules: restrict(
      forbid('A page does not know its host.', [
        'electron',
        'electron/*',
        'node:*',
        'socket.io*',
        'ws',
        ...from('main', 'hub', 'preload', 'e2e'),
      ]),
      noSchemasInPages,
    ),
  },
  {
    files: ['**/*.test.{ts,tsx}', 'e2e/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
    },
  },
  { files: ['main/launch.ts', 'hub/cli.ts', 'main/cli/terminal.ts'], rules: { 'no-console': 'off' } },
);
